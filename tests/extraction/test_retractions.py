"""What is taken back: by whom, which earlier words, and what is none of it."""

import pytest

from claims.extraction.proposal import Proposal
from claims.extraction.proposing import proposals
from claims.extraction.retractions import retractions
from claims.extraction.sentences import sentences


def read(text: str) -> list[Proposal]:
    return proposals(text, "en", rules_alone=True)


SAID = "The union said that the pier was shut. "


def taking(text: str) -> list[tuple[str, str, str]]:
    made = retractions(text, [], sentences(text, "en"))
    return [
        (text[one.source.start : one.source.end], text[one.cue.start : one.cue.end], one.words(text))
        for one in made
        if one.source and one.cue
    ]


@pytest.mark.parametrize(
    ("text", "who", "cue", "what"),
    [
        ("On Tuesday he withdrew the remark.", "he", "withdrew", "the remark"),
        ("The mayor, who had agreed, has since retracted the claim.", "The mayor", "has since retracted", "the claim"),
        ("The coach apologised for calling it theft.", "The coach", "apologised for", "calling it theft"),
        ("The board immediately took it back.", "The board", "took", "it"),
        ("The witness recanted.", "The witness", "recanted", "recanted"),
        ("The club had to withdraw its claims and he left.", "The club", "had to withdraw", "its claims"),
        ("The paper issued a correction of its report.", "The paper", "issued a correction of", "its report"),
    ],
)
def test_who_takes_what_back(text: str, who: str, cue: str, what: str) -> None:
    assert taking(text) == [(who, cue, what)]


@pytest.mark.parametrize(
    "text",
    [
        "The army withdrew its troops.",
        "The union has not withdrawn the claim.",
        "The union would have withdrawn the claim.",
        "The master corrected the figures.",
        "The board apologised for the delay.",
        "The museum took back the vase.",
    ],
)
def test_nothing_is_taken_back(text: str) -> None:
    assert taking(text) == []


def test_what_was_said_before_is_linked_and_gone() -> None:
    said, back = read(f"{SAID}It later withdrew the claim.")
    assert (said.status, back.speech_act, back.answers) == ("retracted", "retracts", said.content[0])


def test_what_was_never_told_before_is_a_link_of_its_own() -> None:
    text = "The board said that it rained all day. The union retracted its claim that the pier was shut."
    rained, back, own = read(text)
    assert (rained.status, own.status, own.words(text)) == ("heard", "retracted", "the pier was shut")
    assert back.answers == own.content[0]


def test_a_report_that_was_withdrawn_by_nobody_named_is_gone() -> None:
    [said] = read(f"{SAID}The report has since been withdrawn.")
    assert said.status == "retracted"
    [kept] = read(f"{SAID}The report, if it is wrong, must not have been withdrawn.")
    assert kept.status == "heard"


def test_nobody_takes_back_what_others_said() -> None:
    said, back = read(f"{SAID}The board withdrew the claim.")
    assert (said.status, back.answers) == ("heard", None)
