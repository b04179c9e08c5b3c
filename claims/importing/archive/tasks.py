"""The archive looked at as a job, at night."""

from __future__ import annotations

from procrastinate.contrib.django import app

from claims.importing.archive import fixity


@app.periodic(cron="37 3 * * *")
@app.task(name="claims.importing.archive.tasks.check_fixity", queue="imports", queueing_lock="check fixity")
def check_fixity(timestamp: int) -> int:
    """Hash some of the archive again; how many files are not what they were."""
    return len(fixity.check_fixity().troubles)
