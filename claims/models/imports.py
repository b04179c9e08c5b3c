"""Import: one act of bringing articles in. ImportRow: one file, paste or address of it, until it is decided.

A row is there before anything is done with it: its bytes are kept, or its address is written down, and only then does
somebody look into it. So whatever dies in the middle, the row still says what came and how far it got, and a second
try starts from there. Once read it waits, so an admin can correct every field, come back tomorrow, or throw it away;
only then does it become a Source and a Capture. A row that could not be read says why, and its neighbours do not care.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.utils.translation import gettext_lazy as _

from claims.models.capture import Capture
from claims.models.receipt import Receipt
from claims.models.source import Source
from claims.models.versioned import Versioned
from claims.vocab.statuses import RowStatus

PENDING = (RowStatus.QUEUED, RowStatus.WORKING)
WAITING = (RowStatus.READ, RowStatus.SAME)


class Import(models.Model):
    """A batch. `how` is upload, paste, command, web or feed.

    about:         what it is a batch of, where that has a name: the address of a feed, a list, a folder.
    outlet:        whose articles these are, where a person said so of the feed they come from.
    keeps_clear:   what leaves nothing to ask is kept at once; otherwise everything waits for a person.
    hands_over:    what is found in its files is left to workers, as its files were; otherwise whoever began it goes on.
    is_dry_run:    says what would happen, and keeps nothing: no bytes, no text, no source.
    robots_reason: why addresses are fetched although robots.txt asks not to; empty where it is obeyed.
    paused_reason: why nothing more is worked until somebody resumes: the storage is full, or gone.
    """

    how = models.CharField(_("how"), max_length=20)
    about = models.CharField(_("about"), max_length=2000, blank=True)
    outlet = models.ForeignKey("claims.Actor", models.PROTECT, null=True, related_name="+", verbose_name=_("outlet"))
    by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="imports", verbose_name=_("by"))
    created_at = models.DateTimeField(auto_now_add=True)
    keeps_clear = models.BooleanField(_("keep at once what leaves nothing to ask"), default=False)
    hands_over = models.BooleanField(default=False)
    is_dry_run = models.BooleanField(_("dry run"), default=False)
    robots_reason = models.CharField(_("why robots.txt is not obeyed"), max_length=500, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True)
    paused_at = models.DateTimeField(_("paused at"), null=True)
    paused_reason = models.CharField(_("why it is paused"), max_length=500, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = (
            models.CheckConstraint(
                name="import_paused_when_and_why",
                condition=Q(paused_at__isnull=True, paused_reason="")
                | (Q(paused_at__isnull=False) & ~Q(paused_reason="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d %H:%M}"


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    """Rows by how far they got."""

    def pending(self) -> ImportRowQuerySet:
        """What a worker has still to do."""
        return self.filter(status__in=PENDING)

    def waiting(self) -> ImportRowQuerySet:
        """What a person has still to decide."""
        return self.filter(status__in=WAITING, batch__is_dry_run=False)

    def listed(self) -> ImportRowQuerySet:
        """For lists: with the title and the notes that were read, without texts, which may be a megabyte each."""
        found = self.select_related("same_as", "capture__source").annotate(
            read_title=KeyTextTransform("title", "fields"), read_notes=KeyTransform("notes", "fields")
        )
        return found.defer("fields", "headers", "capture__text", "capture__headers")


class ImportRow(Receipt, Versioned):
    """One thing brought: `fields` is what was read of it (importing.readers.article.Article as JSON), as corrected.

    came_in:   the row of the feed, zip or archive it came in.
    given_url: the address somebody said a file or a paste is from. What was asked of the web is `asked_url`.
    declared:  its type and charset as whoever sent it said them, in the manner of a Content-Type.
    host:      whose server is asked; one request at a time goes to it.
    attempts:  how often work on it was begun, with started_at for the last time and finished_at for its end.
    address_hash, text_sha256: by which others of its batch are found to be the same.
    """

    batch = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    came_in = models.ForeignKey("self", models.CASCADE, null=True, related_name="inside")
    name = models.CharField(_("file"), max_length=300)
    given_url = models.CharField(_("address"), max_length=2000, blank=True)
    declared = models.CharField(max_length=200, blank=True)
    host = models.CharField(max_length=255, blank=True)
    fields = models.JSONField(default=dict)
    status = models.CharField(_("status"), max_length=10, choices=RowStatus.choices, default=RowStatus.QUEUED)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    address_hash = models.CharField(max_length=64, blank=True)
    text_sha256 = models.CharField(max_length=64, blank=True)
    same_as = models.ForeignKey(Source, models.SET_NULL, null=True, related_name="+")
    capture = models.ForeignKey(Capture, models.SET_NULL, null=True, related_name="import_rows")

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        constraints = (
            models.CheckConstraint(
                name="importrow_no_refusal_without_reason",
                condition=~Q(status__in=[RowStatus.REFUSED, RowStatus.FAILED, RowStatus.SAME]) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="importrow_imported_has_capture",
                condition=Q(status=RowStatus.IMPORTED, capture__isnull=False)
                | (~Q(status=RowStatus.IMPORTED) & Q(capture__isnull=True)),
            ),
            models.CheckConstraint(
                name="importrow_pending_has_something_to_do",
                condition=~Q(status__in=PENDING) | ~Q(raw="", asked_url=""),
            ),
            models.CheckConstraint(
                name="importrow_finished_unless_pending",
                condition=Q(status__in=PENDING, finished_at__isnull=True)
                | (~Q(status__in=PENDING) & Q(finished_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="importrow_working_was_started",
                condition=~Q(status=RowStatus.WORKING) | Q(started_at__isnull=False, attempts__gte=1),
            ),
            models.CheckConstraint(
                name="importrow_not_inside_itself", condition=Q(came_in__isnull=True) | ~Q(came_in=F("pk"))
            ),
        )
        indexes = (
            models.Index(fields=["batch", "status", "id"], name="importrow_by_status"),
            models.Index(fields=["batch", "sha256"], name="importrow_same_bytes"),
            models.Index(fields=["batch", "text_sha256"], name="importrow_same_text"),
            models.Index(fields=["batch", "address_hash"], name="importrow_same_address"),
            models.Index(fields=["host", "id"], name="importrow_pending", condition=Q(status__in=PENDING)),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """What to call it: the title that was read, else the name of the file."""
        return (self.read_title if hasattr(self, "read_title") else self.fields.get("title")) or self.name

    @property
    def notes(self) -> list[str]:
        """What the reader has to say about it."""
        notes: list[str] = self.read_notes if hasattr(self, "read_notes") else self.fields.get("notes", [])
        return notes or []

    @property
    def waits(self) -> bool:
        """Whether somebody has still to decide about it."""
        return self.status in WAITING and not self.batch.is_dry_run

    @property
    def is_pending(self) -> bool:
        """Whether a worker has still to look into it."""
        return self.status in PENDING
