"""SecondReading: somebody read a captured article a second time, blind. Judgement: what they say of one passage.

A second reading is kept beside what stands and changes nothing of it: an accepted attribution never points here, and a
judgement is no attribution. One with a `suggestion` says what is right in its place (no content: nothing is said
there); one without is of something that the program had missed. Who decided anything in a capture cannot read it a
second time, and a reading that is finished is written once (migration 0017).
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.capture import Capture
from claims.models.extraction import Suggestion
from claims.vocab.selectors import Span


class SecondReadingQuerySet(models.QuerySet["SecondReading"]):
    """Which of them."""

    def finished(self) -> SecondReadingQuerySet:
        return self.filter(finished_at__isnull=False)


class SecondReading(models.Model):
    """One reader's, of one capture."""

    capture = models.ForeignKey(Capture, models.PROTECT, related_name="second_readings", verbose_name=_("capture"))
    read_by = models.ForeignKey("claims.User", models.PROTECT, related_name="+", verbose_name=_("by"))
    begun_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    objects = SecondReadingQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("second reading")
        verbose_name_plural = _("second readings")
        constraints = (models.UniqueConstraint(fields=["capture", "read_by"], name="secondreading_once_per_reader"),)

    def __str__(self) -> str:
        return f"{self.capture} · {self.read_by}"


class Judgement(models.Model):
    """`content` is a list of [start, end] in the capture's text; `as_named` whom the reader takes to say it."""

    reading = models.ForeignKey(SecondReading, models.CASCADE, related_name="judgements")
    suggestion = models.ForeignKey(Suggestion, models.PROTECT, null=True, related_name="judgements")
    content = models.JSONField(default=list, blank=True)
    actor = models.ForeignKey("claims.Actor", models.PROTECT, null=True, related_name="+")
    as_named = models.CharField(_("who"), max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("judgement")
        verbose_name_plural = _("judgements")
        constraints = (
            models.UniqueConstraint(fields=["reading", "suggestion"], name="judgement_once_per_suggestion"),
            models.CheckConstraint(
                name="judgement_of_something", condition=Q(suggestion__isnull=False) | ~Q(content=[])
            ),
            models.CheckConstraint(
                name="judgement_said_by_somebody",
                condition=Q(content=[], actor=None, as_named="") | ~Q(content=[]) & ~Q(as_named=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.reading}: {self.as_named}"

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(Span(start, end) for start, end in self.content)
