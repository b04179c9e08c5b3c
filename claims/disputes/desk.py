"""What the dispute desk shows of a working copy: rows with what is said beside them, a kind at a time.

Positions and claims stand in the order that readers will see (publishing.build), as near as one query can tell it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from claims.models import Attribution, Claim, Contradiction, Dispute, Finding, Placement, Position, Silence
from claims.vocab.edtf import UNKNOWN, VagueDate
from claims.vocab.statuses import Status


@dataclass(frozen=True, slots=True)
class DeskPosition:
    """A position with its placements, each of which carries `n_citations`; `dates`: when each was first said, by pk."""

    position: Position
    placements: list[Placement]
    dates: dict[int, VagueDate]


def positions(dispute: Dispute) -> list[DeskPosition]:
    """The positions side by side; three queries."""
    day = Coalesce("date_earliest", "capture__source__date_earliest")
    cited = Attribution.objects.filter(claim=OuterRef("claim"), status=Status.ACCEPTED)
    first = cited.annotate(day=day).order_by(F("day").asc(nulls_last=True), "pk")
    placements = (
        Placement.objects.filter(dispute=dispute)
        .select_related("claim__actor")
        .annotate(
            first_on=Subquery(first.values("day")[:1]),
            first_id=Subquery(first.values("pk")[:1]),
            n_citations=Count("claim__attributions", filter=Q(claim__attributions__status=Status.ACCEPTED)),
        )
        .order_by(F("first_on").asc(nulls_last=True), "claim_id")
    )
    found: dict[int, list[Placement]] = {}
    for placement in placements:
        found.setdefault(placement.position_id, []).append(placement)
    dates = _dates({placement.pk: placement.first_id for placement in placements})
    rank = {pk: n for n, pk in enumerate(found)}
    ordered = sorted(dispute.positions.all(), key=lambda p: (rank.get(p.pk, len(rank)), p.pk))
    return [DeskPosition(position, found.get(position.pk, []), dates) for position in ordered]


def _dates(firsts: dict[int, int | None]) -> dict[int, VagueDate]:
    """When the first citation says that it was said, else when its source was published, as vague as they are."""
    cited = Attribution.objects.select_related("capture__source").defer("capture__text").in_bulk(set(firsts.values()))
    dates = {pk: one.date or one.capture.source.date for pk, one in cited.items()}
    return {pk: dates.get(first or 0, UNKNOWN) for pk, first in firsts.items()}


def claims_of(dispute: Dispute) -> QuerySet[Claim]:
    """Every claim that stands on the page: under a position, or as a reading of a finding."""
    here = Q(placements__dispute=dispute) | Q(readings__finding__dispute=dispute)
    return Claim.objects.filter(here).select_related("actor").order_by("pk").distinct()


def contradictions_of(dispute: Dispute) -> QuerySet[Contradiction]:
    """Links between two claims of the page, whoever has decided on them or not; the waiting first."""
    here = claims_of(dispute).order_by().values("pk")
    found = Contradiction.objects.with_claims().filter(claim_a__in=here, claim_b__in=here)
    return found.exclude(status=Status.WITHDRAWN).order_by("-status", "pk")


def findings_of(dispute: Dispute) -> QuerySet[Finding]:
    """Findings with their clauses and readings."""
    return dispute.findings.select_related("body").prefetch_related("clauses", "readings__claim__actor")


def silences_of(dispute: Dispute) -> QuerySet[Silence]:
    """Silences with the claim and who has not answered it."""
    return dispute.silences.select_related("claim__actor", "addressee", "attribution__capture__source").defer(
        "attribution__capture__text"
    )
