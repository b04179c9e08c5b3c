"""What can be done with a batch: bring it in, leave it to workers, pause, resume, cancel it, try again what failed.

Every door ends here, and all go one way: a row for each thing, its bytes kept or its address written down, and then
work (work.py), at once by whoever brought it or later by workers. What a person decides about a row is in keeping.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from claims.importing.batches.keeping import correct_row, discard_row, keep_clear, keep_row
from claims.importing.batches.queue import MOST, MOST_BYTES, hand_over, next_of
from claims.importing.batches.rows import lost, row_at, row_of
from claims.importing.batches.work import pause, work
from claims.importing.errors import StorageGone
from claims.importing.received import Received
from claims.models import Actor, Feed, Import, ImportRow, Source, User, record
from claims.vocab.statuses import RowStatus

__all__ = [
    "Terms", "cancel_import", "correct_row", "discard_row", "keep_clear", "keep_row", "name_origin",
    "receive", "receive_addresses", "resume_import", "retry_failed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms a batch comes in; each field as in Import."""

    about: str = ""
    keeps_clear: bool = False
    hands_over: bool = False
    is_dry_run: bool = False
    robots_reason: str = ""
    outlet: Actor | None = None


AS_USUAL = Terms()
TO_WORKERS = Terms(hands_over=True)


def receive(
    *,
    received: Iterable[Received],
    how: str,
    by: User | None,
    addresses: Iterable[str] = (),
    terms: Terms = AS_USUAL,
) -> Import:
    """Take in any number of files and addresses. Each gets a row with its status and reason; none can spoil another.

    They are worked on before this returns, or by workers where the terms say so. Not one transaction: what came before
    something broke is there, and whatever was not worked on is found by the workers.
    """
    batch = _begin(how, by, terms)
    archive: ImportRow | None = None  # whose articles follow it, being too many to hold
    some: list[tuple[Received, ImportRow | None]] = []
    for one in received:
        is_inside = archive is not None and one.name.startswith(f"{archive.name}/")
        some.append((one, archive if is_inside else None))
        if one.path or len(some) == MOST or sum(len(one.data) for one, _archive in some) > MOST_BYTES:
            rows = _take_in(batch, some)
            archive, some = rows[-1] if one.path else archive, []
    _take_in(batch, some)
    _ask_for(batch, addresses)
    if terms.hands_over:
        hand_over()
    else:
        work_off(batch)
    return batch


def receive_addresses(
    *, addresses: Iterable[str], how: str, by: User | None, feed: Feed | None = None, terms: Terms = TO_WORKERS
) -> Import:
    """Have workers fetch addresses; `feed` is what they were listed in, whose outlet theirs is."""
    if feed:
        terms = replace(terms, about=str(feed), outlet=feed.outlet)
    return receive(received=(), addresses=addresses, how=how, by=by, terms=terms)


def work_off(batch: Import) -> None:
    """Work on every row that waits to be read, and on what was found in them."""
    while (row_ids := next_of(batch.rows.all())) and work(row_ids):
        continue


@transaction.atomic
def _begin(how: str, by: User | None, terms: Terms) -> Import:
    batch = Import.objects.create(
        how=how,
        by=by,
        about=terms.about[:2000],
        keeps_clear=terms.keeps_clear,
        hands_over=terms.hands_over,
        is_dry_run=terms.is_dry_run,
        robots_reason=terms.robots_reason[:500],
        outlet=terms.outlet,
    )
    data = {"how": how, "dry_run": terms.is_dry_run} if terms.is_dry_run else {"how": how}
    record(by=by, verb="import", target=batch, reason=terms.robots_reason, data=data)
    return batch


def _take_in(batch: Import, some: list[tuple[Received, ImportRow | None]]) -> list[ImportRow]:
    """Rows for files, each with the archive it was in, and work on them while their bytes are at hand."""
    rows = ImportRow.objects.bulk_create(_row(batch, *one) for one in some)
    came = {row.pk: one for row, (one, _archive) in zip(rows, some, strict=True) if row.is_pending}
    if came and not batch.hands_over:
        work(came, came)
    return rows


def _row(batch: Import, one: Received, came_in: ImportRow | None) -> ImportRow:
    """A row for a file, its bytes kept. Not saved."""
    try:
        return row_of(batch, one, came_in)
    except StorageGone as error:
        pause(batch, str(error))
        return lost(batch, one, error)


def _ask_for(batch: Import, addresses: Iterable[str]) -> None:
    """Rows for addresses, each once."""
    once = dict.fromkeys(stripped for one in addresses if (stripped := one.strip()))
    ImportRow.objects.bulk_create((row_at(batch, one) for one in once), batch_size=500)


@transaction.atomic
def cancel_import(*, batch: Import, by: User | None) -> int:
    """Read nothing more of a batch; how many rows will not be read. What was read stays, to be decided."""
    if not Import.objects.filter(pk=batch.pk, cancelled_at=None).update(cancelled_at=timezone.now()):
        return 0
    now = timezone.now()
    n_left = batch.rows.filter(status=RowStatus.QUEUED).update(status=RowStatus.CANCELLED, finished_at=now)
    record(by=by, verb="cancel", target=batch, data={"rows": n_left})
    return n_left


@transaction.atomic
def resume_import(*, batch: Import, by: User | None) -> int:
    """Go on with a batch that was paused; how many rows wait to be read. Workers do it, whoever began."""
    if not Import.objects.filter(pk=batch.pk).exclude(paused_at=None).update(paused_at=None, paused_reason=""):
        return 0
    return _to_workers(batch, by, "resume")


@transaction.atomic
def retry_failed(*, batch: Import, by: User | None) -> int:
    """Have workers try the failed rows of a batch again, and no other; how many these are."""
    failed = batch.rows.filter(status=RowStatus.FAILED).exclude(raw="", asked_url="")
    if not failed.update(status=RowStatus.QUEUED, reason="", attempts=0, finished_at=None):
        return 0
    return _to_workers(batch, by, "retry")


def _to_workers(batch: Import, by: User | None, verb: str) -> int:
    Import.objects.filter(pk=batch.pk).update(hands_over=True, cancelled_at=None)
    n_rows = batch.rows.filter(status=RowStatus.QUEUED).count()
    record(by=by, verb=verb, target=batch, data={"rows": n_rows})
    hand_over()
    return n_rows


@transaction.atomic
def name_origin(*, source: Source, origin: Source | None, version: int, by: User | None, reason: str = "") -> Source:
    """Say that a work copies another (`origin`), so that the two count as one; or, with None, that it does not.

    A copy of a copy is written as a copy of where that came from. Errors: StaleRecord; IntegrityError if the source
    has copies of its own.
    """
    source.copy_of = origin.copy_of or origin if origin else None
    source.save_over(version, ["copy_of"])
    record(by=by, verb="name-origin", target=source, reason=reason.strip(), data={"copy_of": source.copy_of_id})
    return source
