"""Contradiction: two different claims that do not go together, judged by two people.

One row for an unordered pair: the claim with the smaller id is always `claim_a`. Whoever proposes it gives a
kind and a reason; somebody else decides. "Not a contradiction" is a judgement too, and stays, so that the pair
is not proposed again.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.versioned import Versioned
from claims.vocab.kinds import ContradictionKind
from claims.vocab.statuses import Status


class ContradictionQuerySet(models.QuerySet["Contradiction"]):
    """Which links between claims."""

    def between(self, one: Claim, other: Claim) -> ContradictionQuerySet:
        low, high = sorted((one.pk, other.pk))
        return self.filter(claim_a_id=low, claim_b_id=high)

    def of(self, claim: Claim) -> ContradictionQuerySet:
        return self.filter(Q(claim_a=claim) | Q(claim_b=claim))

    def confirmed(self) -> ContradictionQuerySet:
        """Accepted by a second person, and judged to be a contradiction."""
        return self.filter(status=Status.ACCEPTED).exclude(kind=ContradictionKind.NONE)

    def waiting(self) -> ContradictionQuerySet:
        return self.filter(status=Status.SUGGESTED)

    def with_claims(self) -> ContradictionQuerySet:
        return self.select_related("claim_a__actor", "claim_b__actor", "proposed_by", "decided_by")


class Contradiction(Versioned):
    """Claim against claim. `proposed_by` is empty where the program proposed it."""

    claim_a = models.ForeignKey(Claim, models.PROTECT, related_name="contradictions_a", verbose_name=_("claim"))
    claim_b = models.ForeignKey(Claim, models.PROTECT, related_name="contradictions_b", verbose_name=_("other claim"))
    kind = models.CharField(_("kind"), max_length=14, choices=ContradictionKind.choices)
    reason = models.TextField(_("reason"), max_length=1000)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.SUGGESTED)
    proposed_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision = models.TextField(_("why it was decided so"), max_length=1000, blank=True)

    objects = ContradictionQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("contradiction")
        verbose_name_plural = _("contradictions")
        constraints = (
            models.CheckConstraint(name="contradiction_ordered_pair", condition=Q(claim_a__lt=F("claim_b"))),
            models.UniqueConstraint(fields=["claim_a", "claim_b"], name="contradiction_once_per_pair"),
            models.CheckConstraint(name="contradiction_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="contradiction_decided_by_and_at",
                condition=Q(status=Status.SUGGESTED, decided_by__isnull=True, decided_at__isnull=True)
                | ~Q(status=Status.SUGGESTED) & Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="contradiction_decided_by_another",
                condition=Q(proposed_by__isnull=True)
                | Q(decided_by__isnull=True)
                | Q(status=Status.WITHDRAWN)
                | ~Q(decided_by=F("proposed_by")),
            ),
        )
        indexes = (models.Index(fields=["status", "-id"], name="contradiction_by_status"),)

    def __str__(self) -> str:
        return f"{self.claim_a} / {self.claim_b}"

    def other(self, claim: Claim) -> Claim:
        """The claim on the other side of this one."""
        return self.claim_b if claim.pk == self.claim_a_id else self.claim_a
