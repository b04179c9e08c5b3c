"""Capture: what a Source said at a moment. Immutable, hashed; everything quoted is cut from it.

The raw bytes lie in the `captures` storage under their own SHA-256, so the same bytes are kept once and a
changed file no longer has its name. `text` is NFC; offsets are code points of it. The database refuses to
change or delete a row (migration 0002): a new import of the same address is a new Capture.
"""

from __future__ import annotations

from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def captures() -> Storage:
    """The storage the raw bytes lie in: a folder, or a bucket (settings.STORAGES)."""
    return storages["captures"]


def raw_name(sha256: str) -> str:
    """Where bytes with this hash lie: two levels of folders keep every folder small."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


class Capture(models.Model):
    """Bytes and text of a Source, as received at `captured_at`."""

    source = models.ForeignKey("claims.Source", models.PROTECT, related_name="captures", verbose_name=_("source"))
    captured_at = models.DateTimeField(_("captured at"), auto_now_add=True)
    captured_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    how = models.CharField(_("how"), max_length=20)
    raw = models.FileField(storage=captures, max_length=100)
    sha256 = models.CharField(max_length=64, db_index=True)
    n_bytes = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    encoding = models.CharField(max_length=40, blank=True)
    reader = models.CharField(max_length=100, help_text=_("What read the bytes, with its version."))
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64, db_index=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("capture")
        verbose_name_plural = _("captures")
        constraints = (
            models.UniqueConstraint(fields=["source", "sha256", "text_sha256"], name="capture_once_per_source"),
            models.CheckConstraint(name="capture_has_text", condition=~Q(text="")),
        )

    def __str__(self) -> str:
        return f"{self.source} ({self.captured_at:%Y-%m-%d})"
