"""Importing as jobs: the next rows of a batch or of a host; and, every minute, whatever a dead worker left behind.

A job names its batch or its host and nothing else, so that it can run twice, too late, or on any machine.
"""

from __future__ import annotations

from procrastinate.contrib.django import app

from claims.importing.batches import queue
from claims.importing.batches.work import work, work_next
from claims.models import Import, ImportRow
from claims.vocab.priorities import FIRST
from claims.vocab.statuses import RowStatus


@app.task(name=queue.WORK_BATCH, queue="imports")
def work_batch(batch_id: int) -> None:
    """Read the next rows of a batch."""
    work_next(Import(pk=batch_id))


@app.task(name=queue.WORK_HOST, queue="imports")
def work_host(host: str) -> None:
    """Fetch the next address of a host, and leave the one after it to the next job."""
    waiting = ImportRow.objects.filter(
        host=host, status=RowStatus.QUEUED, batch__paused_at=None, batch__cancelled_at=None
    )
    row = waiting.order_by("pk").values_list("pk", flat=True).first()
    if row is not None:
        work([row])
        queue.hand_over_host(host)


@app.periodic(cron="* * * * *")
@app.task(name="claims.importing.tasks.put_back", queue="imports", queueing_lock="import put back", priority=FIRST)
def put_back(timestamp: int) -> int:
    """Give what a dead worker left to the next; make jobs for rows that have none."""
    return queue.put_back()
