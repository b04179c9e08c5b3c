"""Rows worked on, from what came to what waits for a person: fetch, open, read, judge.

    claim     queued -> working, counted, in one statement: whoever looks at the page sees it
    look      outside any transaction: the network, parsers of hostile bytes, whatever may take long or die
    settle    what was found, what was in it, and its end, in one transaction: all of it or nothing

Several rows of a batch are claimed at once, looked at one by one, and settled together, because most of what a short
article costs is statements. Whatever cannot be settled together is looked at again and settled alone, so that no row
spoils another's end; and when looking has taken a moment, what was looked at is settled and the rest waits again, for
whoever comes first.

A worker killed at any point leaves rows that say "working" and locks that nobody holds, and the next begins anew; the
bytes lie under their own hash, so keeping them twice is keeping them once.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.importing.batches.look import Found, look
from claims.importing.batches.queue import (
    MOST_ATTEMPTS,
    MOST_BYTES,
    alone,
    choosing,
    hand_over_batch,
    hand_over_later,
    next_of,
)
from claims.importing.batches.settle import Looked, in_turns, is_cancelled, settle
from claims.importing.errors import Crashed, Refused, StorageGone, Unreachable
from claims.importing.received import Received
from claims.models import Import, ImportRow, record
from claims.models.versioned import StaleRecord
from claims.vocab.statuses import RowStatus

log = logging.getLogger(__name__)
_OUTAGE = (OperationalError, InterfaceError)
_MOMENT = 1.0  # second, of looking; whoever watches the batch sees it go on, and may cancel it
# Of rows that wait and whose batch goes on, or that a dead worker left. The batch is held first, as whoever cancels it
# holds it, so that the two never wait for each other crosswise.
_CLAIM = """
    WITH b AS (
        SELECT id FROM claims_import
        WHERE id IN (SELECT batch_id FROM claims_importrow WHERE id = ANY(%s)) AND paused_at IS NULL
            AND cancelled_at IS NULL
        FOR SHARE
    )
    UPDATE claims_importrow AS r
    SET status = 'working', started_at = %s, attempts = r.attempts + 1, version = r.version + 1
    FROM b WHERE r.id = ANY(%s) AND r.status IN ('queued', 'working') AND b.id = r.batch_id
    RETURNING r.id
"""


def work(row_ids: Collection[int], received: Mapping[int, Received] | None = None) -> list[ImportRow]:
    """Work on rows of one batch that wait to be read; those that were begun, not by somebody else.

    received: what came, by row, where the caller still has it in memory. Errors: those of a database that is gone.
    """
    with alone(row_ids) as ours:
        return _work(_claim(ours), received or {})


def work_next(batch: Import) -> None:
    """Work on the next rows of a batch, and leave those after them to jobs that other workers may begin at once."""
    with ExitStack() as stack:
        with transaction.atomic():
            choosing(batch.pk)
            rows = _claim(stack.enter_context(alone(next_of(batch.rows.filter(host="")))))
            hand_over_batch(batch.pk)
        _work(rows, {})


def _claim(row_ids: Collection[int]) -> list[ImportRow]:
    """Begin with those that wait and whose batch goes on. One that a dead worker left is begun again."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [list(row_ids), timezone.now(), list(row_ids)])
        begun = [pk for (pk,) in cursor.fetchall()]
    return list(_rows().filter(pk__in=begun))


def _rows() -> QuerySet[ImportRow]:
    """With one batch for all of them."""
    return ImportRow.objects.order_by("pk").prefetch_related("batch")


def _work(rows: Sequence[ImportRow], received: Mapping[int, Received]) -> list[ImportRow]:
    """Look into rows for a moment, settle what was looked at, and give the rest back."""
    looked: list[Looked] = []
    left, n_characters, end = list(rows), 0, time.monotonic() + _MOMENT
    while left and (not looked or (time.monotonic() < end and n_characters < MOST_BYTES)):
        try:
            one = _looked(left[0], received.get(left[0].pk))
        except StorageGone as error:
            pause(left[0].batch, str(error))
            break
        del left[0]
        if one:
            looked.append(one)
            n_characters += len(one.found.article.body) if one.found.article else 0
    for some in in_turns(looked):
        _settle(some, received)
    if left:
        _give_back(left)
    return [one.row for one in looked]


def _looked(row: ImportRow, received: Received | None) -> Looked | None:
    """What was found in a row; None where it waits again. Errors: StorageGone; those of a database that is gone."""
    found = Found()
    try:
        look(row, received, found)
    except (StorageGone, *_OUTAGE):
        raise
    except Unreachable as error:
        if error.retry_after and row.batch.hands_over and row.attempts < MOST_ATTEMPTS:
            _wait(row, str(error), error.retry_after)
            return None
        return Looked(row, found, RowStatus.FAILED, str(error))
    except Crashed as error:
        return Looked(row, found, RowStatus.FAILED, str(error))
    except Refused as error:
        return Looked(row, found, RowStatus.REFUSED, str(error))
    except Exception:  # a reader may fail on a file in any way, and its neighbours must not care
        return _failed(row)
    return Looked(row, found)


def _failed(row: ImportRow) -> Looked:
    log.exception("Reading row %s of import %s failed", row.pk, row.batch_id)
    return Looked(row, Found(), RowStatus.FAILED, _("This cannot be read: the reader failed on it."))


def _settle(looked: Sequence[Looked], received: Mapping[int, Received]) -> None:
    """Settle rows together, or each from the beginning alone. Errors: those of a database that is gone."""
    try:
        settle(looked)
    except _OUTAGE:
        raise  # the rows stay as they are, and are put back
    except Exception as error:
        row = looked[0].row
        if len(looked) > 1:
            for one in looked:
                _work(list(_rows().filter(pk=one.row.pk, version=one.row.version)), received)
        elif isinstance(error, StaleRecord):  # taken back meanwhile: somebody thought this worker dead
            log.warning("Row %s of import %s was worked on by somebody else meanwhile", row.pk, row.batch_id)
        else:
            settle([_failed(row)])


@transaction.atomic
def _wait(row: ImportRow, reason: str, seconds: int) -> None:
    """The server asks to be left alone for a while: the row waits, and with it all others of its host."""
    row.reason = reason[:500]
    _wait_again([row])
    hand_over_later(row.host, seconds)


def _give_back(rows: Sequence[ImportRow]) -> None:
    """Rows that nobody looked into wait as before, and another job may take them."""
    for row in rows:
        row.attempts -= 1
    try:
        _wait_again(rows)
    except StaleRecord:
        log.warning("Rows of import %s were put back by somebody else meanwhile", rows[0].batch_id)
    if rows[0].batch.hands_over:
        hand_over_batch(rows[0].batch_id)


@transaction.atomic
def _wait_again(rows: Sequence[ImportRow]) -> None:
    """Let rows wait again, unless their batch was cancelled meanwhile. Errors: StaleRecord."""
    status, ended = (RowStatus.CANCELLED, timezone.now()) if is_cancelled(rows[0].batch) else (RowStatus.QUEUED, None)
    for row in rows:
        row.status, row.finished_at = status, ended
    ImportRow.save_each(rows, ["status", "finished_at", "reason", "attempts"])


def pause(batch: Import, reason: str) -> None:
    """Work no further on a batch. It is said once, however many workers notice."""
    now = timezone.now()
    if Import.objects.filter(pk=batch.pk, paused_at=None).update(paused_at=now, paused_reason=reason[:500]):
        record(by=None, verb="pause", target=batch, reason=reason)
