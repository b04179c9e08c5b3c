"""Notice: an outlet's word that it corrected, updated or retracted an article, or our finding that it changed one.

`start` and `end` are where the outlet says so in the capture; a change without a word has no place. A notice waits in
a queue with the claims and disputes it touches until an editor has settled it, in words.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.capture import Capture
from claims.models.versioned import Versioned
from claims.vocab.kinds import NoticeKind


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Which notices."""

    def waiting(self) -> NoticeQuerySet:
        return self.filter(settled_at=None)


class Notice(Versioned):
    """Of which capture (and so of which source), of what kind, in which words."""

    source = models.ForeignKey("claims.Source", models.PROTECT, related_name="notices", verbose_name=_("source"))
    capture = models.ForeignKey(Capture, models.PROTECT, related_name="notices", verbose_name=_("capture"))
    kind = models.CharField(_("kind"), max_length=9, choices=NoticeKind.choices)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    exact = models.TextField(_("words"), blank=True)
    noticed_at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    note = models.TextField(_("what was done about it"), max_length=1000, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = (
            models.UniqueConstraint(
                fields=["capture", "kind", "start"], nulls_distinct=False, name="notice_once_per_place"
            ),
            models.CheckConstraint(
                name="notice_changed_has_no_place",
                condition=Q(kind=NoticeKind.CHANGED, start__isnull=True, end__isnull=True, exact="")
                | ~Q(kind=NoticeKind.CHANGED) & Q(start__isnull=False, end__gt=F("start")) & ~Q(exact=""),
            ),
            models.CheckConstraint(
                name="notice_settled_by_at_and_how",
                condition=Q(settled_by__isnull=True, settled_at__isnull=True, note="")
                | Q(settled_by__isnull=False, settled_at__isnull=False) & ~Q(note=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.exact}".rstrip(": ")
