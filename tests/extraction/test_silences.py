"""Silences: who is said not to have answered, and about what; never a denial."""

import pytest

from claims.extraction.sentences import sentences
from claims.extraction.silences import silences
from claims.vocab.kinds import SpeechAct


def read(text: str, found=()) -> list[tuple[str, str, str, str]]:
    return [
        (text[one.source.start : one.source.end], text[one.cue.start : one.cue.end], one.words(text), one.speech_act)
        for one in silences(text, list(found), sentences(text, "en"))
        if one.source and one.cue
    ]


@pytest.mark.parametrize(
    ("text", "who", "cue", "about"),
    [
        ("The board did not respond to a request.", "The board", "did not respond to", "a request"),
        ("The board has yet to confirm the remarks, but it may.", "The board", "has yet to confirm", "the remarks"),
        ("The board did not respond.", "The board", "did not", "respond"),
        ("The board could not be reached for comment.", "The board", "could not be reached for", "comment"),
        ("The board didn’t return several calls.", "The board", "didn’t return", "several calls"),
        ("On Friday the board did not respond to a letter.", "the board", "did not respond to", "a letter"),
        ("The board, which owns it, did not respond to a letter.", "The board", "did not respond to", "a letter"),
        (
            "An aide to Mr. Stone could not be reached for comment.",
            "An aide to Mr. Stone",
            "could not be reached for",
            "comment",
        ),
        (
            "The owners’ club had not responded to a letter Monday.",
            "The owners’ club",
            "had not responded to",
            "a letter",
        ),
        ("North and South did not respond to a letter.", "North and South", "did not respond to", "a letter"),
        ("The mill shut and the board did not respond.", "the board", "did not", "respond"),
        ("The board could not be reached at the mill.", "The board", "could not be", "reached"),
    ],
)
def test_a_silence_names_who_and_about_what(text: str, who: str, cue: str, about: str) -> None:
    assert read(text) == [(who, cue, about, SpeechAct.SILENT)]


def test_to_decline_is_an_answer_of_its_own() -> None:
    assert read("The board declined to comment on the pier.")[0][3] == SpeechAct.DECLINES


@pytest.mark.parametrize(
    "text", ["The board did not return to the pier.", "Did not respond.", "The board answered the letter.", ""]
)
def test_what_is_no_silence(text: str) -> None:
    assert read(text) == []


def test_what_was_found_is_not_found_again() -> None:
    text = "The board did not respond to a request."
    assert read(text, silences(text, [], sentences(text, "en"))) == []
