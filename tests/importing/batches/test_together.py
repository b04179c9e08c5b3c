"""Several rows at once: which of them, and that none of them can tell that it was not alone."""

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.importing.actions import TO_WORKERS, Terms, cancel_import, receive
from claims.importing.batches import settle, work
from claims.importing.batches.queue import JOBS, MOST, MOST_BYTES, next_of
from claims.importing.errors import StorageGone
from claims.importing.readers.read import read
from claims.importing.received import Received
from claims.importing.tasks import work_batch
from claims.models import Activity, Capture, ImportRow, Source
from claims.models.versioned import StaleRecord
from claims.vocab.statuses import RowStatus

pytestmark = pytest.mark.django_db
LOOK = "claims.importing.batches.look"


def page(n: int, site: str = "") -> Received:
    head = f'<html lang="en"><title>Pier {n}</title>{site and f"<meta property=og:site_name content={site}>"}'
    body = f"<p>The harbour office said on Monday that pier {n} stays open to ships.</p>"
    return Received(f"{n}.html", (head + body).encode(), "upload", "text/html", url=f"https://daily.example.com/{n}")


def pages(n: int, **terms) -> list[Received]:
    return receive(
        received=[page(at) for at in range(n)], how="upload", by=None, terms=Terms(hands_over=True, **terms)
    ).rows.order_by("pk")


def statuses(rows) -> list[str]:
    return list(rows.values_list("status", flat=True))


def jobs():
    return ProcrastinateJob.objects.filter(task_name="claims.importing.tasks.work_batch")


def test_a_job_takes_a_part_of_what_is_left_and_leaves_the_rest_to_others(monkeypatch) -> None:
    monkeypatch.setattr(work, "_MOMENT", 60)  # a reader may have to start first
    rows = pages(8)
    jobs().update(status="doing")
    work_batch(batch_id=rows[0].batch_id)
    assert statuses(rows) == ["read"] * 2 + ["queued"] * 6
    assert jobs().filter(status="todo").count() == 6


def test_the_last_job_of_a_batch_is_followed_by_none_and_one_too_many_finds_nothing() -> None:
    rows = pages(JOBS + 1)
    assert jobs().count() == JOBS
    jobs().update(status="doing")
    rows.exclude(pk=rows[0].pk).delete()
    for _job in range(2):
        work_batch(batch_id=rows[0].batch_id)
    assert (statuses(rows), jobs().filter(status="todo").count()) == (["read"], 0)


@pytest.mark.parametrize(("n", "taken"), [(3, 1), (4, 1), (16, 4), (400, MOST)])
def test_of_few_rows_every_worker_gets_some(n, taken) -> None:
    batch = pages(1)[0].batch
    ImportRow.objects.bulk_create(ImportRow(batch=batch, name=str(at), raw="a") for at in range(1, n))
    assert len(next_of(batch.rows.all())) == taken


@pytest.mark.parametrize("about", [{"attempts": 1}, {"host": "a.example"}, {"n_bytes": MOST_BYTES}])
def test_what_ended_a_worker_or_takes_long_is_taken_alone(about) -> None:
    rows = pages(16)
    ImportRow.objects.filter(pk=rows[1].pk).update(**about)
    assert next_of(rows) == [rows[0].pk]
    ImportRow.objects.filter(pk=rows[0].pk).update(status=RowStatus.WORKING, attempts=1, started_at="2024-11-04T00:00Z")
    assert next_of(rows) == [rows[1].pk]


def test_a_row_that_cannot_be_written_down_spoils_no_neighbour(monkeypatch) -> None:
    judge = settle.judge

    def fail(found):
        if any(row.name == "1.html" for row, _article in found):
            raise ValueError
        judge(found)

    monkeypatch.setattr(settle, "judge", fail)
    batch = receive(received=map(page, range(3)), how="upload", by=None, terms=Terms(keeps_clear=True))
    assert statuses(batch.rows) == ["imported", "failed", "imported"]
    assert Capture.objects.count() == Activity.objects.filter(verb="keep").count() == 2
    assert not list(Activity.objects.broken())


def test_what_came_twice_at_once_is_kept_once() -> None:
    twice = [page(1, "Herald"), page(1, "Herald"), page(2)]
    batch = receive(received=twice, how="upload", by=None, terms=Terms(keeps_clear=True))
    assert statuses(batch.rows) == ["imported", "same", "imported"]
    assert {source.outlet.name for source in Source.objects.all()} == {
        "Herald"
    }  # the neighbour's, though it came along


def slow(monkeypatch, then=lambda: None) -> None:
    """Reading takes longer than a moment, and something happens meanwhile."""

    def look(received):
        then()
        return read(received)

    monkeypatch.setattr(work, "_MOMENT", 0)
    monkeypatch.setattr(f"{LOOK}.read", look)


def test_who_reads_slowly_gives_the_rest_back(monkeypatch) -> None:
    slow(monkeypatch)
    rows = pages(8)
    work_batch(batch_id=rows[0].batch_id)
    assert statuses(rows) == ["read"] + ["queued"] * 7
    assert sum(rows.values_list("attempts", flat=True)) == 1


def test_rows_that_were_begun_when_their_import_was_cancelled_are_cancelled(monkeypatch) -> None:
    rows = pages(8)
    slow(monkeypatch, lambda: cancel_import(batch=rows[0].batch, by=None))
    work_batch(batch_id=rows[0].batch_id)
    assert set(statuses(rows)) == {"cancelled"}


def test_a_storage_that_is_gone_leaves_all_of_them_waiting(monkeypatch) -> None:
    rows = pages(8)
    monkeypatch.setattr(f"{LOOK}.as_received", lambda _row: (_ for _ in ()).throw(StorageGone("It is gone.")))
    work_batch(batch_id=rows[0].batch_id)
    assert (set(statuses(rows)), sum(rows.values_list("attempts", flat=True))) == ({"queued"}, 0)
    rows[0].batch.refresh_from_db()
    assert rows[0].batch.paused_reason == "It is gone."


def test_rows_are_saved_together_only_over_what_they_were_read_from() -> None:
    one, other = receive(received=map(page, range(2)), how="upload", by=None, terms=TO_WORKERS).rows.all()
    ImportRow.objects.filter(pk=other.pk).update(version=7)
    one.name = other.name = "new"
    with pytest.raises(StaleRecord) as error, transaction.atomic():
        ImportRow.save_each([one, other], ["name"])
    assert (error.value.current.pk, one.version) == (other.pk, 1)
    ImportRow.save_each([one], ["name"])
    one.refresh_from_db()
    assert (one.name, one.version) == ("new", 2)
