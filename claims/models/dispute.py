"""Dispute: a neutral question with the claims that answer it differently. Position: one way to answer it.

A dispute has a working copy (these rows) and, once published, Editions that never change. `status` speaks of
the working copy; whether readers see an edition, nothing, or a notice is `public_state`. A review holds for
exactly the comparison that was reviewed: `reviewed_hash` is its hash, and any change makes it another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.versioned import Versioned
from claims.vocab.roles import Right
from claims.vocab.statuses import DisputeStatus, PublicState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from claims.models.user import User


class DisputeQuerySet(models.QuerySet["Dispute"]):
    """Which disputes."""

    def published(self) -> DisputeQuerySet:
        """Disputes with an edition that readers can see now."""
        return self.filter(current_edition__isnull=False, paused_at__isnull=True)

    def visible_to(self, user: User | AnonymousUser) -> DisputeQuerySet:
        """Who may ask for their page: whoever works on disputes, all; a reader, those ever published.

        A paused one has a page that holds only its notice.
        """
        if user.is_authenticated and user.may(Right.DISPUTE):
            return self
        return self.filter(current_edition__isnull=False)


class Dispute(Versioned):
    """The page's subject."""

    question = models.CharField(_("the question, neutral"), max_length=200)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    summary = models.TextField(_("what it is about"), max_length=1200, blank=True)
    lang = models.CharField(_("language"), max_length=35, default="en")
    status = models.CharField(_("status"), max_length=8, choices=DisputeStatus.choices, default=DisputeStatus.DRAFT)
    submitted_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+")
    reviewed_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+")
    reviewed_hash = models.CharField(max_length=64, blank=True)
    one_sided_reason = models.TextField(_("why only one side is shown"), max_length=1000, blank=True)
    current_edition = models.OneToOneField("claims.Edition", models.PROTECT, null=True, related_name="current_for")
    paused_at = models.DateTimeField(null=True)
    paused_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+")
    pause_notice = models.TextField(_("notice to readers"), max_length=1000, blank=True)
    created_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DisputeQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")
        constraints = (
            models.CheckConstraint(name="dispute_asks_something", condition=~Q(question="")),
            models.CheckConstraint(
                name="dispute_submitted_by_somebody",
                condition=Q(status=DisputeStatus.DRAFT) | Q(submitted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="dispute_reviewed_by_another",
                condition=~Q(status=DisputeStatus.REVIEWED)
                | Q(reviewed_by__isnull=False) & ~Q(reviewed_by=F("submitted_by")) & ~Q(reviewed_hash=""),
            ),
            models.CheckConstraint(
                name="dispute_paused_by_with_notice",
                condition=Q(paused_at__isnull=True, paused_by__isnull=True, pause_notice="")
                | Q(paused_at__isnull=False, paused_by__isnull=False) & ~Q(pause_notice=""),
            ),
            models.CheckConstraint(
                name="dispute_paused_only_if_published",
                condition=Q(paused_at__isnull=True) | Q(current_edition__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.question

    @property
    def public_state(self) -> PublicState:
        if self.current_edition_id is None:
            return PublicState.UNPUBLISHED
        return PublicState.PAUSED if self.paused_at else PublicState.PUBLISHED


class Position(Versioned):
    """One answer to the question, under a neutral label. Its place on the page follows from its claims' dates."""

    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="positions")
    label = models.CharField(_("position"), max_length=200)
    claims: models.ManyToManyField[Claim, Placement] = models.ManyToManyField(
        Claim, through="Placement", related_name="positions"
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        constraints = (
            models.CheckConstraint(name="position_has_a_label", condition=~Q(label="")),
            models.UniqueConstraint(fields=["dispute", "label"], name="position_once_per_dispute"),
        )

    def __str__(self) -> str:
        return self.label


class Placement(models.Model):
    """A claim under a position: one place per claim in a dispute."""

    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="placements")
    position = models.ForeignKey(Position, models.CASCADE, related_name="placements")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="placements")

    class Meta:
        ordering = ("pk",)
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        constraints = (models.UniqueConstraint(fields=["dispute", "claim"], name="placement_once_per_dispute"),)

    def __str__(self) -> str:
        return f"{self.position}: {self.claim}"
