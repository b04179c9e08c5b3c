"""Rows and their jobs: none twice, none missing, and what a dead worker left goes to the next."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.importing.actions import cancel_import, receive_addresses
from claims.importing.batches import queue
from claims.importing.batches.queue import MOST_ATTEMPTS, hand_over, put_back
from claims.importing.errors import Unreachable
from claims.importing.received import Received
from claims.importing.tasks import work_host
from claims.models import ImportRow
from claims.vocab.statuses import RowStatus

pytestmark = pytest.mark.django_db
PAGE = b"<html><title>Pier</title><p>The harbour office said on Monday that the pier stays open to ships.</p>"


@pytest.fixture
def rows():
    addresses = [f"https://daily.example.com/{n}" for n in range(3)]
    return receive_addresses(addresses=addresses, how="web", by=None).rows.order_by("pk")


def jobs(**about):
    return ProcrastinateJob.objects.filter(queue_name="imports", **about)


def left_behind(row: ImportRow, attempts: int = 1) -> None:
    ImportRow.objects.filter(pk=row.pk).update(
        status=RowStatus.WORKING, started_at=timezone.now() - timedelta(minutes=1), attempts=attempts
    )


def test_handing_over_twice_is_handing_over_once(rows) -> None:
    hand_over()
    assert jobs().count() == 1


def test_the_job_of_a_host_takes_one_row_and_leaves_the_next_to_another(rows, monkeypatch) -> None:
    monkeypatch.setattr(
        "claims.importing.batches.look.fetch", lambda url, **_: Received(url, PAGE, "web", asked_url=url)
    )
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    work_host(host="daily.example.com")
    assert [row.status for row in rows] == [RowStatus.READ, RowStatus.QUEUED, RowStatus.QUEUED]
    assert jobs(status="todo").count() == 1


def test_a_server_that_asks_to_wait_is_left_alone(rows, monkeypatch) -> None:
    def fetch(url, **_more):
        raise Unreachable("Too many requests.", 60)

    monkeypatch.setattr("claims.importing.batches.look.fetch", fetch)
    for attempt in range(MOST_ATTEMPTS):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE status = 'todo'")
        work_host(host="daily.example.com")
        assert rows[0].attempts == attempt + 1
    assert (rows[0].status, rows[1].status) == (RowStatus.FAILED, RowStatus.QUEUED)
    assert jobs(status="succeeded", scheduled_at__gt=timezone.now()).count() == MOST_ATTEMPTS - 1


def test_what_a_dead_worker_left_is_put_back(rows) -> None:
    left_behind(rows[0])
    assert put_back() == 1
    assert rows[0].status == RowStatus.QUEUED


def test_what_a_living_worker_reads_is_left_to_it(rows) -> None:
    left_behind(rows[0])
    other = connection.copy()  # the session of somebody else
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [queue._LOCKS, rows[0].pk])
        assert put_back() == 0
        cursor.execute("SELECT pg_advisory_unlock_all()")
    other.close()
    assert put_back() == 1


def test_a_row_that_killed_three_workers_is_the_reason(rows) -> None:
    left_behind(rows[0], MOST_ATTEMPTS)
    put_back()
    assert rows[0].status == RowStatus.FAILED
    assert "3 times" in rows[0].reason


def test_what_was_left_of_a_cancelled_import_is_cancelled(rows) -> None:
    left_behind(rows[0])
    cancel_import(batch=rows[0].batch, by=None)
    put_back()
    assert set(rows.values_list("status", flat=True)) == {RowStatus.CANCELLED}


def test_a_job_that_nobody_runs_any_more_frees_its_host(rows) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
        cursor.execute("UPDATE procrastinate_events SET at = at - interval '1 minute'")
    put_back()
    assert sorted(jobs().values_list("status", flat=True)) == ["failed", "todo"]
