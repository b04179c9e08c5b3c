"""A dispute that can be published, and a way to make any dispute larger."""

import pytest

from claims.models import Clause, Reading
from tests.dispute_factories import (
    ContradictionFactory,
    DisputeFactory,
    FindingFactory,
    PlacementFactory,
    PositionFactory,
    SilenceFactory,
    cited,
)


@pytest.fixture
def fill():
    """Add one of everything to a dispute: side, claims, finding, reading, silence with its proof, contradiction."""

    def filled(dispute):
        one, other, reading = cited(), cited(said="2023"), cited()
        for claim in (one, other):
            PlacementFactory(position=PositionFactory(dispute=dispute), claim=claim)
        ContradictionFactory(claim_a=one, claim_b=other, confirmed=True)
        finding = FindingFactory(dispute=dispute)
        Clause.objects.create(finding=finding, text="Open the road", outcome="ordered")
        Reading.objects.create(finding=finding, claim=reading)
        SilenceFactory(dispute=dispute, claim=one, attribution=other.attributions.get())

    return filled


@pytest.fixture
def whole():
    """A dispute with two sides, a claim on each, and a contradiction between them that was confirmed."""
    dispute = DisputeFactory(question="Was the road open?", slug="road")
    claims = [cited(said="2022-12", text="It was open."), cited(said="2023", text="It was shut.")]
    for claim, label in zip(claims, ("Open", "Shut"), strict=True):
        PlacementFactory(position=PositionFactory(dispute=dispute, label=label), claim=claim)
    ContradictionFactory(claim_a=claims[0], claim_b=claims[1], confirmed=True)
    return dispute
