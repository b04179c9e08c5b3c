"""Many captures at once: which of them are to be read, a job for each, and how far that is.

A job names its capture. It is done in one transaction, at whose end the capture has an Extraction: so a worker that is
killed leaves the capture unread, one that was read is not read again, and whoever hands over twice makes no job twice.
Captures that come in meanwhile are read first.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery

from claims.extraction.engine.loading import LANGUAGES
from claims.extraction.proposing import reader
from claims.extraction.store import suggest
from claims.importing.archive.derive import batches
from claims.models import Capture, Extraction
from claims.vocab.priorities import LAST

log = logging.getLogger(__name__)
SUGGEST = "claims.extraction.tasks.suggest"
PRIORITY = LAST - 1

_HAND_OVER = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, priority, queueing_lock, args)
    SELECT 'default', %s, %s, 'extract capture ' || wanted.id, jsonb_build_object('capture_id', wanted.id)
    FROM ({captures}) AS wanted (id) ORDER BY wanted.id ON CONFLICT DO NOTHING
"""
_JOBS = """
    SELECT j.status::text, count(*) FROM procrastinate_jobs AS j WHERE j.task_name = %s AND (
        j.status IN ('todo', 'doing')
        OR j.status = 'failed' AND NOT EXISTS (
            SELECT FROM claims_extraction AS e WHERE e.capture_id = (j.args->>'capture_id')::bigint
        )
    ) GROUP BY j.status
"""


@dataclass(frozen=True, slots=True)
class Progress:
    """Captures, those that nothing has read, the jobs that are to read some, and those that failed to read any."""

    captures: int
    unread: int
    waiting: int
    running: int
    failed: int

    @property
    def goes_on(self) -> bool:
        return bool(self.waiting or self.running)


@dataclass(slots=True)
class Done:
    """What was done here, without workers."""

    read: int = 0
    suggested: int = 0
    failed: int = 0


def unread() -> QuerySet[Capture]:
    """Captures that nothing has read."""
    return Capture.objects.filter(extractions=None)


def outdated() -> QuerySet[Capture]:
    """Captures that would be read otherwise now than they were read last."""
    last = Extraction.objects.filter(capture=OuterRef("pk")).order_by("-pk")
    captures = Capture.objects.annotate(
        by=Subquery(last.values("reader")[:1]), sha256_of=Subquery(last.values("sha256")[:1])
    )
    english = Q()
    for lang in LANGUAGES:
        english |= Q(source__lang__iexact=lang) | Q(source__lang__istartswith=f"{lang}-")
    return captures.filter(english & _not_by(next(iter(LANGUAGES))) | ~english & _not_by("und"))


def _not_by(lang: str) -> Q:
    """Last read, and not by what reads this language now; rules alone never read again what a model has read."""
    now = reader(lang)
    other = Q(by__isnull=False) & ~Q(by=now.name, sha256_of=now.sha256)
    return other if now.sha256 else other & Q(sha256_of="")


def hand_over(captures: QuerySet[Capture]) -> int:
    """Make a job for each capture that has none waiting; how many were made. One statement, however many."""
    sql, params = captures.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_HAND_OVER.format(captures=sql), [SUGGEST, PRIORITY, *params])
        return int(cursor.rowcount)


def progress() -> Progress:
    """How far it is."""
    with connection.cursor() as cursor:
        cursor.execute(_JOBS, [SUGGEST])
        jobs = dict(cursor.fetchall())
    return Progress(
        captures=Capture.objects.count(),
        unread=unread().count(),
        waiting=jobs.get("todo", 0),
        running=jobs.get("doing", 0),
        failed=jobs.get("failed", 0),
    )


def read_now(captures: QuerySet[Capture], *, tell: Callable[[str], object], rules_alone: bool = False) -> Done:
    """Read captures in this process, each in its own transaction, telling of each. One that fails stops no other."""
    done = Done()
    for capture in batches(captures.select_related("source__outlet")):
        try:
            n = suggest(capture, rules_alone=rules_alone)
        except Exception as error:
            log.exception("Reading capture %s failed", capture.pk)
            done.failed += 1
            tell(f"capture {capture.pk}: {error!r}")
            continue
        done.read, done.suggested = done.read + 1, done.suggested + n
        tell(f"{n:5} suggested in capture {capture.pk}: {capture.source.title}")
    return done
