"""Rows handed over to workers, and taken back from those that died.

A row that waits to be read has a job: its own, or, for an address, the one job of its host, which takes the rows of
that host one after the other, so that no server is ever asked twice at once. Jobs are made from the rows, by one
statement, as often as anybody likes; a row too many in the queue finds nothing to do, and none can be missing for long.

Whoever works on a row holds a lock of the database session meanwhile. It ends with the session, however that ends, so a
row said to be worked on whose lock is free belongs to nobody: `put_back` gives it to the next.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db import Error, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import ImportRow
from claims.vocab.statuses import RowStatus

WORK_ROW = "claims.importing.tasks.work_row"
WORK_HOST = "claims.importing.tasks.work_host"
MOST_ATTEMPTS = 3  # a row that killed three workers is the reason, not the victim
_LOCKS = 20_231_122  # any number that nothing else in the project locks on

_ROWS = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args)
    SELECT 'imports', %s, 'import row ' || r.id, jsonb_build_object('row_id', r.id)
    FROM claims_importrow AS r JOIN claims_import AS b ON b.id = r.batch_id
    WHERE r.status = 'queued' AND b.paused_at IS NULL AND b.cancelled_at IS NULL AND r.host = ''
    ORDER BY r.id ON CONFLICT DO NOTHING
"""  # the index is asked for each row: to look first (NOT EXISTS) took minutes for 50,000 before the tables had figures
_HOSTS = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, lock, queueing_lock, args)
    SELECT DISTINCT 'imports', %s, 'import host ' || host, 'import host ' || host, jsonb_build_object('host', host)
    FROM claims_importrow AS r JOIN claims_import AS b ON b.id = r.batch_id
    WHERE r.status = 'queued' AND b.paused_at IS NULL AND b.cancelled_at IS NULL AND r.host <> '' AND %s IN ('', host)
    ON CONFLICT DO NOTHING
"""
_LATER = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, lock, queueing_lock, args, scheduled_at)
    VALUES ('imports', %s, 'import host ' || %s, 'import host ' || %s, jsonb_build_object('host', %s::text),
        now() + %s * interval '1 second')
    ON CONFLICT DO NOTHING
"""
_LONGEST_WAIT = 15 * 60  # seconds; who asks for more is asked again all the same, three times in all
# Jobs said to be running: whoever ran one may have died, or have lost the database before saying that it ended.
_DOUBTFUL = """
    SELECT j.id, j.args FROM procrastinate_jobs AS j
    WHERE j.status = 'doing' AND j.task_name IN (%s, %s) AND NOT EXISTS (
        SELECT FROM procrastinate_events AS e
        WHERE e.job_id = j.id AND e.type = 'started' AND e.at > now() - interval '30 seconds'
    )
"""


def hand_over(host: str = "") -> None:
    """Give every row that waits to be read its job, if it has none; or the next row of one host."""
    with connection.cursor() as cursor:
        if not host:
            cursor.execute(_ROWS, [WORK_ROW])
        cursor.execute(_HOSTS, [WORK_HOST, host])


def hand_over_later(host: str, seconds: int) -> None:
    """The next job of a host, after a while. It holds the place in the queue, so that no other comes before it."""
    with connection.cursor() as cursor:
        cursor.execute(_LATER, [WORK_HOST, host, host, host, min(seconds, _LONGEST_WAIT)])


@contextmanager
def alone(row_id: int) -> Iterator[bool]:
    """Whether nobody else works on this row, and nobody else can until this ends."""
    key = [_LOCKS, row_id % 2**31]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", key)
        is_alone = bool(cursor.fetchone()[0])
    try:
        yield is_alone
    finally:
        if is_alone:
            with suppress(Error), connection.cursor() as cursor:  # a connection that is gone took its lock along
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)


def put_back() -> int:
    """Give rows that a dead worker left behind to the next; how many there were."""
    n_left = sum(
        _take_back(pk) for pk in ImportRow.objects.filter(status=RowStatus.WORKING).values_list("pk", flat=True)
    )
    _end_dead_jobs()
    hand_over()
    return n_left


def _take_back(row_id: int) -> bool:
    with alone(row_id) as nobody_works, transaction.atomic():
        rows = ImportRow.objects.select_for_update(of=["self"]).select_related("batch")
        row = rows.filter(pk=row_id, status=RowStatus.WORKING).first()
        if not nobody_works or row is None:
            return False
        row.status = RowStatus.QUEUED
        if row.batch.cancelled_at:
            row.status, row.finished_at = RowStatus.CANCELLED, timezone.now()
        elif row.attempts >= MOST_ATTEMPTS:
            row.status, row.finished_at = RowStatus.FAILED, timezone.now()
            row.reason = _("Whatever read it ended each time in the middle, %(n)s times.") % {"n": row.attempts}
        row.save_over(row.version, ["status", "finished_at", "reason"])
        return True


def _end_dead_jobs() -> None:
    """Jobs that nobody runs any more hold their host's lock: end them."""
    with connection.cursor() as cursor:
        cursor.execute(_DOUBTFUL, [WORK_ROW, WORK_HOST])
        for job_id, args in cursor.fetchall():
            if not _somebody_works(json.loads(args) if isinstance(args, str) else args):
                cursor.execute(
                    "UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s AND status = 'doing'", [job_id]
                )


def _somebody_works(args: dict[str, Any]) -> bool:
    rows = ImportRow.objects.filter(status=RowStatus.WORKING)
    rows = rows.filter(host=args["host"]) if "host" in args else rows.filter(pk=args["row_id"])
    for row_id in rows.values_list("pk", flat=True):
        with alone(row_id) as nobody_works:
            if not nobody_works:
                return True
    return False
