"""The engine and the rules together, on any text: places that hold, words as they stand, and no failure."""

from collections.abc import Iterator
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import proposing
from claims.extraction.engine.reading import Engine
from claims.extraction.proposing import proposals
from claims.extraction.statements import statements
from claims.vocab.selectors import Span, quote_at

PIECES = [
    "“The pier is open to all,” the office said.", "THE MAYOR SAID THE PIER WAS SHUT.", "Министр сказал, что да.",
    "«Նավամատույցը բաց է»", "a claim that was dismissed by the board", "She denied having said so.", "“", "”", '"',
    "‘", "’", "„", "«", "»", "(“", "\u200b", "\u200d", "e\u0301", "\u202e", "🇦🇲👩‍👧", "\n", "\n\n", "\n“", "| a | b |",
    "The envoy told Reuters that", "according to the Courier,", "has yet to confirm", "which", "on Thursday",
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def with_engine(engine: Engine) -> Iterator[None]:
    with mock.patch.object(proposing.loading, "engine", return_value=engine):
        yield


def places(text: str) -> list[Span]:
    made = proposals(text, "en")
    assert all(one.content and 0 <= one.confidence <= 1 and one.because for one in made)
    return [
        span
        for one in (*made, *statements(text, "en", made))
        for span in (*one.content, one.cue, one.source, *one.through, one.answers, *(v.span for v in one.voices))
        if span
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
@settings(max_examples=30)
def test_places_hold_and_words_stand_there(text: str) -> None:
    assert all(quote_at(text, span).exact == text[span.start : span.end] for span in places(text))


@given(st.text(max_size=120))
@settings(max_examples=20)
def test_any_text_is_read(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in places(text))


def test_a_text_in_capitals_is_attributed() -> None:
    text = "THE MAYOR SAID THAT THE PIER WAS UNSAFE. “THE PIER IS UNSAFE AND SHUT,” THE HARBOUR OFFICE SAID."
    found = [text[one.source.start : one.source.end] for one in proposals(text, "en") if one.source]
    assert found == ["THE MAYOR", "THE HARBOUR OFFICE"]


def test_paragraphs_that_open_anew_are_one_quotation() -> None:
    text = (
        "The mayor said: “The pier is unsafe and it is shut.\n“The board was told so in May.\n“Nobody listened then.”"
    )
    [one] = proposals(text, "en")
    assert one.words(text).endswith("Nobody listened then.")
    assert len(one.content) == 3
