"""Rows handed over to workers, and taken back from those that died.

Rows that wait to be read have jobs: those of their batch, or, for addresses, the one of their host. A job of a batch
takes its next rows, a few at once, since most of what a short article costs is statements; there are never more such
jobs waiting than JOBS, and whoever begins one makes up their number. That of a host takes one row, and the next is made
when it has ended, so that no server is ever asked twice at once. Jobs are made from the rows, by one statement, as
often as anybody likes; a job too many finds nothing to do, and none can be missing for long.

Whoever works on a row holds a lock of the database session meanwhile. It ends with the session, however that ends, so a
row said to be worked on whose lock is free belongs to nobody: `put_back` gives it to the next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress

from django.db import Error, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import ImportRow
from claims.vocab.statuses import RowStatus

WORK_BATCH = "claims.importing.tasks.work_batch"
WORK_HOST = "claims.importing.tasks.work_host"
MOST_ATTEMPTS = 3  # a row that killed three workers is the reason, not the victim
MOST = 16  # rows at once: by 4, 8, 16, 32 an article took 17, 14, 13, 11 ms; more wait longer for each other
MOST_BYTES = 2 * 1024 * 1024  # of rows at once: each article is held in memory until all are written down
JOBS = 8  # of a batch: of so many workers each finds one at once, and does not begin with what follows a capture
_SHARE = 4  # of the rows that are left, a job takes one in so many, so that several workers end at about the same time
_LOCKS, _CHOOSING = 20_231_122, 20_231_123  # any numbers that nothing else in the project locks on

_BATCHES = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args)
    SELECT 'imports', %(task)s, concat_ws(' ', 'import batch', b.id, r.n), jsonb_build_object('batch_id', b.id)
    FROM claims_import AS b CROSS JOIN LATERAL (
        SELECT row_number() OVER () AS n FROM claims_importrow
        WHERE batch_id = b.id AND status = 'queued' AND host = '' LIMIT %(jobs)s
    ) AS r
    WHERE b.paused_at IS NULL AND b.cancelled_at IS NULL AND %(batch)s IN (0, b.id)
    ORDER BY b.id, r.n ON CONFLICT DO NOTHING
"""
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
_LOCK = "SELECT id FROM unnest(%s::bigint[]) AS id WHERE pg_try_advisory_lock(%s, (id %% 2147483648)::int)"
_UNLOCK = "SELECT pg_advisory_unlock(%s, (id %% 2147483648)::int) FROM unnest(%s::bigint[]) AS id"
_LONGEST_WAIT = 15 * 60  # seconds; who asks for more is asked again all the same, three times in all
# Jobs of hosts said to be running: whoever ran one may have died, or lost the database before saying that it ended.
_DOUBTFUL = """
    SELECT j.id, j.args->>'host' FROM procrastinate_jobs AS j
    WHERE j.status = 'doing' AND j.task_name = %s AND NOT EXISTS (
        SELECT FROM procrastinate_events AS e
        WHERE e.job_id = j.id AND e.type = 'started' AND e.at > now() - interval '30 seconds'
    )
"""


def hand_over() -> None:
    """Give the rows that wait to be read their jobs, where they have none."""
    hand_over_batch(0)
    hand_over_host("")


def hand_over_batch(batch_id: int) -> None:
    """Give the rows of a batch that are no addresses their jobs; those of every batch, for 0."""
    with connection.cursor() as cursor:
        cursor.execute(_BATCHES, {"task": WORK_BATCH, "batch": batch_id, "jobs": JOBS})


def hand_over_host(host: str) -> None:
    """Give the next row of a host its job; that of every host, for none."""
    with connection.cursor() as cursor:
        cursor.execute(_HOSTS, [WORK_HOST, host])


def hand_over_later(host: str, seconds: int) -> None:
    """The next job of a host, after a while. It holds the place in the queue, so that no other comes before it."""
    with connection.cursor() as cursor:
        cursor.execute(_LATER, [WORK_HOST, host, host, host, min(seconds, _LONGEST_WAIT)])


def choosing(batch_id: int) -> None:
    """Until the transaction ends, nobody else chooses rows of this batch: two would choose the same."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_CHOOSING, batch_id % 2**31])


def next_of(waiting: QuerySet[ImportRow]) -> list[int]:
    """The rows of a batch to work on next: some that are read quickly, or one.

    One that was begun before is taken alone, since it may be what ended its worker; and so is an address.
    """
    queued = waiting.filter(status=RowStatus.QUEUED).order_by("pk").values_list("pk", "n_bytes", "attempts", "host")
    ahead = list(queued[: MOST * _SHARE])
    chosen: list[int] = []
    left = MOST_BYTES
    for pk, n_bytes, attempts, host in ahead[: max(1, len(ahead) // _SHARE)]:
        is_apart, left = bool(attempts or host), left - n_bytes
        if chosen and (is_apart or left < 0):
            break
        chosen.append(pk)
        if is_apart:
            break
    return chosen


@contextmanager
def alone(row_ids: Collection[int]) -> Iterator[list[int]]:
    """Those of the rows that nobody else works on, and nobody else can until this ends."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [list(row_ids), _LOCKS])
        ours = [pk for (pk,) in cursor.fetchall()]
    try:
        yield ours
    finally:
        if ours:
            with suppress(Error), connection.cursor() as cursor:  # a connection that is gone took its locks along
                cursor.execute(_UNLOCK, [_LOCKS, ours])


def put_back() -> int:
    """Give rows that a dead worker left behind to the next; how many there were."""
    n_left = sum(
        _take_back(pk) for pk in ImportRow.objects.filter(status=RowStatus.WORKING).values_list("pk", flat=True)
    )
    _end_dead_jobs()
    hand_over()
    return n_left


def _take_back(row_id: int) -> bool:
    with alone([row_id]) as ours, transaction.atomic():
        rows = ImportRow.objects.select_for_update(of=["self"]).select_related("batch")
        row = rows.filter(pk=row_id, status=RowStatus.WORKING).first()
        if not ours or row is None:
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
    """Jobs that nobody runs any more hold their host's lock: end them. That of a batch holds none."""
    with connection.cursor() as cursor:
        cursor.execute(_DOUBTFUL, [WORK_HOST])
        for job_id, host in cursor.fetchall():
            if not _somebody_asks(host):
                cursor.execute(
                    "UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s AND status = 'doing'", [job_id]
                )


def _somebody_asks(host: str) -> bool:
    working = set(ImportRow.objects.filter(status=RowStatus.WORKING, host=host).values_list("pk", flat=True))
    with alone(working) as nobodys:
        return working != set(nobodys)
