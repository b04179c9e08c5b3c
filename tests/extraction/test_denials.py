"""Denials that hang on a claim: who denies, and what they answer."""

import pytest

from claims.extraction.denials import denials
from claims.extraction.proposal import Proposal
from claims.extraction.sentences import sentences
from claims.vocab.kinds import Mode, SpeechAct
from claims.vocab.selectors import Span

CLAIMED = "The union said the pier was shut"


def said(text: str) -> Proposal:
    span = Span(text.index("the pier"), text.index("shut") + 4)
    return Proposal((span,), Span(10, 14), Span(0, 9), Mode.INDIRECT, SpeechAct.ASSERTS, "", 0.9)


def read(text: str, found: list[Proposal]) -> list[tuple[str, str, str, bool]]:
    return [
        (text[one.source.start : one.source.end], text[one.cue.start : one.cue.end], one.speech_act, bool(one.answers))
        for one in denials(text, found, sentences(text, "en"))
        if one.source and one.cue
    ]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (", a claim that was dismissed by the board.", ("the board", "was dismissed by", "denies", True)),
        (", a claim the board dismissed.", ("the board", "dismissed", "denies", True)),
        (", which the board denies.", ("the board", "denies", "denies", True)),
        (", a report that the board confirmed.", ("the board", "confirmed", "confirms", True)),
        (", and the board met on Monday.", None),
        (", a claim made in May. The board met and rejected a bid.", None),
    ],
)
def test_what_hangs_on_a_claim_answers_it(rest: str, expected: tuple[str, str, str, bool] | None) -> None:
    text = CLAIMED + rest
    assert read(text, [said(text)]) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The report was denied by the Harbour Board.", "the Harbour Board"),
        ("The report was denied by officials.", "officials"),
        ("The plan was rejected by large, but divided, majorities.", None),
        ("The report was denied.", None),
    ],
)
def test_a_passive_denial_names_who_denies(text: str, who: str | None) -> None:
    assert [one[0] for one in read(text, [])] == ([who] if who else [])
