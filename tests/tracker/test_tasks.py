"""What a dead worker was at: begun again, but not for ever."""

import pytest
from asgiref.sync import async_to_sync
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob

from tracker.tasks import MOST_LEFT, take_over

pytestmark = pytest.mark.django_db
TASK = "claims.importing.versions.tasks.compare"


@pytest.fixture(autouse=True)
def each_statement_for_itself(monkeypatch):
    """As in a worker, where one that fails spoils no other."""
    execute = DjangoConnector.execute_query

    def alone(self, *given, **more):
        with transaction.atomic():
            execute(self, *given, **more)

    monkeypatch.setattr(DjangoConnector, "execute_query", alone)


def left_by(worker, **about):
    """A job that this worker began."""
    job = app.configure_task(TASK, **about).defer(capture_id=1)
    with connection.cursor() as cursor:
        query = "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s"
        cursor.execute(query, [worker, job])
    return ProcrastinateJob.objects.get(pk=job)


def worker(silent_for):
    """A worker that last told that it lives so many seconds ago."""
    query = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s * interval '1 second') RETURNING id"
    with connection.cursor() as cursor:
        cursor.execute(query, [silent_for])
        return cursor.fetchone()[0]


def taken_over():
    return async_to_sync(take_over.func)(timestamp=0)


def test_job_of_a_dead_worker_waits_for_the_next():
    jobs = [left_by(None), left_by(worker(60), lock="host")]
    assert taken_over() == 2
    for job in jobs:
        job.refresh_from_db()
        assert (job.status, job.attempts) == ("todo", 1)


def test_job_of_a_worker_that_lives_is_let_be():
    job = left_by(worker(5))
    assert taken_over() == 0
    job.refresh_from_db()
    assert job.status == "doing"


def test_job_that_is_left_behind_again_and_again_ends():
    job = left_by(None)
    for _ in range(MOST_LEFT):
        taken_over()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE status = 'todo'")
    job.refresh_from_db()
    assert job.status == "failed"


def test_job_whose_like_waits_already_ends():
    job = left_by(None, queueing_lock="one")
    app.configure_task(TASK, queueing_lock="one").defer(capture_id=1)
    taken_over()
    job.refresh_from_db()
    assert job.status == "failed"
