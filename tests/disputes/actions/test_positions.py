"""Positions, and the claims under them: one place each."""

import pytest
from django.db import IntegrityError, connection, transaction

from claims.disputes import actions
from claims.disputes.errors import AlreadyThere, Incomplete, NotNow, OnThePageAlready
from claims.models import Activity, Placement, Position, Reading
from claims.models.versioned import StaleRecord
from tests.dispute_factories import DisputeFactory, FindingFactory, PlacementFactory, PositionFactory
from tests.factories import ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return UserFactory()


@pytest.fixture
def position(editor):
    return actions.add_position(dispute=DisputeFactory(), label=" Open ", by=editor)


def verbs(dispute):
    return [activity.verb for activity in Activity.objects.about(dispute)]


def test_a_position_has_a_label_of_its_own(position, editor):
    assert (position.label, verbs(position.dispute)) == ("Open", ["add_position"])
    with pytest.raises(Incomplete):
        actions.add_position(dispute=position.dispute, label=" ", by=editor)
    with pytest.raises(AlreadyThere):
        actions.add_position(dispute=position.dispute, label="Open", by=editor)


@pytest.mark.parametrize("label", ["", "Open"])
def test_the_database_refuses_an_empty_or_second_label(position, label):
    with pytest.raises(IntegrityError, match="position_"), transaction.atomic():
        PositionFactory(dispute=position.dispute, label=label)


def test_a_position_is_renamed_by_whoever_saw_it(position, editor):
    actions.rename_position(position=position, label="It was open", version=1, by=editor)
    with pytest.raises(StaleRecord):
        actions.rename_position(position=position, label="Never shut", version=1, by=editor)
    position.refresh_from_db()
    assert (position.label, position.version) == ("It was open", 2)


def test_a_position_may_keep_its_own_name(position, editor):
    assert actions.rename_position(position=position, label="Open", version=1, by=editor).version == 2


def test_only_an_empty_position_is_removed(position, editor):
    placement = PlacementFactory(position=position)
    with pytest.raises(NotNow):
        actions.remove_position(position=position, by=editor)
    actions.unplace_claim(placement=placement, by=editor)
    actions.remove_position(position=position, by=editor)
    assert not Position.objects.exists()
    assert verbs(placement.dispute)[0] == "remove_position"


def test_a_claim_stands_in_one_place(position, editor):
    claim = ClaimFactory()
    other = PositionFactory(dispute=position.dispute)
    actions.place_claim(position=position, claim=claim, by=editor)
    with pytest.raises(OnThePageAlready, match="“Open”"):
        actions.place_claim(position=other, claim=claim, by=editor)
    elsewhere = PositionFactory()
    assert actions.place_claim(position=elsewhere, claim=claim, by=editor).dispute == elsewhere.dispute


def test_a_reading_is_not_placed_as_well(position, editor):
    reading = Reading.objects.create(finding=FindingFactory(dispute=position.dispute), claim=ClaimFactory())
    with pytest.raises(OnThePageAlready):
        actions.place_claim(position=position, claim=reading.claim, by=editor)


def test_the_database_refuses_a_second_place(position):
    placement = PlacementFactory(position=position)
    with pytest.raises(IntegrityError, match="placement_once_per_dispute"), transaction.atomic():
        PlacementFactory(position=PositionFactory(dispute=position.dispute), claim=placement.claim)


def test_the_database_refuses_a_place_in_another_dispute(position):
    Placement.objects.create(position=position, dispute=DisputeFactory(), claim=ClaimFactory())
    with pytest.raises(IntegrityError, match="placement_in_the_dispute_of_its_position"), transaction.atomic():
        connection.check_constraints()
    Placement.objects.all().delete()


def test_a_claim_moves_within_its_dispute(position, editor):
    placement, other = PlacementFactory(position=position), PositionFactory(dispute=position.dispute)
    actions.move_claim(placement=placement, position=other, by=editor)
    assert list(other.claims.all()) == [placement.claim]
    with pytest.raises(NotNow):
        actions.move_claim(placement=placement, position=PositionFactory(), by=editor)
    assert verbs(position.dispute) == ["move_claim", "add_position"]


def test_a_claim_taken_off_the_page_is_still_a_claim(position, editor):
    placement = actions.place_claim(position=position, claim=ClaimFactory(), by=editor)
    actions.unplace_claim(placement=placement, by=editor)
    assert (Placement.objects.count(), placement.claim.positions.count()) == (0, 0)
    placement.claim.refresh_from_db()
