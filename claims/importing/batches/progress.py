"""How far a batch is, for the page that watches it; its rows, a part at a time; and all of them, to take away.

Nothing here reads the text of a row, and no question grows with the batch but the one that counts it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Import, ImportRow
from claims.models.imports import PENDING, WAITING
from claims.vocab.statuses import RowStatus

SHOWN = 100  # rows on a page
_SAID = 4  # how often a screen reader is told how far it is: after every quarter
_EXPORTED = {
    "row": "pk",
    "status": "status",
    "reason": "reason",
    "name": "name",
    "asked": "asked_url",
    "address": "final_url",
    "http_status": "http_status",
    "archiving": "archiving",
    "source": "capture__source_id",
    "source_title": "capture__source__title",
    "same_as": "same_as_id",
    "capture": "capture_id",
    "sha256": "sha256",
    "text_sha256": "text_sha256",
    "n_bytes": "n_bytes",
    "reader": "reader",
    "came_in": "came_in_id",
    "attempts": "attempts",
    "received_at": "received_at",
    "finished_at": "finished_at",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows by status, in the order of RowStatus; the names of those that are being read."""

    counts: dict[RowStatus, int]
    reading: list[str]
    goes_on: bool

    @property
    def n_rows(self) -> int:
        return sum(self.counts.values())

    @property
    def n_pending(self) -> int:
        return sum(self.counts.get(status, 0) for status in PENDING)

    @property
    def n_done(self) -> int:
        return self.n_rows - self.n_pending

    @property
    def n_waiting(self) -> int:
        return sum(self.counts.get(status, 0) for status in WAITING)

    @property
    def n_failed(self) -> int:
        return self.counts.get(RowStatus.FAILED, 0)

    def worth_saying(self, before: int) -> str:
        """What to announce, if a quarter or all of it was finished since `before`; else nothing."""
        if not self.n_pending:
            return ngettext("%(n)s is read.", "All %(n)s are read.", self.n_rows) % {"n": self.n_rows}
        if before * _SAID // self.n_rows == self.n_done * _SAID // self.n_rows:
            return ""
        return _("%(done)s of %(all)s are read.") % {"done": self.n_done, "all": self.n_rows}


def progress_of(batch: Import) -> Progress:
    """How far it is, now."""
    found = dict(batch.rows.order_by().values_list("status").annotate(n=Count("pk")))
    counts = {status: found[status] for status in RowStatus if status in found}
    reading = batch.rows.filter(status=RowStatus.WORKING).values_list("name", flat=True)
    return Progress(
        counts,
        reading=list(reading[:3]) if RowStatus.WORKING in counts else [],
        goes_on=any(status in counts for status in PENDING) and not batch.paused_at,
    )


@dataclass(frozen=True, slots=True)
class Slice:
    """Some rows, and how to ask for those before and after; `status` is the one asked for, if any."""

    rows: list[ImportRow]
    status: str
    after: int
    before: int | None
    next_after: int | None

    def query(self, after: int | None = None) -> str:
        """The part of an address that asks for it again, or for another."""
        start = self.after if after is None else after
        parts = [f"status={self.status}" if self.status else "", f"after={start}" if start else ""]
        return "&".join(filter(None, parts))


def slice_of(batch: Import, asked: Mapping[str, str]) -> Slice:
    """The rows that `status` and `after` in an address ask for; whatever is no status or number asks for nothing."""
    status = asked.get("status", "") if asked.get("status", "") in RowStatus.values else ""
    after = int(asked.get("after", "")[:15]) if asked.get("after", "").isdecimal() else 0
    found = batch.rows.filter(status=status) if status else batch.rows.all()
    rows = list(found.listed().filter(pk__gt=after)[: SHOWN + 1])
    first = rows[0].pk if rows else after + 1
    earlier = list(found.filter(pk__lt=first).order_by("-pk").values_list("pk", flat=True)[: SHOWN + 1])
    return Slice(
        rows[:SHOWN],
        status,
        after,
        before=(earlier[SHOWN] if len(earlier) > SHOWN else 0) if earlier else None,
        next_after=rows[SHOWN - 1].pk if len(rows) > SHOWN else None,
    )


def rows_as_json(batch: Import) -> Iterator[str]:
    """A JSON document of all rows, line by line."""
    about = {"import": batch.pk, "how": batch.how, "about": batch.about, "dry_run": batch.is_dry_run}
    yield json.dumps(about, ensure_ascii=False)[:-1] + ', "rows": [\n'
    separator = ""
    for row in _exported(batch):
        yield separator + json.dumps(row, ensure_ascii=False, default=str)
        separator = ",\n"
    yield "\n]}\n"


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def rows_as_csv(batch: Import) -> Iterator[str]:
    """The same as CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    writer = csv.writer(_Echo())
    yield writer.writerow(_EXPORTED)
    for row in _exported(batch):
        yield writer.writerow(_harmless(value) for value in row.values())


def _exported(batch: Import) -> Iterator[dict[str, Any]]:
    for values in batch.rows.values_list(*_EXPORTED.values()).iterator(chunk_size=1000):
        yield dict(zip(_EXPORTED, values, strict=True))


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
