"""Import: one act of bringing articles in. ImportRow: one file or paste of it, until somebody has checked it.

A row keeps its bytes and what was read from them while it waits, so an admin can correct every field, come back
tomorrow, or throw it away; only then does it become a Source and a Capture. A row that could not be read says
why, and its neighbours do not care.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.capture import Capture
from claims.models.receipt import Receipt
from claims.models.source import Source
from claims.models.versioned import Versioned
from claims.vocab.statuses import RowStatus


class Import(models.Model):
    """A batch. `how` is upload, paste or command."""

    how = models.CharField(_("how"), max_length=20)
    by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="imports", verbose_name=_("by"))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d %H:%M}"


class ImportRow(Receipt, Versioned):
    """One file: `fields` is what was read of it (importing.readers.article.Article as JSON), as corrected so far."""

    batch = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    name = models.CharField(_("file"), max_length=300)
    fields = models.JSONField(default=dict)
    status = models.CharField(_("status"), max_length=10, choices=RowStatus.choices)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    same_as = models.ForeignKey(Source, models.SET_NULL, null=True, related_name="+")
    capture = models.ForeignKey(Capture, models.SET_NULL, null=True, related_name="import_rows")

    class Meta:
        ordering = ("pk",)
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        constraints = (
            models.CheckConstraint(
                name="importrow_no_refusal_without_reason",
                condition=~Q(status__in=[RowStatus.REFUSED, RowStatus.SAME]) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="importrow_imported_has_capture",
                condition=~Q(status=RowStatus.IMPORTED) | Q(capture__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """What to call it: the title that was read, else the name of the file."""
        return self.fields.get("title") or self.name

    @property
    def notes(self) -> list[str]:
        """What the reader has to say about it."""
        notes: list[str] = self.fields.get("notes", [])
        return notes

    @property
    def waits(self) -> bool:
        """Whether somebody has still to decide about it."""
        return self.status in (RowStatus.READ, RowStatus.SAME)
