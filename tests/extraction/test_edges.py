"""The ends of what was said, with the marks that belong to it."""

import pytest

from claims.extraction.edges import with_marks, without_that
from claims.vocab.selectors import Span


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("He asked: “Why now?”", "Why now", "Why now?"),
        ("“It is open,” she said", "It is open", "It is open"),
        ("“It is open.” She left.", "It is open", "It is open."),
        ("She said it is open. He left.", "it is open", "it is open"),
        ("He called it “a fine day” and left", "a fine day” and left", "“a fine day” and left"),
        ("that the road (the old one) is open", "the road (the old one", "the road (the old one)"),
        ("up by 12% today", "up by 12", "up by 12%"),
        ('He said it was "over"', 'it was "over', 'it was "over"'),
    ],
)
def test_with_marks(text: str, found: str, expected: str) -> None:
    span = with_marks(text, Span(text.index(found), text.index(found) + len(found)))
    assert text[span.start : span.end] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("that the road is open", "the road is open"),
        ("that", "that"),
        ("That “no” holds", "“no” holds"),
        ("thatch", "thatch"),
    ],
)
def test_without_that(text: str, expected: str) -> None:
    span = without_that(text, Span(0, len(text)))
    assert text[span.start : span.end] == expected
