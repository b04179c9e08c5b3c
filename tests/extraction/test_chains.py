"""Through whom the words came, and how far they are known to have been said."""

import pytest

from claims.extraction import proposing
from claims.extraction.engine.found import Found
from claims.extraction.proposal import Proposal
from claims.extraction.proposing import proposals
from claims.extraction.statements import statements
from claims.vocab.kinds import Mode, SpeechAct
from claims.vocab.selectors import Span


class Reader:
    """An engine that finds what stands in braces: {source} {cue} {content}, in this order of braces."""

    def __init__(self, *parts: tuple[str, str, str]) -> None:
        self.parts = parts

    def read(self, text: str) -> list[Found]:
        def place(words: str) -> tuple[Span, ...]:
            return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

        return [
            Found(place(content), place(cue), place(source), Mode.DIRECT, SpeechAct.ASSERTS, 0.9, {})
            for source, cue, content in self.parts
        ]


@pytest.fixture
def read(monkeypatch):
    def by(text: str, *parts: tuple[str, str, str]) -> list[Proposal]:
        monkeypatch.setattr(proposing.loading, "engine", lambda: Reader(*parts))
        return proposals(text, "en")

    return by


def hops(one: Proposal) -> list[tuple[str, str]]:
    return [(voice.named, str(voice.status)) for voice in one.voices]


def test_a_speaker_inside_anothers_words_is_reported(read) -> None:
    text = "“The road is open. The envoy noted that he will come soon,” the office said."
    outer, inner = read(text, ("the office", "said", "The road is open. The envoy noted that he will come soon"))
    assert hops(outer) == [("the office", "heard")]
    assert hops(inner) == [("the office", "heard"), ("The envoy", "reported")]
    assert inner.words(text) == "he will come soon"
    assert [one.words(text) for one in statements(text, "en", [outer, inner])] == [
        "The road is open.",
        "he will come soon",
    ]


@pytest.mark.parametrize(
    ("text", "through"),
    [
        ("The minister told Reuters that the road is open.", "Reuters"),
        (
            "The minister told the Delta Press news agency on Friday that the road is open.",
            "the Delta Press news agency",
        ),
        ("The minister said in an interview with the BBC that the road is open.", "the BBC"),
        ("The minister said that the road is open, reports the agency Delta Press.", "the agency Delta Press"),
        ("The minister told parliament that the road is open.", None),
        ("The minister told reporters that the road is open.", None),
    ],
)
def test_who_heard_it_stands_between(read, text: str, through: str | None) -> None:
    cue = "told" if "told" in text else "said"
    [one] = read(text, ("The minister", cue, "that the road is open"))
    expected = [(through, "heard"), ("The minister", "reported")] if through else [("The minister", "heard")]
    assert hops(one) == expected


def test_what_is_told_in_a_closing_clause_is_reported(read) -> None:
    text = "The two sides agreed to open the road on Monday, the press office of the cabinet said"
    inner, outer = read(text, ("The two sides", "agreed", "to open the road"))
    assert hops(inner) == [("the press office of the cabinet", "heard"), ("The two sides", "reported")]
    assert hops(outer) == [("the press office of the cabinet", "heard")]


def test_what_names_nobody(read) -> None:
    text = "The land is widely recognised as free. It was alleged that a road was shut. It seems late."
    parts = [
        ("", "is widely recognised", "as free"),
        ("", "was alleged", "that a road was shut"),
        ("", "seems", "late"),
    ]
    narrated, unnamed = statements(text, "en", read(text, *parts))
    assert (narrated.words(text), narrated.mode) == ("The land is widely recognised as free.", Mode.NARRATION)
    assert [(voice.is_unnamed, voice.status) for voice in unnamed.voices] == [(True, "reported")]
