"""Capture: what a Source said at a moment. Immutable, hashed; everything quoted is cut from it.

How its bytes came is its receipt. `text` is NFC; offsets are code points of it. The database refuses to
change or delete a row (migration 0002): a new import of the same address is a new Capture.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.receipt import Receipt


class Capture(Receipt):
    """Bytes and text of a Source, as received at `captured_at`."""

    source = models.ForeignKey("claims.Source", models.PROTECT, related_name="captures", verbose_name=_("source"))
    captured_at = models.DateTimeField(_("captured at"), auto_now_add=True)
    captured_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    how = models.CharField(_("how"), max_length=20)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64, db_index=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("capture")
        verbose_name_plural = _("captures")
        constraints = (
            models.UniqueConstraint(fields=["source", "sha256", "text_sha256"], name="capture_once_per_source"),
            models.CheckConstraint(name="capture_has_text", condition=~Q(text="")),
            models.CheckConstraint(name="capture_has_bytes", condition=~Q(raw="") & ~Q(sha256="")),
        )

    def __str__(self) -> str:
        return f"{self.source} ({self.captured_at:%Y-%m-%d})"
