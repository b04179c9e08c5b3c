"""From a fingerprint to a group with one origin, and out of it again."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.importing.origins.actions import fingerprint, join_copies, keep_apart, propose_copies, split_off
from claims.models import Activity, CopyProposal, Fingerprint, Import, ImportRow, Source
from claims.models.versioned import StaleRecord
from claims.vocab.kinds import Mode
from claims.vocab.statuses import Status
from tests.factories import ActorFactory, AttributionFactory, CaptureFactory, UserFactory

from .conftest import SENTENCES, STORY

pytestmark = pytest.mark.django_db


def propose(capture) -> CopyProposal:
    (made,) = propose_copies(capture=capture)
    return CopyProposal.objects.with_sources().get(pk=made.pk)


def joined(proposal, origin) -> None:
    proposal.refresh_from_db()
    join_copies(proposal=proposal, origin=origin, reason="One story.", version=proposal.version, by=UserFactory())


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        " ".join(SENTENCES[:10]),
        "Another headline\n\n" + " ".join(SENTENCES[20:] + SENTENCES[:20]),
        STORY.replace("waited", "had been waiting").replace("o’clock", "hours"),
    ],
)
def test_copies_are_proposed_with_how_much_they_share(printed, text) -> None:
    first, second = printed(), printed(text)
    proposal = propose(second)
    assert (proposal.source_a, proposal.source_b, proposal.origin) == (first.source, second.source, first.source)
    assert proposal.reasons[0][0] == "text"
    assert proposal.score >= 0.4
    assert Activity.objects.about(second).get().verb == "propose-copies"


def test_other_words_and_other_captures_of_the_same_source_are_not_proposed(printed) -> None:
    first = printed()
    again = CaptureFactory(source=first.source, text=STORY + " More.")
    fingerprint(capture=again)
    assert propose_copies(capture=again) == []
    assert propose_copies(capture=printed("A road was opened on Monday, and the office said so at length. " * 9)) == []


SHARED = " ".join(SENTENCES[:14])
OWN = " ".join(f"Our reporter saw {n} cars on the {n}th bridge, and counted {n * 2} lorries there." for n in range(40))
THEIRS = " ".join(f"Behind house {n} stood {n + 9} goats; nobody knew whose they were in year {n}." for n in range(40))


def test_some_shared_text_needs_a_reason_besides(printed) -> None:
    printed(SHARED + " " + THEIRS)
    other = printed(SHARED + " " + OWN)
    assert propose_copies(capture=other) == []


@pytest.mark.parametrize("by", ["credit", "quotation"])
def test_a_credit_or_the_same_words_of_the_same_actor_are_reasons(printed, by) -> None:
    agency = printed(f"{SHARED} {THEIRS}", outlet="Armenpress" if by == "credit" else "Herald")
    other = printed(f"{SHARED} {OWN}" + ("\n\nSource: Armenpress" if by == "credit" else ""))
    if by == "quotation":
        actor = ActorFactory()
        for capture in (agency, other):
            AttributionFactory(capture=capture, words=SENTENCES[3], through=[actor], mode=Mode.DIRECT)
    proposal = propose(other)
    assert [kind for kind, _seen in proposal.reasons] == ["text", by]
    assert proposal.origin == agency.source


def test_the_agency_is_proposed_as_the_origin_else_the_earlier(printed) -> None:
    copy = printed(STORY + "\n\n(Reuters)", day="2023-02-21")
    agency = printed(outlet="Reuters", day="2023-02-22")
    assert propose(agency).origin == agency.source
    CopyProposal.objects.all().delete()
    early = printed(day="2023-02-20")
    assert {one.origin for one in propose_copies(capture=early)} == {early.source}
    assert copy.source.copy_of is None


def test_a_canonical_address_is_a_suggestion_and_joins_nothing(printed) -> None:
    original = printed("Nothing alike here, only a line or so.", url="https://e.example/a", url_key="e.example/a")
    page = printed()
    fields = {"canonical": "https://e.example/a?utm_source=x"}
    about = {"batch": Import.objects.create(how="web"), "status": "imported", "finished_at": timezone.now()}
    ImportRow.objects.create(**about, capture=page, fields=fields)
    proposal = propose(page)
    assert (proposal.origin, proposal.reasons) == (original.source, [["canonical", "https://e.example/a"]])
    assert page.source.copy_of is None


def test_what_was_kept_apart_is_not_proposed_again(printed) -> None:
    printed()
    second = printed()
    keep_apart(proposal=propose(second), reason="Two reporters.", version=1, by=UserFactory())
    assert propose_copies(capture=second) == []
    assert CopyProposal.objects.get().status == Status.REJECTED


def test_joining_makes_one_group_around_the_chosen_origin(printed) -> None:
    captures = [printed() for _ in range(4)]
    call_command("find_copies")
    a, b, c, d = (capture.source for capture in captures)
    between = {(one.source_a, one.source_b): one for one in CopyProposal.objects.with_sources()}
    joined(between[a, b], a)
    joined(between[c, d], c)
    joined(between[b, d], d)  # two groups become one, around what was a copy
    assert set(Source.objects.filter(copy_of=d)) == {a, b, c}
    d.refresh_from_db()
    assert d.copy_of is None
    assert Activity.objects.about(d).first().data["copies"] == sorted([a.pk, b.pk, c.pk])


def test_splitting_counts_a_copy_by_itself_and_is_not_undone_by_the_program(printed) -> None:
    first, second = printed(), printed()
    proposal = propose(second)
    joined(proposal, first.source)
    copy = Source.objects.get(pk=second.source.pk)
    split_off(source=copy, reason="They asked themselves.", version=copy.version, by=UserFactory())
    proposal.refresh_from_db()
    assert (copy.copy_of, proposal.status) == (None, Status.WITHDRAWN)
    assert propose_copies(capture=second) == []
    assert Activity.objects.about(copy).first().reason == "They asked themselves."


def test_a_decision_over_somebody_elses_is_refused(printed) -> None:
    printed()
    proposal = propose(printed())
    keep_apart(proposal=proposal, reason="No.", version=1, by=UserFactory())
    over = {"proposal": proposal, "origin": proposal.source_a, "reason": "Yes.", "version": 1, "by": UserFactory()}
    with pytest.raises(StaleRecord):
        join_copies(**over)
    assert not Source.objects.exclude(copy_of=None).exists()


def test_find_copies_fingerprints_what_has_none_and_may_run_again(printed, capsys) -> None:
    CaptureFactory(text=STORY)
    printed()
    call_command("find_copies")
    call_command("find_copies")
    assert Fingerprint.objects.count() == 2
    assert capsys.readouterr().out.splitlines()[1].startswith("2 captures looked at, 0 ")


def test_queries_do_not_grow_with_the_copies(printed) -> None:
    def queries(capture):
        with CaptureQueriesContext(connection) as context:
            propose_copies(capture=capture)
        return len(context)

    printed()
    few = queries(printed())
    for _ in range(6):
        printed()
    assert queries(printed()) <= few
