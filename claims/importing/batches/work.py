"""One row worked on, from what came to what waits for a person: fetch, open, read, judge.

    claim     queued -> working, counted, in one statement: whoever looks at the page sees it
    look      outside any transaction: the network, parsers of hostile bytes, whatever may take long or die
    settle    what was found, what was in it, and its end, in one transaction: all of it or nothing

A worker killed at any point leaves a row that says "working" and a lock that nobody holds, and the next begins
anew; the bytes lie under their own hash, so keeping them twice is keeping them once.
"""

from __future__ import annotations

import logging

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.importing.batches.judge import judge, leaves_nothing_to_ask
from claims.importing.batches.keeping import make
from claims.importing.batches.kept import let_go
from claims.importing.batches.look import Found, look
from claims.importing.batches.queue import MOST_ATTEMPTS, alone, hand_over, hand_over_later
from claims.importing.errors import Crashed, Refused, StorageGone, Unreachable
from claims.importing.outlets import placed
from claims.importing.received import Received
from claims.models import Import, ImportRow, record
from claims.models.receipt import Receipt
from claims.models.versioned import StaleRecord
from claims.vocab.statuses import RowStatus

log = logging.getLogger(__name__)
_AT_ONCE = 500  # rows made and saved together
# Of a row that waits and whose batch goes on, or that a dead worker left. In SQL, as everything that is asked for each
# article: Django takes longer to put a statement together than the database to answer it.
_CLAIM = """
    UPDATE claims_importrow AS r
    SET status = 'working', started_at = %s, attempts = r.attempts + 1, version = r.version + 1
    FROM claims_import AS b
    WHERE r.id = %s AND r.status IN ('queued', 'working') AND b.id = r.batch_id
        AND b.paused_at IS NULL AND b.cancelled_at IS NULL
"""
# All that work may change of a row; whoever brought it and what it was called stays.
_SETTLED = [field.name for field in Receipt._meta.get_fields()]
_SETTLED += ["status", "reason", "finished_at", "fields", "address_hash", "text_sha256", "same_as", "capture"]


def work(row_id: int, received: Received | None = None) -> ImportRow | None:
    """Work on a row that waits to be read; None where there is nothing to do, or somebody else does it.

    received: what came, where the caller still has it in memory. Errors: those of a database that is gone.
    """
    with alone(row_id) as is_ours:
        row = _claim(row_id) if is_ours else None
        if row is None:
            return None
        try:
            _try(row, received)
        except StaleRecord:  # taken back meanwhile: somebody thought this worker dead
            log.warning("Row %s of import %s was worked on by somebody else meanwhile", row.pk, row.batch_id)
            return None
        return row


def _try(row: ImportRow, received: Received | None) -> None:
    found = Found()
    try:
        look(row, received, found)
        _settle(row, found)
    except (OperationalError, InterfaceError, StaleRecord):
        raise  # the database is gone: the row stays as it is, and is put back
    except StorageGone as error:
        _pause(row, str(error))
    except Unreachable as error:
        if error.retry_after and row.batch.hands_over and row.attempts < MOST_ATTEMPTS:
            _wait(row, str(error), error.retry_after)
        else:
            _end(row, found, RowStatus.FAILED, str(error))
    except Crashed as error:
        _end(row, found, RowStatus.FAILED, str(error))
    except Refused as error:
        _end(row, found, RowStatus.REFUSED, str(error))
    except Exception:  # a reader may fail on a file in any way, and its neighbours must not care
        log.exception("Reading row %s of import %s failed", row.pk, row.batch_id)
        _end(row, Found(), RowStatus.FAILED, _("This cannot be read: the reader failed on it."))


def _claim(row_id: int) -> ImportRow | None:
    """Begin, if the row waits and its batch goes on. One that a dead worker left is begun again."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [timezone.now(), row_id])
        is_begun = bool(cursor.rowcount)
    return ImportRow.objects.select_related("batch__by").get(pk=row_id) if is_begun else None


@transaction.atomic
def _settle(row: ImportRow, found: Found) -> None:
    """Write down what was found, and keep it where that is the batch's word. Errors: StaleRecord."""
    if _is_cancelled(row):
        _cancel(row, found)
    elif found.article is None:
        row.status, row.reason = RowStatus.UNPACKED, ""
    else:
        article = placed(found.article, row.batch.outlet)
        row.fields = article.as_json()
        judge(row, article)
        if row.batch.keeps_clear and leaves_nothing_to_ask(row, article):
            if row.batch.is_dry_run:
                row.reason = f"{row.reason} {_('It would be kept at once.')}".strip()
            else:
                make(row, article, row.same_as, by=row.batch.by)
    _finish(row, found)


@transaction.atomic
def _end(row: ImportRow, found: Found, status: RowStatus, reason: str) -> None:
    """Write down why nothing was read; what a feed or an archive gave before it broke stays."""
    row.status, row.reason, row.fields, row.same_as = status, reason[:500], {}, None
    if _is_cancelled(row):
        _cancel(row, found)
    _finish(row, found)


def _is_cancelled(row: ImportRow) -> bool:
    """Whether its batch is by now; it stays as it is until the transaction ends. Workers do not wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cancelled_at IS NOT NULL FROM claims_import WHERE id = %s FOR SHARE", [row.batch_id])
        return bool(cursor.fetchone()[0])


def _cancel(row: ImportRow, found: Found) -> None:
    row.status, row.reason, found.inside = RowStatus.CANCELLED, "", []


def _finish(row: ImportRow, found: Found) -> None:
    """The end of work on a row, with the rows of what was in it. Errors: StaleRecord."""
    row.finished_at = timezone.now()
    if row.batch.is_dry_run and row.raw:
        name = str(row.raw)
        transaction.on_commit(lambda: let_go(name))
        row.raw, row.fields = "", {**row.fields, "body": ""} if row.fields else {}
    row.save_over(row.version, _SETTLED)
    for at in range(0, len(found.inside), _AT_ONCE):
        ImportRow.objects.bulk_create(make_row() for make_row in found.inside[at : at + _AT_ONCE])
    if found.inside and row.batch.hands_over:
        hand_over()


@transaction.atomic
def _wait(row: ImportRow, reason: str, seconds: int) -> None:
    """The server asks to be left alone for a while: the row waits, and with it all others of its host."""
    row.status, row.reason = RowStatus.QUEUED, reason[:500]
    row.save_over(row.version, ["status", "reason"])
    hand_over_later(row.host, seconds)


@transaction.atomic
def _pause(row: ImportRow, reason: str) -> None:
    """The storage is full or gone: the row waits as before, and the batch until somebody resumes it."""
    row.status, row.attempts = RowStatus.QUEUED, row.attempts - 1
    row.save_over(row.version, ["status", "attempts"])
    pause(row.batch, reason)


def pause(batch: Import, reason: str) -> None:
    """Work no further on a batch. It is said once, however many workers notice."""
    now = timezone.now()
    if Import.objects.filter(pk=batch.pk, paused_at=None).update(paused_at=now, paused_reason=reason[:500]):
        record(by=None, verb="pause", target=batch, reason=reason)
