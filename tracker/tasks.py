"""What a worker was at when it died goes to the next: every minute, of whatever task.

A worker tells the queue every ten seconds that it lives. The jobs of one that has not for thirty, or that is gone from
the queue's list, are taken for left behind and wait again; whoever writes a task writes it so that it may run twice. A
job that has been left behind too often is the reason and not the victim, and ends.

Jobs that have ended are swept out at night.
"""

from datetime import UTC, datetime

from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status

from claims.vocab.priorities import FIRST

MOST_LEFT = 3  # times; as for a row of an import
_DONE_FOR, _FAILED_FOR = 3 * 24, 90 * 24  # hours


@app.periodic(cron="* * * * *")
@app.task(name="tracker.tasks.take_over", queueing_lock="take over", priority=FIRST)
async def take_over(timestamp: int) -> int:
    """How many jobs were left behind."""
    left = list(await app.job_manager.get_stalled_jobs())
    for job in left:
        await _again(job)
    return len(left)


async def _again(job: Job) -> None:
    """Let it wait again, unless another of its kind waits already (its queueing lock) or it has had its turns."""
    if job.attempts + 1 < MOST_LEFT:
        try:
            await app.job_manager.retry_job(job, retry_at=datetime.now(UTC))
            return
        except UniqueViolation:
            pass
    await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)


@app.periodic(cron="11 3 * * *")
@app.task(name="tracker.tasks.forget", queueing_lock="forget jobs", pass_context=True)
async def forget(context: JobContext, timestamp: int) -> None:
    """Drop jobs that ended: well, days ago; or badly, when whoever looks after the site has had time to see them."""
    await builtin_tasks.remove_old_jobs(context, max_hours=_DONE_FOR)
    await builtin_tasks.remove_old_jobs(
        context, max_hours=_FAILED_FOR, remove_failed=True, remove_cancelled=True, remove_aborted=True
    )
