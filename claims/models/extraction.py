"""Extraction: a capture was read for what is said in it, and by what. Suggestion: what was suggested then.

An editor who corrects a suggestion changes its Attribution; what the program had said stays here. So it can be told how
right each reader was, and what it can learn. Both are written once (migration 0014).
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.attribution import Attribution
from claims.models.capture import Capture


class ExtractionQuerySet(models.QuerySet["Extraction"]):
    """Which of them."""

    def last_of(self, capture: Capture) -> Extraction | None:
        """The last reading of a capture."""
        return self.filter(capture=capture).order_by("-pk").first()


class Extraction(models.Model):
    """One reading of a capture. `sha256` is that of the trained model's weights; empty where rules alone read."""

    capture = models.ForeignKey(Capture, models.PROTECT, related_name="extractions", verbose_name=_("capture"))
    reader = models.CharField(_("reader"), max_length=200)
    sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ExtractionQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("reading for attributions")
        verbose_name_plural = _("readings for attributions")
        indexes = (models.Index(fields=["capture", "-id"], name="extraction_last_of_capture"),)
        constraints = (models.CheckConstraint(name="extraction_has_reader", condition=~Q(reader="")),)

    def __str__(self) -> str:
        return f"{self.capture_id} {self.reader}"


class Suggestion(models.Model):
    """An attribution as the program proposed it: `said` has spans, hops, kind and confidence (extraction/memory.py)."""

    attribution = models.OneToOneField(Attribution, models.PROTECT, related_name="suggestion")
    extraction = models.ForeignKey(Extraction, models.PROTECT, related_name="suggestions")
    said = models.JSONField()

    class Meta:
        ordering = ("pk",)
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")

    def __str__(self) -> str:
        return f"{self.attribution_id} by {self.extraction}"
