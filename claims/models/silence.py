"""Silence: a claim that somebody has not answered, as of a day, searched where.

Never a denial, never an admission. Where a source itself says so ("has yet to confirm"), that passage is kept as
an attribution and cited.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.actor import Actor
from claims.models.attribution import Attribution
from claims.models.claim import Claim
from claims.models.dispute import Dispute
from claims.models.versioned import Versioned
from claims.vocab.kinds import SilenceKind


class Silence(Versioned):
    """`addressee` has not answered `claim`, as of `as_of`, where `searched` says it was looked for."""

    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="silences")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="silences", verbose_name=_("which claim"))
    addressee = models.ForeignKey(
        Actor, models.PROTECT, related_name="silences", verbose_name=_("who has not answered")
    )
    kind = models.CharField(_("how"), max_length=14, choices=SilenceKind.choices, default=SilenceKind.NO_RESPONSE)
    as_of = models.DateField(_("as of"))
    searched = models.CharField(_("searched where"), max_length=300)
    attribution = models.ForeignKey(
        Attribution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="silences",
        verbose_name=_("where a source says so"),
    )
    recorded_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("as_of", "pk")
        verbose_name = _("silence")
        verbose_name_plural = _("silences")
        constraints = (
            models.CheckConstraint(name="silence_was_searched_for", condition=~Q(searched="")),
            models.UniqueConstraint(fields=["dispute", "claim", "addressee", "as_of"], name="silence_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.addressee}: {self.claim}"
