"""Reanchoring: where the words of a quotation stand in a later capture of its source, or that they are gone.

The quotation itself stays where it is: published pages go on quoting the capture they were published with. This says
what became of it since. The database holds `exact` against the later text as it does for a passage (migration 0010),
and takes a verbatim result only where the words are the quotation's own.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.capture import Capture
from claims.models.passage import Passage
from claims.models.versioned import Versioned
from claims.vocab.kinds import Anchored


class ReanchoringQuerySet(models.QuerySet["Reanchoring"]):
    """Which of them."""

    def waiting(self) -> ReanchoringQuerySet:
        """What a person has still to look at: everything but the exact."""
        return self.filter(confirmed_at=None).exclude(result=Anchored.EXACT)


class Reanchoring(Versioned):
    """A passage in a later capture. `score` is how like the words are, from 0 to 1."""

    passage = models.ForeignKey(Passage, models.CASCADE, related_name="reanchorings")
    capture = models.ForeignKey(Capture, models.PROTECT, related_name="reanchorings")
    result = models.CharField(_("what became of it"), max_length=5, choices=Anchored.choices)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    exact = models.TextField(blank=True)
    score = models.FloatField()
    made_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    objects = ReanchoringQuerySet.as_manager()

    class Meta:
        ordering = ("capture", "passage")
        verbose_name = _("quotation in a later capture")
        verbose_name_plural = _("quotations in later captures")
        constraints = (
            models.UniqueConstraint(fields=["passage", "capture"], name="reanchoring_once_per_capture"),
            models.CheckConstraint(
                name="reanchoring_lost_has_no_place",
                condition=Q(result=Anchored.LOST, start__isnull=True, end__isnull=True, exact="")
                | ~Q(result=Anchored.LOST) & Q(start__isnull=False, end__gt=F("start")) & ~Q(exact=""),
            ),
            models.CheckConstraint(name="reanchoring_score_in_range", condition=Q(score__range=(0, 1))),
            models.CheckConstraint(
                name="reanchoring_confirmed_by_and_at",
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.passage_id} in {self.capture_id}: {self.result}"

    @property
    def waits(self) -> bool:
        return self.confirmed_at is None and self.result != Anchored.EXACT
