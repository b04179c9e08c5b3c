"""Passage: a place in a capture, as W3C TextQuote and TextPosition selectors together.

What was said, the words that say so, and what a note is about are all passages. The database itself holds
`exact` against the capture's text at `start`..`end` (migration 0002), so a quotation that does not stand
verbatim in its source cannot be stored, by whatever way it comes.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.capture import Capture
from claims.vocab.kinds import PassageRole
from claims.vocab.selectors import Span, TextQuote, quote_at, trimmed


class Passage(models.Model):
    """A span of a capture. An attribution has one or more of content, in order; a note stands alone."""

    capture = models.ForeignKey(Capture, models.PROTECT, related_name="passages")
    attribution = models.ForeignKey("claims.Attribution", models.CASCADE, null=True, related_name="passages")
    role = models.CharField(max_length=8, choices=PassageRole.choices, default=PassageRole.CONTENT)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("start", "end", "pk")
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        constraints = (
            models.CheckConstraint(name="passage_is_not_empty", condition=Q(start__lt=F("end")) & ~Q(exact="")),
            models.CheckConstraint(
                name="passage_note_stands_alone",
                condition=Q(role=PassageRole.NOTE, attribution__isnull=True)
                | ~Q(role=PassageRole.NOTE) & Q(attribution__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["attribution", "role", "start", "end"], name="passage_once_per_attribution"
            ),
        )

    def __str__(self) -> str:
        return self.exact

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def quote(self) -> TextQuote:
        return TextQuote(self.exact, self.prefix, self.suffix)

    @classmethod
    def cut(cls, capture: Capture, span: Span, role: str = PassageRole.CONTENT) -> Passage:
        """The passage at `span`, without white space at its ends; not yet saved.

        Errors: SelectorError if there is nothing to cut there.
        """
        quote_at(capture.text, span)
        span = trimmed(capture.text, span)
        quote = quote_at(capture.text, span)
        return cls(
            capture=capture,
            role=role,
            start=span.start,
            end=span.end,
            exact=quote.exact,
            prefix=quote.prefix,
            suffix=quote.suffix,
        )
