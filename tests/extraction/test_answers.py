"""What a denial or a silence answers: an earlier attribution, or none."""

from dataclasses import replace

import pytest

from claims.extraction.answers import answered
from claims.extraction.proposal import Proposal
from claims.extraction.sentences import sentences
from claims.vocab.kinds import HopStatus, Mode, SpeechAct
from claims.vocab.selectors import Span

ASSERTS, DENIES, SILENT = SpeechAct.ASSERTS, SpeechAct.DENIES, SpeechAct.SILENT


def one(text: str, who: str, cue: str, what: str, act: SpeechAct) -> Proposal:
    def last(words: str) -> Span:
        return Span(text.rindex(words), text.rindex(words) + len(words))

    return Proposal((last(what),), last(cue), last(who), Mode.INDIRECT, act, "", 0.9)


def answer(text: str, *found: tuple) -> str | None:
    last = answered(text, [one(text, *each) for each in found], sentences(text, "en"))[-1]
    return text[last.answers.start : last.answers.end] if last.answers else None


UNION = ("The union", "said", "the pier was shut", ASSERTS)
BEGUN = "The union said the pier was shut. "


@pytest.mark.parametrize(
    ("rest", "denial", "expected"),
    [
        ("The board denied it.", ("The board", "denied", "it", DENIES), "the pier was shut"),
        ("The board denied that claim.", ("The board", "denied", "that claim", DENIES), "the pier was shut"),
        ("The board denied that the pier shut.", ("The board", "denied", "that the pier shut", DENIES), UNION[2]),
        ("The board denied owing rent.", ("The board", "denied", "owing rent", DENIES), None),
        ("The union denied it.", ("The union", "denied", "it", DENIES), None),  # nobody answers themselves
        ("The board noted it.", ("The board", "noted", "it", ASSERTS), None),
    ],
)
def test_a_denial_answers_what_it_points_to_or_repeats(rest: str, denial: tuple, expected: str | None) -> None:
    text = BEGUN + rest
    assert answer(text, UNION, denial) == expected


def test_one_may_answer_what_others_say_that_one_has_said() -> None:
    text = "The Courier wrote that the mayor said the pier was shut. The mayor denied having said so."
    told = one(
        "The Courier wrote that the mayor said the pier was shut. ", "the mayor", "said", "the pier was shut", ASSERTS
    )
    denial = one(text, "The mayor", "denied", "having said so", DENIES)
    from_others = replace(told, status=HopStatus.REPORTED)
    bounds = sentences(text, "en")
    assert answered(text, [from_others, denial], bounds)[1].answers == told.content[0]
    assert answered(text, [told, denial], bounds)[1].answers is None


def test_a_silence_is_about_whoever_was_spoken_of() -> None:
    text = "The union said the board owes rent. The pier is old. The board did not respond to a request."
    spoken = ("The union", "said", "the board owes rent", ASSERTS)
    assert answer(text, spoken, ("The board", "did not respond to", "a request", SILENT)) == "the board owes rent"
    assert answer(text, spoken, ("The pier", "did not respond to", "a request", SILENT)) is None


def test_what_is_too_far_back_is_forgotten() -> None:
    text = BEGUN + "It rained. " * 300 + "The board denied it."
    assert answer(text, UNION, ("The board", "denied", "it", DENIES)) is None
