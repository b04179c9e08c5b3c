"""The page of a batch: how far it is, what can be done about it, and that none of it grows with its rows."""

import csv
import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from claims.importing.actions import TO_WORKERS, Terms, receive, receive_addresses
from claims.importing.batches.progress import SHOWN
from claims.importing.batches.work import work
from claims.importing.doors import from_paste
from claims.models import Activity, Capture, Import, ImportRow
from claims.vocab.statuses import RowStatus

from .conftest import ARTICLE

pytestmark = pytest.mark.django_db
LIST = "/desk/import/"
HTMX = {"HX-Request": "true", "HX-Target": "import-progress"}


def path(name: str, batch: Import) -> str:
    return reverse(f"claims:import-{name}", args=[batch.pk])


def made(n: int, **about: object) -> Import:
    """A batch with as many rows, queued or as `about` says."""
    batch = receive_addresses(addresses=[f"https://daily.example.com/{i}" for i in range(n)], how="web", by=None)
    if about:
        batch.rows.update(**about)
    return batch


@pytest.fixture
def failed() -> Import:
    return made(2, status=RowStatus.FAILED, reason="=No answer.", finished_at=timezone.now())


def test_addresses_are_left_to_workers_and_the_page_looks_again(desk) -> None:
    page = desk.post(LIST, {"addresses": "https://a.example/1\n# not this\nhttps://a.example/2"}, follow=True).text
    assert ImportRow.objects.filter(status=RowStatus.QUEUED).count() == 2
    assert "0 of 2 read" in page
    assert "every 2s" in page
    assert "every 2s" not in desk.get(f"{path('detail', Import.objects.get())}?still").text


def test_many_files_are_left_to_workers_and_their_bytes_kept(desk) -> None:
    files = [SimpleUploadedFile(f"{i}.txt", ARTICLE.encode()) for i in range(21)]
    desk.post(LIST, {"uploads": files})
    row = ImportRow.objects.first()
    assert (row.status, ImportRow.objects.exclude(raw="").count()) == (RowStatus.QUEUED, 21)
    assert work([row.pk])[0].status == RowStatus.READ


def test_a_dry_run_says_so_and_cannot_be_kept(desk) -> None:
    page = desk.post(LIST, {"text": ARTICLE, "is_dry_run": "on"}, follow=True).text
    assert "This is what would happen" in page
    assert "Keep all" not in page
    desk.post(path("keep", Import.objects.get()))
    assert not Capture.objects.exists()


def test_a_reason_against_robots_is_recorded(desk) -> None:
    desk.post(LIST, {"addresses": "https://a.example/", "robots_reason": "Public interest."})
    batch = Import.objects.get()
    assert batch.robots_reason == Activity.objects.about(batch).get().reason == "Public interest."


def test_progress_is_a_part_and_announces_quarters_only(desk) -> None:
    batch = made(8)
    rows = list(batch.rows.all())
    ImportRow.objects.filter(pk=rows[0].pk).update(status=RowStatus.DISCARDED, finished_at=timezone.now())
    one = desk.get(path("detail", batch) + "?done=0", headers=HTMX)
    ImportRow.objects.filter(pk=rows[1].pk).update(status=RowStatus.DISCARDED, finished_at=timezone.now())
    two = desk.get(path("detail", batch) + "?done=1", headers=HTMX)
    same = desk.get(path("detail", batch) + "?done=2", headers=HTMX)
    assert "<html" not in one.text
    assert json.loads(one["HX-Trigger"]).keys() == {"rows-changed"}
    assert json.loads(two["HX-Trigger"])["announce"] == {"text": "2 of 8 are read."}
    assert "HX-Trigger" not in same


def test_the_last_answer_stops_looking(desk) -> None:
    batch = made(1, status=RowStatus.DISCARDED, finished_at=timezone.now())
    last = desk.get(path("detail", batch) + "?done=0", headers=HTMX)
    assert "hx-get" not in last.text
    assert "All 1 are read." in last["HX-Trigger"] or "1 is read." in last["HX-Trigger"]


def test_cancel_leaves_the_rest_unread(desk, admin) -> None:
    batch = receive(received=[from_paste(ARTICLE), from_paste("b")], how="paste", by=admin, terms=TO_WORKERS)
    first, second = batch.rows.all()
    work([first.pk])
    page = desk.post(path("cancel", batch), follow=True).text
    assert "1 is left unread" in page
    assert not work([second.pk])
    assert list(batch.rows.values_list("status", flat=True)) == ["read", "cancelled"]
    assert Activity.objects.about(batch).first().verb == "cancel"


def test_retry_queues_the_failed_and_no_other(desk, failed) -> None:
    kept_out = failed.rows.first()
    ImportRow.objects.filter(pk=kept_out.pk).update(status=RowStatus.REFUSED)
    assert "1 is tried again" in desk.post(path("retry", failed), follow=True).text
    assert sorted(failed.rows.values_list("status", flat=True)) == ["queued", "refused"]


def test_resume_goes_on(desk) -> None:
    batch = made(1)
    Import.objects.filter(pk=batch.pk).update(paused_at=timezone.now(), paused_reason="No space left.")
    assert "No space left." in desk.get(path("detail", batch)).text
    assert "It goes on: 1" in desk.post(path("resume", batch), follow=True).text


def test_rows_are_shown_in_parts(desk) -> None:
    batch = made(SHOWN * 2 + 1)
    first = desk.get(path("detail", batch))
    assert first.text.count("row-link-") == SHOWN
    last = desk.get(f"{path('detail', batch)}?after={batch.rows.all()[SHOWN * 2 - 1].pk}").text
    assert last.count("row-link-") == 1
    assert f"after={batch.rows.all()[SHOWN - 1].pk}" in last
    assert "No rows here." in desk.get(f"{path('detail', batch)}?status=failed").text
    assert desk.get(f"{path('detail', batch)}?status=x&after=y&done=z").status_code == 200


@pytest.mark.parametrize("where", ["detail", "list"])
def test_questions_do_not_grow_with_the_rows(desk, where, django_assert_max_num_queries) -> None:
    batch = made(3)
    address = path("detail", batch) if where == "detail" else LIST
    desk.get(address)
    with django_assert_max_num_queries(100) as few:
        desk.get(address)
    receive(received=[from_paste(f"T{i}\n\nThe office said {i}.") for i in range(9)], how="paste", by=None)
    made(60)
    ImportRow.objects.update(batch=batch)
    with django_assert_max_num_queries(len(few)):
        desk.get(address)


def test_rows_can_be_taken_away(desk, failed) -> None:
    rows = json.loads(b"".join(desk.get(path("rows-json", failed))))["rows"]
    assert [row["reason"] for row in rows] == ["=No answer."] * 2
    lines = list(csv.DictReader(StringIO(b"".join(desk.get(path("rows-csv", failed))).decode())))
    assert (lines[0]["status"], lines[0]["reason"]) == ("failed", "'=No answer.")
    assert lines[0]["asked"] == "https://daily.example.com/0"


def test_terms_reach_the_batch(desk) -> None:
    desk.post(LIST, {"text": ARTICLE, "keeps_clear": "on"})
    assert ImportRow.objects.get().status == RowStatus.IMPORTED
    assert Terms().keeps_clear is False
