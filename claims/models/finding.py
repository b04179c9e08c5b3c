"""Finding: what a third party, a court or a mission, found; with its scope, and how it is read.

A finding is shown apart from the positions and never as a verdict of ours. Its clauses say what it did with
each thing before it. Reports put one ruling in different words: each Reading is a claim about what it says, and
readings may be contradicted like any other claim.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.actor import Actor
from claims.models.claim import Claim
from claims.models.dated import Dated
from claims.models.dispute import Dispute
from claims.models.versioned import Versioned
from claims.vocab.kinds import Outcome


class Finding(Dated, Versioned):
    """`date` is the day it was given."""

    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="findings")
    body = models.ForeignKey(Actor, models.PROTECT, related_name="findings", verbose_name=_("whose finding"))
    instrument = models.CharField(_("what it is"), max_length=200, help_text=_("Order, judgment, report …"))
    scope = models.TextField(_("its scope"), max_length=600, help_text=_("What it decides, and what it leaves open."))
    url = models.URLField(_("address"), max_length=2000, blank=True)

    class Meta(Dated.Meta):
        ordering = ("date_earliest", "pk")
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["dispute", "body", "instrument", "date_edtf"], name="finding_once_per_dispute"
            ),
            models.CheckConstraint(name="finding_has_a_scope", condition=~Q(scope="") & ~Q(instrument="")),
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.instrument}"


class Clause(models.Model):
    """One thing that was before the body, and what came of it."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="clauses")
    text = models.CharField(_("what was before it"), max_length=500)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices)
    vote = models.CharField(_("vote"), max_length=40, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")

    def __str__(self) -> str:
        return self.text


class Reading(models.Model):
    """A claim about what the finding says."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="readings")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="readings")

    class Meta:
        ordering = ("pk",)
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints = (models.UniqueConstraint(fields=["finding", "claim"], name="reading_once_per_finding"),)

    def __str__(self) -> str:
        return str(self.claim)
