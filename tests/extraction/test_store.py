"""Suggestions as rows: once each, by the program, and never more certain than the text."""

import pytest

from claims.extraction import tasks
from claims.extraction.store import suggest
from claims.models import Activity, Attribution
from claims.vocab.statuses import Status
from tests.factories import ActorFactory, CaptureFactory, SourceFactory

pytestmark = pytest.mark.django_db
TEXT = "“The pier is open to all,” the harbour office said.\n\n“Nobody is held 🇦🇲 there today,” he added."


def chain(attribution: Attribution) -> list[str]:
    return [str(hop) for hop in attribution.hops.all()]


def test_suggest_writes_passages_and_the_chain() -> None:
    capture = CaptureFactory(text=TEXT)
    assert suggest(capture) == 2
    first = Attribution.objects.with_parts().earliest("pk")
    assert (first.status, first.proposed_by, first.claim) == (Status.SUGGESTED, None, None)
    assert {p.role: p.exact for p in first.passages.all()} == {
        "content": "The pier is open to all",
        "cue": "said",
        "source": "the harbour office",
    }
    assert chain(first) == [capture.source.outlet.name, "the harbour office"]
    assert first.because


def test_suggestions_and_the_unnamed_outlet_stand_in_the_record() -> None:
    capture = CaptureFactory(text=TEXT, source__outlet=None)
    suggest(capture)
    suggest(capture)
    pks = list(Attribution.objects.values_list("pk", flat=True))
    done = [(one.by, one.verb, one.data.get("attributions")) for one in Activity.objects.all()]
    assert done == [(None, "create", None), (None, "suggest", pks)]


def test_suggest_twice_proposes_nothing_new() -> None:
    capture = CaptureFactory(text=TEXT)
    assert (suggest(capture), suggest(capture)) == (2, 0)


def test_suggest_knows_the_one_actor_of_that_name() -> None:
    office = ActorFactory(name="The Harbour Office")
    capture = CaptureFactory(text=TEXT)
    suggest(capture)
    last = Attribution.objects.earliest("pk").hops.last()
    assert (last.actor, last.as_named) == (office, "the harbour office")


def test_suggest_names_nobody_where_two_bear_the_name() -> None:
    ActorFactory(name="The Harbour Office")
    ActorFactory(name="Quay authority", names=["the harbour office"])
    suggest(CaptureFactory(text=TEXT))
    assert Attribution.objects.earliest("pk").hops.last().actor is None


def test_suggest_of_a_source_without_outlet_begins_at_its_unnamed_one() -> None:
    capture = CaptureFactory(text=TEXT, source=SourceFactory(outlet=None))
    suggest(capture)
    assert {hop.actor.source for a in Attribution.objects.all() for hop in a.hops.filter(order=1)} == {capture.source}


def test_the_job_does_the_same() -> None:
    assert tasks.suggest(capture_id=CaptureFactory(text=TEXT).pk) == 2
