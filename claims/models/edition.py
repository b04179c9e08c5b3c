"""Edition: a dispute as published, frozen and numbered. PublishedClaim: one claim of it.

`comparison` is the whole page as data (publishing.comparison.Comparison, as JSON); `card` is what the list of
disputes shows of it. Readers' pages are made of these rows alone, so an editor's unpublished change cannot reach
them on any path. The database refuses to change or delete either (migration 0002).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.actor import Actor
from claims.models.claim import Claim
from claims.models.source import Source

if TYPE_CHECKING:
    from datetime import datetime


class EditionQuerySet(models.QuerySet["Edition"]):
    """Which editions."""

    def public(self) -> EditionQuerySet:
        """The latest edition of every dispute that is published and not paused: all that readers see by default."""
        return self.filter(current_for__isnull=False, current_for__paused_at__isnull=True)

    def readable(self) -> EditionQuerySet:
        """Every edition that can be asked for: the older ones too, of disputes that are not paused."""
        return self.filter(dispute__current_edition__isnull=False, dispute__paused_at__isnull=True)

    def published_before(self, at: datetime, pk: int) -> EditionQuerySet:
        """What comes after this place in the order newest first. The first condition is for the index."""
        return self.filter(Q(published_at__lte=at) & (Q(published_at__lt=at) | Q(pk__lt=pk)))


class Edition(models.Model):
    """Number `number` of a dispute. `note` says what changed, for the change log."""

    dispute = models.ForeignKey("claims.Dispute", models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("edition"))
    comparison = models.TextField()
    card = models.TextField()
    sha256 = models.CharField(max_length=64)
    note = models.CharField(_("what changed"), max_length=500)
    published_at = models.DateTimeField(_("published at"))
    published_by = models.ForeignKey("claims.User", models.PROTECT, related_name="+")
    actors = models.ManyToManyField(Actor, related_name="editions")
    sources = models.ManyToManyField(Source, related_name="editions")

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = (
            models.UniqueConstraint(fields=["dispute", "number"], name="edition_once_per_number"),
            models.CheckConstraint(name="edition_counts_from_1", condition=Q(number__gte=1)),
            models.CheckConstraint(name="edition_says_what_changed", condition=~Q(note="")),
        )
        indexes = (models.Index(fields=["-published_at", "-id"], name="edition_newest"),)

    def __str__(self) -> str:
        return f"{self.dispute_id}/{self.number}"


class PublishedClaimQuerySet(models.QuerySet["PublishedClaim"]):
    """Which claims, as readers see them."""

    def public(self) -> PublishedClaimQuerySet:
        return self.filter(edition__in=Edition.objects.public())


class PublishedClaim(models.Model):
    """A claim as one edition shows it. `card` is publishing.comparison.ClaimCard, as JSON."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="claims")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="published_in")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="published_claims")
    date_earliest = models.DateField(null=True)
    card = models.TextField()
    sources = models.ManyToManyField(Source, related_name="published_claims")

    objects = PublishedClaimQuerySet.as_manager()

    class Meta:
        ordering = ("date_earliest", "claim_id")
        verbose_name = _("published claim")
        verbose_name_plural = _("published claims")
        constraints = (models.UniqueConstraint(fields=["edition", "claim"], name="publishedclaim_once_per_edition"),)

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.claim_id}"
