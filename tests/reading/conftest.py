"""Disputes as readers get them: published through the same freezing as on the desk, on a day of the test's choice."""

from datetime import UTC, datetime

import pytest
import time_machine

from claims.publishing.build import build
from claims.publishing.freeze import freeze
from tests.dispute_factories import ContradictionFactory, DisputeFactory, PlacementFactory, PositionFactory, cited
from tests.factories import UserFactory


@pytest.fixture
def publish():
    """Freeze a dispute as its next edition, at noon UTC of `day`, and make that the current one."""

    def published(dispute, day="2026-03-01", note="First published."):
        with time_machine.travel(datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC), tick=False):
            edition = freeze(build(dispute), dispute=dispute, by=UserFactory(), note=note)
        dispute.current_edition = edition
        dispute.save()
        return edition

    return published


@pytest.fixture
def draft():
    """A dispute with a claim on each of two sides, contradicting each other; not yet published."""

    def drafted(slug="road", **fields):
        dispute = DisputeFactory(**{"question": "Was the road open?", "slug": slug, **fields})
        claims = [
            cited(said="2022-12", text=f"It was open ({slug})."),
            cited(said="2023", text=f"It was shut ({slug})."),
        ]
        for claim, label in zip(claims, ("Open", "Shut"), strict=True):
            PlacementFactory(position=PositionFactory(dispute=dispute, label=label), claim=claim)
        ContradictionFactory(claim_a=claims[0], claim_b=claims[1], confirmed=True)
        return dispute

    return drafted


@pytest.fixture
def road(draft, publish):
    """A published dispute at /disputes/road/."""
    dispute = draft()
    publish(dispute)
    return dispute


@pytest.fixture
def paused(road):
    """The same, paused."""
    road.paused_at = datetime(2026, 3, 5, tzinfo=UTC)
    road.paused_by = UserFactory(admin=True)
    road.pause_notice = "A date is being checked."
    road.save()
    return road
