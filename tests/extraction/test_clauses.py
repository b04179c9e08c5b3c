"""Indirect speech by rules alone: who, which verb, what; and what is left alone."""

import pytest

from claims.extraction.assertions import assertions
from claims.extraction.clauses import clauses
from claims.extraction.proposing import proposals
from claims.extraction.sentences import sentences


def read(text: str, finder=clauses) -> list[tuple[str, str, str]]:
    return [
        (text[one.source.start : one.source.end], text[one.cue.start : one.cue.end], one.words(text))
        for one in finder(text, [], sentences(text, "en"))
        if one.source and one.cue
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Late in May, the board said it’s shut.", []),  # too little to be sure of
        ("By then, the board said it had been shut.", [("the board", "said", "it had been shut")]),
        ("The board, a body of nine, said that the pier was shut.", [("The board", "said", "the pier was shut")]),
        ("The board denied it and said that the pier was safe.", [("The board", "said", "the pier was safe")]),
        (
            "The board said the pier was shut, adding that it would open in May.",
            [("The board", "said", "the pier was shut"), ("The board", "adding", "it would open in May")],
        ),
        ("The pier, the board said, was shut in May.", [("the board", "said", "The pier … was shut in May")]),
        ("The pier was shut in May, he said.", [("he", "said", "The pier was shut in May")]),
        ("The pier was shut in May, says Yerevan.", [("Yerevan", "says", "The pier was shut in May")]),
        ("Baku: corridor is open again", [("Baku", ":", "corridor is open again")]),
        ("The mayor called the pier “a heap of rust.”", [("The mayor", "called", "the pier “a heap of rust.”")]),
        ("The board asked the mayor to close the pier.", [("The board", "asked", "to close the pier")]),
        ("The board vowed to close the pier.", [("The board", "vowed", "to close the pier")]),
        ("A poll found the mayor ahead by two.", [("A poll", "found", "the mayor ahead by two")]),
    ],
)
def test_a_clause_reports(text: str, found: list[tuple[str, str, str]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "We said that the pier was shut.",
        "The board did not say that the pier was shut.",
        "The results will be announced after it is shut.",
        "The board said on Friday.",
        "Those who say the pier is shut are many.",
        "Update: the pier is shut again",
        "The board called for a “thorough look”.",
        "The pier is said to be shut.",
        "",
    ],
)
def test_what_reports_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The union’s claim that the line was rigged was denied.", [("The union’s", "claim", "the line was rigged")]),
        ("He repeated his assertion that the pier was shut.", [("his", "assertion", "the pier was shut")]),
        ("In the words of the mayor, the pier is shut.", [("the mayor", "In the words of", "the pier is shut")]),
        ("Claims that the line was rigged were denied.", []),
    ],
)
def test_a_noun_reports(text: str, found: list[tuple[str, str, str]]) -> None:
    assert read(text, assertions) == found


def test_what_is_quoted_is_found_once_and_its_parts_are_one() -> None:
    quote = "“The pier is shut today,” the mayor said. “It will open again in May.”"
    text = f"{quote}\n\nBy then, the board said it had been shut."
    quoted, said = proposals(text, "en", rules_alone=True)
    assert quoted.words(text) == "The pier is shut today … It will open again in May."
    assert said.words(text) == "it had been shut"
