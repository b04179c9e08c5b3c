"""What a third party found, and the claims about what that says."""

import pytest
from django.db import IntegrityError, transaction

from claims.disputes import actions
from claims.disputes.actions import ClauseText, FindingText
from claims.disputes.errors import AlreadyThere, Incomplete, OnThePageAlready
from claims.models import Activity, Claim, Clause, Finding
from claims.models.versioned import StaleRecord
from claims.vocab.edtf import parse
from tests.dispute_factories import DisputeFactory, FindingFactory, PlacementFactory, PositionFactory
from tests.factories import ActorFactory, ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db


def text(**changes):
    clauses = [("Open the road", "ordered", "13–2"), ("Who shut it", "declined"), (" ", "open")]
    fields = {
        "instrument": "Order",
        "scope": "The road only.",
        "date": parse("2023-02-22"),
        "clauses": [ClauseText(*clause) for clause in clauses],
    }
    return FindingText(**{"body": ActorFactory(kind="court"), **fields, **changes})


@pytest.fixture
def finding():
    return actions.add_finding(dispute=DisputeFactory(), by=UserFactory(), text=text())


def test_a_finding_keeps_its_clauses_in_order_and_no_empty_one(finding):
    clauses = [(clause.text, clause.outcome, clause.vote) for clause in finding.clauses.all()]
    assert clauses == [("Open the road", "ordered", "13–2"), ("Who shut it", "declined", "")]
    assert (finding.date.edtf, Activity.objects.about(finding.dispute).get().verb) == ("2023-02-22", "add_finding")


@pytest.mark.parametrize("missing", ["scope", "instrument"])
def test_a_finding_without_a_scope_is_refused(missing):
    with pytest.raises(Incomplete):
        actions.add_finding(dispute=DisputeFactory(), by=None, text=text(**{missing: " "}))
    with pytest.raises(IntegrityError, match="finding_has_a_scope"), transaction.atomic():
        FindingFactory(**{missing: ""})


def test_an_edit_replaces_the_clauses(finding):
    changed = text(scope="Only until May.", clauses=[ClauseText("Keep it open", "ordered")])
    actions.edit_finding(finding=finding, by=UserFactory(), version=1, text=changed)
    finding.refresh_from_db()
    assert (finding.scope, finding.version, Clause.objects.get().text) == ("Only until May.", 2, "Keep it open")


def test_a_stale_edit_changes_no_clause(finding):
    with pytest.raises(StaleRecord):
        actions.edit_finding(finding=finding, by=UserFactory(), version=7, text=text(clauses=()))
    assert finding.clauses.count() == 2


def test_a_reading_is_a_claim_in_no_other_place(finding):
    editor, claim = UserFactory(), ClaimFactory()
    placed = PlacementFactory(position=PositionFactory(dispute=finding.dispute)).claim
    reading = actions.add_reading(finding=finding, claim=claim, by=editor)
    for taken in (claim, placed):
        with pytest.raises(OnThePageAlready):
            actions.add_reading(finding=FindingFactory(dispute=finding.dispute), claim=taken, by=editor)
    actions.remove_reading(reading=reading, by=editor)
    assert finding.readings.count() == 0


def test_a_removed_finding_leaves_its_claims(finding):
    claim = actions.add_reading(finding=finding, claim=ClaimFactory(), by=None).claim
    actions.remove_finding(finding=finding, by=UserFactory())
    assert not Finding.objects.exists()
    assert Claim.objects.filter(pk=claim.pk).exists()


def test_a_finding_is_written_down_once(finding):
    again = text(body=finding.body)
    with pytest.raises(AlreadyThere):
        actions.add_finding(dispute=finding.dispute, by=UserFactory(), text=again)
    other = actions.add_finding(
        dispute=finding.dispute, by=UserFactory(), text=text(body=finding.body, instrument="Vote")
    )
    with pytest.raises(AlreadyThere):
        actions.edit_finding(finding=other, by=UserFactory(), version=1, text=again)
    with pytest.raises(IntegrityError, match="finding_once_per_dispute"), transaction.atomic():
        Finding.objects.filter(pk=other.pk).update(instrument="Order")
