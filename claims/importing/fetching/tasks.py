"""Following as jobs: every minute, a job for each feed that is due; each job asks one feed. Old notes go at night."""

from __future__ import annotations

from procrastinate.contrib.django import app

from claims.importing.fetching import following, robots, turns
from claims.vocab.priorities import FIRST


@app.periodic(cron="* * * * *")
@app.task(name="claims.importing.fetching.tasks.ask_due", queue="imports", queueing_lock="ask feeds", priority=FIRST)
def ask_due(timestamp: int) -> int:
    """Make the jobs."""
    return following.ask_due()


@app.task(name=following.ASK, queue="imports")
def ask_feed(feed_id: int) -> int:
    """Ask one feed. Twice is once: it is not due a second time."""
    return following.ask(feed_id)


@app.periodic(cron="23 3 * * *")
@app.task(name="claims.importing.fetching.tasks.forget", queue="imports", queueing_lock="forget hosts")
def forget(timestamp: int) -> None:
    """Drop what was noted of hosts that nobody has asked for days."""
    robots.forget()
    turns.forget()
