"""The engine and the rules together: one proposal for the same words, and each says why."""

import pytest

from claims.extraction import proposing
from claims.extraction.engine.found import Found
from claims.extraction.proposing import proposals
from claims.extraction.store import suggest
from claims.models import Attribution
from claims.vocab.kinds import Mode, SpeechAct
from claims.vocab.selectors import Span
from tests.factories import CaptureFactory

TEXT = (
    "“The pier is open to all,” the harbour office said. "
    "Ann Lee denied closing the road. “It was never shut at all,” said Bo."
)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


class Reader:
    """An engine that found two things."""

    def read(self, _text: str) -> list[Found]:
        return [
            self.found("The pier is open", "said", "the harbour office", SpeechAct.ASSERTS),
            self.found("closing the road", "denied", "Ann Lee", SpeechAct.DENIES),
            Found((span("Ann Lee"),), (), (), Mode.INDIRECT, SpeechAct.ASSERTS, 0.2, {}),
        ]

    def found(self, content: str, cue: str, source: str, act: SpeechAct) -> Found:
        return Found((span(content),), (span(cue),), (span(source),), Mode.INDIRECT, act, 0.9, {})


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing.loading, "engine", Reader)


def words(lang: str = "en", **how: bool) -> list[str]:
    return [" … ".join(TEXT[part.start : part.end] for part in one.content) for one in proposals(TEXT, lang, **how)]


@pytest.mark.usefixtures("reader")
def test_rules_add_what_the_engine_did_not_find() -> None:
    assert words() == ["The pier is open", "closing the road", "Ann Lee", "It was never shut at all"]


@pytest.mark.usefixtures("reader")
def test_rules_alone_where_asked_or_in_another_language() -> None:
    assert words(rules_alone=True) == ["The pier is open to all", "It was never shut at all"]
    assert words("de") == []


@pytest.mark.usefixtures("reader")
def test_the_reason_names_the_words() -> None:
    because = proposals(TEXT, "en-GB")[1].because
    assert all(part in because for part in ("denied", "Ann Lee", "90"))


@pytest.mark.django_db
@pytest.mark.usefixtures("reader")
def test_what_names_no_source_is_not_stored_and_nothing_twice() -> None:
    capture = CaptureFactory(text=TEXT)
    assert (suggest(capture), suggest(capture), suggest(capture, rules_alone=True)) == (3, 0, 0)
    denial = Attribution.objects.get(speech_act=SpeechAct.DENIES)
    assert {(p.role, p.exact) for p in denial.passages.all()} == {
        ("content", "closing the road"),
        ("cue", "denied"),
        ("source", "Ann Lee"),
    }
    assert [hop.as_named for hop in denial.hops.all()][1] == "Ann Lee"
