"""The factories of disputes, as tests/factories.py has the others; and `cited`, a claim with its citation."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from claims import models
from claims.vocab.edtf import parse
from claims.vocab.kinds import ActorKind, ContradictionKind, HopStatus
from claims.vocab.statuses import Status
from tests.factories import ActorFactory, AttributionFactory, CaptureFactory, ClaimFactory, UserFactory


class ContradictionFactory(DjangoModelFactory[models.Contradiction]):
    """`claim_a` must be the older claim; `confirmed=True` for one that a second editor confirmed."""

    claim_a = factory.SubFactory(ClaimFactory)
    claim_b = factory.SubFactory(ClaimFactory)
    kind = ContradictionKind.CONTRARY
    reason = "One says that it was open, the other that it was closed."
    proposed_by = factory.SubFactory(UserFactory)

    class Meta:
        model = models.Contradiction

    class Params:
        confirmed = factory.Trait(
            status=Status.ACCEPTED,
            decided_by=factory.SubFactory(UserFactory),
            decided_at=factory.LazyFunction(timezone.now),
        )


class DisputeFactory(DjangoModelFactory[models.Dispute]):
    question = factory.Sequence("Was road {} open?".format)
    slug = factory.Sequence("road-{}".format)
    summary = "Two accounts of one road."

    class Meta:
        model = models.Dispute


class PositionFactory(DjangoModelFactory[models.Position]):
    dispute = factory.SubFactory(DisputeFactory)
    label = factory.Sequence("Answer {}".format)

    class Meta:
        model = models.Position


class PlacementFactory(DjangoModelFactory[models.Placement]):
    position = factory.SubFactory(PositionFactory)
    dispute = factory.SelfAttribute("position.dispute")
    claim = factory.SubFactory(ClaimFactory)

    class Meta:
        model = models.Placement


class FindingFactory(DjangoModelFactory[models.Finding]):
    dispute = factory.SubFactory(DisputeFactory)
    body = factory.SubFactory(ActorFactory, kind=ActorKind.COURT)
    instrument = "Order"
    scope = "Whether the road must be opened; not who closed it."

    class Meta:
        model = models.Finding


class SilenceFactory(DjangoModelFactory[models.Silence]):
    dispute = factory.SubFactory(DisputeFactory)
    claim = factory.SubFactory(ClaimFactory)
    addressee = factory.SubFactory(ActorFactory)
    as_of = date(2023, 3, 1)
    searched = "the ministry’s own pages"

    class Meta:
        model = models.Silence


class EditionFactory(DjangoModelFactory[models.Edition]):
    """A row only; a whole edition comes from publishing.actions.publish."""

    dispute = factory.SubFactory(DisputeFactory)
    number = 1
    comparison = card = "{}"
    sha256 = "0" * 64
    note = "First edition"
    published_at = factory.LazyFunction(timezone.now)
    published_by = factory.SubFactory(UserFactory)

    class Meta:
        model = models.Edition


def cited(*, said="", capture=None, hop_status=HopStatus.HEARD, **claim):
    """A claim that its actor was heard to make on the date `said`, in a source of its own unless `capture` is given."""
    made = ClaimFactory(**claim)
    AttributionFactory(
        accepted=True,
        capture=capture or CaptureFactory(),
        claim=made,
        through=[made.actor],
        hop_status=hop_status,
        date=parse(said),
    )
    return made
