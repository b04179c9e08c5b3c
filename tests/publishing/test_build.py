"""The page that a working copy comes to."""

import pytest

from claims.models import Reading
from claims.publishing.build import build
from claims.vocab.edtf import parse
from claims.vocab.kinds import ContradictionKind, HopStatus
from claims.vocab.statuses import Status
from tests.dispute_factories import (
    ContradictionFactory,
    DisputeFactory,
    FindingFactory,
    PlacementFactory,
    PositionFactory,
    SilenceFactory,
    cited,
)
from tests.factories import AttributionFactory, CaptureFactory, PassageFactory, SourceFactory

pytestmark = pytest.mark.django_db


def place(dispute, *claims, label):
    position = PositionFactory(dispute=dispute, label=label)
    for claim in claims:
        PlacementFactory(position=position, claim=claim)
    return position


@pytest.fixture
def dispute():
    """Two sides; the one written down first was said later."""
    dispute = DisputeFactory()
    place(dispute, cited(said="2023-02-22", text="It was shut."), label="Shut")
    place(dispute, cited(said="2022-12-21/2022-12-31", text="It was open."), label="Open")
    return dispute


def test_sides_stand_in_the_order_of_their_first_claim(dispute):
    place(dispute, cited(text="Who knows?"), label="No date")
    place(dispute, label="No claim")
    assert [side.label for side in build(dispute).sides] == ["Open", "Shut", "No date", "No claim"]


def test_claims_stand_in_the_order_of_their_first_date_then_of_their_id(dispute):
    one, two = cited(), cited()
    early = cited(said="2020")
    side = place(dispute, two, one, early, label="Many")
    found = next(s for s in build(dispute).sides if s.id == side.pk)
    assert [claim.id for claim in found.claims] == [early.pk, one.pk, two.pk]


def test_a_citation_without_a_date_is_dated_by_its_source(dispute):
    capture = CaptureFactory()
    capture.source.date = parse("2019-05", "last May")
    capture.source.save()
    place(dispute, cited(capture=capture), label="Oldest")
    first = build(dispute).sides[0].claims[0].first
    assert (build(dispute).sides[0].label, first.edtf, first.phrase) == ("Oldest", "2019-05", "last May")


def test_an_open_start_is_ordered_by_its_end(dispute):
    place(dispute, cited(said="../2023-01-15"), label="Until January")
    assert [side.label for side in build(dispute).sides] == ["Open", "Until January", "Shut"]


def test_dates_stay_as_vague_as_they_were(dispute):
    first = build(dispute).sides[0].claims[0].first
    assert (first.edtf, str(first.earliest), str(first.latest)) == (
        "2022-12-21/2022-12-31",
        "2022-12-21",
        "2022-12-31",
    )


def test_numbers_run_over_claims_then_readings_then_silences(dispute):
    reading = cited(said="2023-02-23")
    Reading.objects.create(finding=FindingFactory(dispute=dispute), claim=reading)
    capture = CaptureFactory()
    silent = AttributionFactory(accepted=True, capture=capture, words="Nobody was hurt.")
    SilenceFactory(dispute=dispute, claim=dispute.placements.first().claim, attribution=silent)
    page = build(dispute)
    assert [q.n for q in page.quotations()] == [1, 2, 3, 4]
    assert page.findings[0].readings[0].quotations[0].n == 3
    assert page.silences[0].quotation.pieces == ("Nobody was hurt.",)


def test_a_citation_in_two_places_has_one_number(dispute):
    claim = build(dispute).sides[0].claims[0]
    SilenceFactory(dispute=dispute, claim_id=claim.id, attribution_id=claim.quotations[0].id)
    page = build(dispute)
    assert page.silences[0].quotation.n == page.sides[0].claims[0].quotations[0].n == 1
    assert [q.n for q in page.quotations()] == [1, 2]


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.REJECTED, Status.SUGGESTED])
def test_only_accepted_attributions_are_citations(dispute, status):
    claim = dispute.placements.first().claim
    undecided = {"decided_by": None, "decided_at": None} if status == Status.SUGGESTED else {}
    claim.attributions.update(status=status, claim=None, **undecided)
    assert [c.quotations for c in build(dispute).claims() if c.id == claim.pk] == [()]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"confirmed": True}, True),
        ({}, False),
        ({"confirmed": True, "kind": ContradictionKind.NONE}, False),
        ({"confirmed": True, "status": Status.REJECTED}, False),
    ],
)
def test_only_confirmed_contradictions_are_opposites(dispute, fields, shown):
    one, other = sorted(p.claim_id for p in dispute.placements.all())
    link = ContradictionFactory(claim_a_id=one, claim_b_id=other, claim_a=None, claim_b=None, **fields)
    found = {claim.id: [o.claim for o in claim.opposites] for claim in build(dispute).claims()}
    assert found == ({one: [other], other: [one]} if shown else {one: [], other: []}), link


def test_a_contradiction_with_a_claim_elsewhere_is_not_shown(dispute):
    here, elsewhere = dispute.placements.first().claim, cited()
    ContradictionFactory(claim_a=here, claim_b=elsewhere, confirmed=True)
    assert not any(claim.opposites for claim in build(dispute).claims())


@pytest.mark.parametrize(
    ("status", "spoken"),
    [(HopStatus.HEARD, True), (HopStatus.CONFIRMED, True), (HopStatus.REPORTED, False), (HopStatus.DENIED, False)],
)
def test_a_claim_is_spoken_only_if_the_chain_lets_its_actor_speak(dispute, status, spoken):
    side = place(dispute, cited(hop_status=status, said="1999"), label="First")
    assert [s.claims[0].spoken for s in build(dispute).sides if s.id == side.pk] == [spoken]


def test_copies_count_once_among_origins(dispute):
    wire = CaptureFactory()
    copy = CaptureFactory(source=SourceFactory(copy_of=wire.source))
    place(dispute, cited(capture=wire), cited(capture=copy), label="Wire")
    page = build(dispute)
    wired = next(side for side in page.sides if side.label == "Wire")
    assert (wired.n_sources, wired.n_origins) == (2, 1)
    assert (page.n_sources, page.n_origins) == (4, 3)


def test_a_broken_quotation_keeps_its_pieces_in_the_order_of_the_text(dispute):
    claim = dispute.placements.first().claim
    capture = CaptureFactory()
    said = {"capture": capture, "words": "Nobody was hurt."}
    broken = AttributionFactory(accepted=True, claim=claim, through=[claim.actor], **said)
    PassageFactory(attribution=broken, capture=capture, words="ministry", role="content")
    found = next(q for q in build(dispute).quotations() if q.id == broken.pk)
    assert (found.pieces, found.start, found.end) == (("ministry", "Nobody was hurt."), 22, 53)


def test_the_same_working_copy_has_the_same_hash(dispute):
    before = build(dispute).sha256
    assert build(dispute).sha256 == before
    dispute.placements.first().claim.attributions.first().hops.update(as_named="The capital")
    assert build(dispute).sha256 != before


def test_queries_stay_the_same_when_the_rows_double(dispute, django_assert_num_queries, fill):
    fill(dispute)
    with django_assert_num_queries(15) as before:
        build(dispute)
    for _time in range(3):
        fill(dispute)
    with django_assert_num_queries(len(before)):
        build(dispute)


def test_the_text_of_a_capture_is_never_fetched(dispute, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as queries:
        build(dispute)
    assert not [q["sql"] for q in queries.captured_queries if '"claims_capture"."text"' in q["sql"]]
