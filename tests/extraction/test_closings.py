"""Sentences by their first and last words: who said it, and what is no reporting clause."""

import pytest

from claims.extraction.closings import closings, openings
from claims.extraction.proposal import Proposal
from claims.extraction.sentences import sentences
from claims.vocab.kinds import Mode


def read(finder, text: str, found: list[Proposal] | None = None) -> list[tuple[str, str, str]]:
    made = finder(text, found or [], sentences(text, "en"))
    assert all(one.source and one.cue for one in made)
    return [
        (one.words(text), text[one.cue.start : one.cue.end], text[one.source.start : one.source.end]) for one in made
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier is shut, the harbour office said.", ("The pier is shut", "said", "the harbour office")),
        ("The pier is shut, the office said in May.", ("The pier is shut", "said", "the office")),
        ("The pier is shut, he said.", None),  # left to whatever reads pronouns
        ("The Courier wrote, a report that his office denied.", None),
        ("It was shut, and the talks have continued.", None),
        ("", None),
    ],
)
def test_the_last_words_say_who(text: str, expected: tuple[str, str, str] | None) -> None:
    assert read(closings, text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour office said that the pier is shut.", ("the pier is shut", "said", "The harbour office")),
        ("According to the Courier, the pier is shut.", ("the pier is shut", "According to", "the Courier")),
        ("The pier is shut, according to the board.", ("The pier is shut", "according to", "the board")),
        ("The board promised to mend the pier.", ("to mend the pier", "promised", "The board")),
        ("Work goes on according to plan.", None),
        ("Having said that the pier is shut, he left.", None),
    ],
)
def test_the_first_words_say_who(text: str, expected: tuple[str, str, str] | None) -> None:
    assert read(openings, text) == ([expected] if expected else [])


def test_what_was_found_is_left_alone() -> None:
    text = "The harbour office said “we shut the pier”, the Courier said."
    found = closings(text, [], sentences(text, "en"))
    assert found[0].mode == Mode.MIXED
    assert read(closings, text, found) == []
