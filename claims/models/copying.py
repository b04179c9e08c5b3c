"""Fingerprint: what a capture's text is recognised by. CopyProposal: two sources that may be one story.

A proposal is made by the program with its reasons and decided by a person with theirs. What was kept apart stays on
record, so that the pair is not proposed again; what was joined is `Source.copy_of`, by which everything counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.capture import Capture
from claims.models.versioned import Versioned
from claims.vocab.statuses import Status

if TYPE_CHECKING:
    from claims.models.source import Source


class Fingerprint(models.Model):
    """The smallest hashes of a text's runs of words (importing.origins.shingles), and how many runs it has."""

    capture = models.OneToOneField(Capture, models.CASCADE, primary_key=True, related_name="fingerprint")
    hashes = ArrayField(models.BigIntegerField())
    n_shingles = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("fingerprint")
        verbose_name_plural = _("fingerprints")
        indexes = (GinIndex(fields=["hashes"], name="fingerprint_hashes", fastupdate=False),)

    def __str__(self) -> str:
        return f"{self.capture_id}: {self.n_shingles}"


class CopyProposalQuerySet(models.QuerySet["CopyProposal"]):
    """Which pairs."""

    def of(self, source: Source) -> CopyProposalQuerySet:
        return self.filter(Q(source_a=source) | Q(source_b=source))

    def waiting(self) -> CopyProposalQuerySet:
        return self.filter(status=Status.SUGGESTED)

    def with_sources(self) -> CopyProposalQuerySet:
        return self.select_related("source_a__outlet", "source_b__outlet", "origin", "decided_by")


class CopyProposal(Versioned):
    """An unordered pair: the source with the smaller id is `source_a`. `origin` is which of the two came first.

    reasons: pairs of a kind (importing.origins.reasons.Reason) and what it was seen in.
    """

    source_a = models.ForeignKey("claims.Source", models.PROTECT, related_name="+")
    source_b = models.ForeignKey("claims.Source", models.PROTECT, related_name="+")
    origin = models.ForeignKey("claims.Source", models.PROTECT, related_name="+")
    reasons = models.JSONField(default=list)
    score = models.FloatField(help_text=_("How much of the shorter text stands in the longer, from 0 to 1."))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.SUGGESTED)
    proposed_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision = models.TextField(_("why it was decided so"), max_length=1000, blank=True)

    objects = CopyProposalQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("possible copy")
        verbose_name_plural = _("possible copies")
        constraints = (
            models.CheckConstraint(name="copyproposal_ordered_pair", condition=Q(source_a__lt=F("source_b"))),
            models.UniqueConstraint(fields=["source_a", "source_b"], name="copyproposal_once_per_pair"),
            models.CheckConstraint(
                name="copyproposal_origin_is_one_of_them",
                condition=Q(origin=F("source_a")) | Q(origin=F("source_b")),
            ),
            models.CheckConstraint(name="copyproposal_score_in_range", condition=Q(score__range=(0, 1))),
            models.CheckConstraint(
                name="copyproposal_decided_by_at_and_why",
                condition=Q(status=Status.SUGGESTED, decided_by__isnull=True, decided_at__isnull=True, decision="")
                | ~Q(status=Status.SUGGESTED) & Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(decision=""),
            ),
        )
        indexes = (models.Index(fields=["status", "-id"], name="copyproposal_by_status"),)

    def __str__(self) -> str:
        return f"{self.source_a} / {self.source_b}"

    @property
    def pair(self) -> tuple[Source, Source]:
        return self.source_a, self.source_b
