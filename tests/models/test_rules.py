"""DESIGN §2, each rule tried to be broken at the database itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from claims import models
from claims.vocab.kinds import ActorKind, HopStatus, Mode, PassageRole
from claims.vocab.statuses import Status
from tests.dispute_factories import EditionFactory, cited
from tests.factories import (
    ActorFactory,
    AttributionFactory,
    CaptureFactory,
    ClaimFactory,
    HopFactory,
    PassageFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@contextmanager
def refused(rule: str) -> Iterator[None]:
    """The database names `rule` and takes nothing, deferred rules included."""
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():  # noqa: PT012 (rules at commit belong to it)
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def accept(attribution: models.Attribution, **fields: object) -> None:
    models.Attribution.objects.filter(pk=attribution.pk).update(
        status=Status.ACCEPTED, decided_by=UserFactory(), decided_at=timezone.now(), **fields
    )


def test_1_a_capture_never_changes() -> None:
    capture = CaptureFactory()
    with refused("written once"):
        models.Capture.objects.filter(pk=capture.pk).update(text="other")
    with refused("written once"):
        models.Capture.objects.filter(pk=capture.pk).delete()


@pytest.mark.parametrize("change", [{"exact": "Nobody was there"}, {"start": 1}, {"end": 400}])
def test_2_a_passage_stands_verbatim(change: dict[str, object]) -> None:
    passage = PassageFactory()
    with refused("passage_stands_verbatim"):
        models.Passage.objects.filter(pk=passage.pk).update(**change)


def test_2_offsets_of_a_passage_are_code_points() -> None:
    capture = CaptureFactory(text="🇦🇲 “Ղարաբաղ” é said.")
    assert PassageFactory(capture=capture, words="“Ղարաբաղ” é").start == 3


def test_2_a_passage_lies_in_the_capture_of_its_attribution() -> None:
    attribution = AttributionFactory()
    with refused("passage_in_the_capture_of_its_attribution"):
        PassageFactory(attribution=attribution, role=PassageRole.CUE)


def test_2_what_is_accepted_has_content() -> None:
    attribution = AttributionFactory(through=[ActorFactory()])
    accept(attribution)
    with refused("attribution_accepted_has_content"):
        attribution.passages.all().delete()


def test_3_an_accepted_chain_is_unbroken_and_known() -> None:
    unknown = AttributionFactory(through=["Moscow"])
    with refused("attribution_accepted_has_unbroken_chain"):
        accept(unknown)
    gap = AttributionFactory()
    HopFactory(attribution=gap, order=3)
    with refused("attribution_accepted_has_unbroken_chain"):
        accept(gap)


def test_3_the_outlet_is_heard() -> None:
    with refused("hop_outlet_is_heard"):
        HopFactory(attribution=AttributionFactory(), order=1, status=HopStatus.REPORTED)


@pytest.mark.parametrize(
    ("status", "speaks"),
    [(HopStatus.HEARD, "last"), (HopStatus.CONFIRMED, "last"), (HopStatus.REPORTED, "between"),
     (HopStatus.DENIED, "between"), (HopStatus.RETRACTED, "between")],
)  # fmt: skip
def test_3_nobody_speaks_behind_a_hop_that_nobody_confirmed(status: str, speaks: str) -> None:
    actors = {"between": ActorFactory(), "last": ActorFactory()}
    attribution = AttributionFactory(through=[actors["between"]])
    HopFactory(attribution=attribution, order=3, actor=actors["last"], status=status)
    assert attribution.speaker == actors[speaks]
    assert attribution.said_by.actor == actors["last"]


def test_4_narration_is_the_outlets_alone() -> None:
    attribution = AttributionFactory(mode=Mode.NARRATION, through=[ActorFactory()])
    with refused("attribution_narration_is_the_outlets"):
        accept(attribution)


def test_4_an_unnamed_source_stays_in_its_source() -> None:
    with refused("actor_unnamed_belongs_to_one_source"):
        ActorFactory(kind=ActorKind.UNNAMED)
    elsewhere = ActorFactory(kind=ActorKind.UNNAMED, source=SourceFactory())
    with refused("hop_unnamed_in_its_own_source"):
        HopFactory(attribution=AttributionFactory(), order=2, actor=elsewhere)


def test_4_whoever_speaks_elsewhere_becomes_no_unnamed_source() -> None:
    actor = ActorFactory()
    here, there = (AttributionFactory(through=[actor]) for _n in range(2))
    unnamed = models.Actor.objects.filter(pk=actor.pk)
    with refused("actor_unnamed_in_its_own_source"):
        unnamed.update(kind=ActorKind.UNNAMED, source=here.capture.source)
    there.hops.filter(actor=actor).delete()
    unnamed.update(kind=ActorKind.UNNAMED, source=here.capture.source)


def test_2_what_readers_see_stays_cited() -> None:
    claim = cited()
    edition = EditionFactory()
    models.PublishedClaim.objects.create(edition=edition, claim=claim, actor=claim.actor, card="{}")
    models.Dispute.objects.filter(pk=edition.dispute_id).update(current_edition=edition)
    last = claim.attributions.get()
    with refused("publishedclaim_stays_cited"):
        models.Attribution.objects.filter(pk=last.pk).update(claim=None)
    another = AttributionFactory(accepted=True, through=[claim.actor], claim=claim)
    models.Attribution.objects.filter(pk=last.pk).update(claim=None)
    with refused("publishedclaim_stays_cited"):
        models.Attribution.objects.filter(pk=another.pk).update(claim=None)


def test_a_claim_is_cited_only_by_what_is_accepted_and_names_its_actor() -> None:
    attribution, claim = AttributionFactory(through=[ActorFactory()]), ClaimFactory()
    with refused("attribution_only_accepted_cites"):
        models.Attribution.objects.filter(pk=attribution.pk).update(claim=claim)
    with refused("attribution_names_the_actor_of_its_claim"):
        accept(attribution, claim=claim)


def test_8_a_copy_points_at_an_origin() -> None:
    origin = SourceFactory()
    copy = SourceFactory(copy_of=origin)
    with refused("source_copy_of_an_origin"):
        SourceFactory(copy_of=copy)
    with refused("source_copy_of_an_origin"):
        models.Source.objects.filter(pk=origin.pk).update(copy_of=SourceFactory())
    alone = SourceFactory()
    with refused("source_not_copy_of_itself"):
        models.Source.objects.filter(pk=alone.pk).update(copy_of=alone.pk)
    assert copy.origin_id == origin.origin_id == origin.pk


@pytest.mark.parametrize(
    "dates",
    [
        {"date_edtf": "2023", "date_earliest": "2023-12-31", "date_latest": "2023-01-01"},
        {"date_edtf": "2023"},
        {"date_earliest": "2023-01-01"},
    ],
)
def test_9_a_date_has_its_bounds_in_order(dates: dict[str, str]) -> None:
    source = SourceFactory()
    with refused("source_date_"):
        models.Source.objects.filter(pk=source.pk).update(**dates)


def test_an_address_is_one_source() -> None:
    SourceFactory(url_key="example.org/a")
    with refused("source_once_per_address"):
        SourceFactory(url_key="example.org/a")


def test_a_note_is_on_exactly_one_thing() -> None:
    claim, attribution, editor = ClaimFactory(), AttributionFactory(), UserFactory()
    for targets in ({}, {"claim": claim, "attribution": attribution}):
        with refused("annotation_on_exactly_one_thing"):
            models.Annotation.objects.create(text="x", written_by=editor, **targets)


def test_decisions_name_who_and_when() -> None:
    attribution = AttributionFactory()
    with refused("attribution_decided_by_and_at"):
        models.Attribution.objects.filter(pk=attribution.pk).update(status=Status.REJECTED, decided_by=UserFactory())


def test_staff_means_admin() -> None:
    with refused("user_staff_means_admin"):
        UserFactory(is_staff=True)


def test_what_was_suggested_is_written_once_and_of_the_text_that_was_read() -> None:
    attribution = AttributionFactory()
    extraction = models.Extraction.objects.create(capture=attribution.capture, reader="rules")
    made = models.Suggestion.objects.create(attribution=attribution, extraction=extraction, said={})
    for rows in (models.Suggestion.objects.filter(pk=made.pk), models.Extraction.objects.filter(pk=extraction.pk)):
        with refused("is written once"):
            rows._raw_delete("default")
    with refused("is written once"):
        models.Suggestion.objects.update(said={"content": []})
    with refused("suggestion_is_of_the_text_that_was_read"):
        models.Suggestion.objects.create(attribution=AttributionFactory(), extraction=extraction, said={})
    by_hand = AttributionFactory(capture=attribution.capture, proposed_by=UserFactory())
    with refused("suggestion_is_of_the_text_that_was_read"):
        models.Suggestion.objects.create(attribution=by_hand, extraction=extraction, said={})


def test_what_was_found_of_the_archive_is_written_once() -> None:
    models.FixityCheck.objects.create(first=1, last=2, is_last=True, n_whole=2)
    with refused("is written once"):
        models.FixityCheck.objects.update(n_whole=7)
    with refused("fixitycheck_goes_onward"):
        models.FixityCheck.objects.create(first=2, last=1, is_last=True, n_whole=0)


def test_the_program_takes_back_only_its_own() -> None:
    back = {"status": Status.WITHDRAWN, "decided_at": timezone.now()}
    by_hand = AttributionFactory(proposed_by=UserFactory())
    with refused("attribution_decided_by_and_at"):
        models.Attribution.objects.filter(pk=by_hand.pk).update(**back)
    assert models.Attribution.objects.filter(pk=AttributionFactory().pk).update(**back)
