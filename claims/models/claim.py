"""Claim: one checkable statement, held by one actor, in our neutral words.

The words that were spoken stand in its Attributions; the claim is what they come to. Claims live outside
disputes: one that is contradicted in two places is written once. What readers see of a claim is what an Edition
froze of it, so changing one changes nothing public until it is reviewed and published again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from claims.models.versioned import Versioned
from claims.vocab.roles import Right

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from claims.models.actor import Actor
    from claims.models.user import User


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Which claims."""

    def by(self, actor: Actor) -> ClaimQuerySet:
        return self.filter(actor=actor)

    def published(self) -> ClaimQuerySet:
        """Claims that readers can see now."""
        # EXISTS rather than a join made distinct: it stops at the first of what may be thousands of editions.
        public = Claim.objects.filter(
            pk=OuterRef("pk"),
            published_in__edition__current_for__isnull=False,
            published_in__edition__current_for__paused_at__isnull=True,
        )
        return self.filter(Exists(public))

    def visible_to(self, user: User | AnonymousUser) -> ClaimQuerySet:
        """Who may see them: whoever curates, all; a reader, the published."""
        return self if user.is_authenticated and user.may(Right.CURATE) else self.published()


class Claim(Versioned):
    """One statement of one actor."""

    text = models.CharField(_("the claim, in neutral words"), max_length=500)
    lang = models.CharField(_("language"), max_length=35, default="en")
    actor = models.ForeignKey("claims.Actor", models.PROTECT, related_name="claims", verbose_name=_("whose claim"))
    written_by = models.ForeignKey(
        "claims.User", models.PROTECT, null=True, related_name="+", verbose_name=_("written by")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = (
            models.CheckConstraint(name="claim_says_something", condition=~Q(text="")),
            models.UniqueConstraint(fields=["actor", "text"], name="claim_once_per_actor"),
        )
        indexes = (GinIndex(fields=["text"], opclasses=["gin_trgm_ops"], name="claim_text_trigrams"),)

    def __str__(self) -> str:
        return self.text
