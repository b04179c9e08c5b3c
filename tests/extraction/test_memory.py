"""What was suggested stays known; a better reader takes back only what nobody has touched."""

import pytest

from claims.curation.actions import correct_attribution, reject_suggestion
from claims.curation.said import Link, Said
from claims.extraction import proposing, store
from claims.extraction.proposal import Proposal
from claims.extraction.proposing import Reader
from claims.extraction.speakers import voiced
from claims.extraction.store import suggest
from claims.models import Activity, Annotation, Attribution, Extraction, Suggestion
from claims.vocab.kinds import Mode, SpeechAct
from claims.vocab.selectors import Span
from claims.vocab.statuses import Status
from tests.factories import ActorFactory, CaptureFactory, UserFactory

pytestmark = pytest.mark.django_db
TEXT = "The pier is open, the harbour office said. The quay is shut, it added. The boats lie idle, the union said."
SPANS = [(0, 16, "the harbour office"), (43, 59, "it"), (71, 89, "the union")]


def proposal(start: int, end: int, who: str) -> Proposal:
    at, cue = TEXT.index(who, end), TEXT.find("said", end)
    spans = (Span(start, end),), Span(cue, cue + 4), Span(at, at + len(who))
    return Proposal(*spans, Mode.INDIRECT, SpeechAct.ASSERTS, "So it reads.", 0.7)


@pytest.fixture
def reads(monkeypatch):
    """Let the capture be read by somebody, who finds something."""

    def by(name: str, *found: tuple[int, int, str], sha256: str = "a" * 64) -> int:
        monkeypatch.setattr(store, "reader", lambda *_a, **_o: Reader(name, sha256))
        monkeypatch.setattr(store, "proposals", lambda *_a, **_o: voiced(TEXT, [proposal(*one) for one in found]))
        return suggest(by.capture)  # type: ignore[attr-defined]

    by.capture = CaptureFactory(text=TEXT)  # type: ignore[attr-defined]
    return by


def now() -> dict[str, str]:
    return {str(one): one.status for one in Attribution.objects.with_parts()}


def test_what_was_suggested_outlives_its_correction(reads) -> None:
    reads("first", SPANS[0])
    attribution, office = Attribution.objects.get(), ActorFactory()
    through = (Link(office, "the harbour office"),)
    said = Said(pieces=(Span(0, 8),), through=through, cue=Span(37, 41))
    correct_attribution(attribution=attribution, said=said, version=1, by=UserFactory())
    kept = Suggestion.objects.get(attribution=attribution)
    assert (kept.extraction.reader, kept.extraction.sha256) == ("first", "a" * 64)
    assert kept.said["content"] == [[0, 16]]
    assert kept.said["source"] == [[18, 36]]
    assert (kept.said["hops"], kept.said["confidence"]) == ([["the harbour office", "heard"]], 0.7)


def test_nobody_reads_twice_and_rules_undo_no_model(reads) -> None:
    assert [reads("first", SPANS[0]), reads("first", SPANS[1])] == [1, 0]
    assert reads("rules", SPANS[1], sha256="") == 0
    assert Extraction.objects.count() == 1
    assert proposing.reader("en") == Reader(proposing.RULES)


def test_a_text_in_which_nothing_is_said_was_read_all_the_same(reads) -> None:
    reads("first")
    assert (Extraction.objects.count(), Activity.objects.count()) == (1, 0)


def test_a_later_reader_replaces_what_nobody_touched(reads) -> None:
    reads("first", SPANS[0], SPANS[1])
    shorter = (75, 89, "the union")
    assert reads("second", SPANS[0], shorter) == 1
    assert now() == {
        "The pier is open": Status.SUGGESTED,
        "The quay is shut": Status.WITHDRAWN,
        TEXT[75:89]: Status.SUGGESTED,
    }
    gone, new = Attribution.objects.get(status=Status.WITHDRAWN), Attribution.objects.latest("pk")
    assert Activity.objects.latest("number").data == {"attributions": [new.pk], "withdrawn": [gone.pk]}
    assert (gone.decided_by, gone.decided_at is None) == (None, False)


def test_what_was_taken_back_may_be_found_again(reads) -> None:
    reads("first", SPANS[0])
    reads("second")
    assert reads("third", SPANS[0]) == 1


def test_what_a_person_touched_is_never_taken_back_nor_proposed_again(reads) -> None:
    reads("first", *SPANS)
    rejected, noted, reopened = Attribution.objects.order_by("pk")
    editor = UserFactory()
    reject_suggestion(attribution=rejected, version=1, by=editor)
    Annotation.objects.create(text="Hm.", written_by=editor, attribution=noted)
    Attribution.objects.filter(pk=reopened.pk).update(version=3)
    assert reads("second", (0, 14, "the harbour office")) == 0
    assert list(now().values()) == [Status.REJECTED, Status.SUGGESTED, Status.SUGGESTED]
