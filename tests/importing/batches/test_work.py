"""Work on one row: every end it can have, and what a second worker does about it."""

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.importing.actions import TO_WORKERS, Terms, receive, receive_addresses, resume_import
from claims.importing.batches.work import work
from claims.importing.doors import from_paste
from claims.importing.errors import Refused, StorageGone, Unreachable
from claims.importing.received import Received
from claims.models import Activity, Capture, ImportRow
from claims.models.receipt import captures, raw_name
from claims.vocab.statuses import RowStatus
from tests.importing.conftest import ARTICLE

pytestmark = pytest.mark.django_db
PAGE = "<html><title>{title}</title><p>The harbour office said on Monday that the {title} stays open to ships.</p>"
ADDRESS = "https://daily.example.com/pier"


@pytest.fixture
def web(monkeypatch):
    """The web, as a dict of what lies at each address: a page, or an error to raise."""
    pages: dict[str, object] = {}

    def fetch(url, **_more):
        found = pages[url]
        if isinstance(found, Exception):
            raise found
        return Received(url, str(found).encode(), "web", "text/html", url=url, asked_url=url, http_status=200)

    monkeypatch.setattr("claims.importing.batches.look.fetch", fetch)
    return pages


def asked(*addresses: str, **terms) -> list[ImportRow]:
    """Rows for addresses, each worked on once."""
    batch = receive_addresses(addresses=addresses, how="web", by=None, terms=Terms(hands_over=True, **terms))
    for pk in batch.rows.values_list("pk", flat=True):
        work([pk])
    return list(batch.rows.filter(came_in=None))


def test_an_address_is_fetched_read_and_waits(web) -> None:
    web[ADDRESS] = PAGE.format(title="Pier")
    [row] = asked(ADDRESS)
    assert (row.status, row.fields["title"], row.final_url, row.attempts) == (RowStatus.READ, "Pier", ADDRESS, 1)
    assert captures().exists(str(row.raw))
    assert not Capture.objects.exists()


def test_what_leaves_nothing_to_ask_is_kept_at_once(web) -> None:
    web[ADDRESS] = PAGE.format(title="Pier").replace("<html>", "<html lang=en>")
    [row] = asked(ADDRESS, keeps_clear=True)
    assert row.status == RowStatus.IMPORTED
    web[ADDRESS] = str(web[ADDRESS]).replace("stays open", "is shut")
    [again] = asked(ADDRESS, keeps_clear=True)
    assert (again.status, again.capture.source) == (RowStatus.IMPORTED, row.capture.source)
    assert "Words that came: 2; words that went: 2" in again.reason


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Unreachable("No answer."), RowStatus.FAILED),
        (Refused("Asks not to be."), RowStatus.REFUSED),
        (ValueError(), RowStatus.FAILED),
    ],
)
def test_what_fails_says_why_and_spoils_no_neighbour(web, error, status) -> None:
    web[ADDRESS], web[ADDRESS + "2"] = error, PAGE.format(title="Pier")
    bad, good = asked(ADDRESS, ADDRESS + "2")
    assert (bad.status, good.status) == (status, RowStatus.READ)
    assert bad.reason.startswith(str(error))
    assert bad.reason


def test_the_same_article_twice_in_one_batch_and_one_that_changed_meanwhile(web) -> None:
    web[ADDRESS] = web["https://copy.example.com/"] = PAGE.format(title="Pier")
    web[ADDRESS + "?utm_source=feed"] = PAGE.format(title="Pier").replace("stays open", "is shut")
    one, same, changed = asked(*web)
    assert [row.status for row in (one, same, changed)] == [RowStatus.READ, RowStatus.SAME, RowStatus.READ]
    assert "of this import, with another text. Words that came: 2; words that went: 2." in changed.reason


def test_a_full_disk_pauses_the_batch_and_loses_no_row(web, monkeypatch) -> None:
    web[ADDRESS] = PAGE.format(title="Pier")
    with monkeypatch.context() as broken:
        broken.setattr(
            "claims.importing.batches.kept.keep", lambda *_: (_ for _ in ()).throw(StorageGone("It is full."))
        )
        [row] = asked(ADDRESS)
    row.batch.refresh_from_db()
    assert (row.status, row.attempts, row.batch.paused_reason) == (
        RowStatus.QUEUED, 0, "It is full."
    )  # fmt: skip
    assert not work([row.pk])
    assert Activity.objects.about(row.batch).first().verb == "pause"
    assert resume_import(batch=row.batch, by=None) == 1
    assert work([row.pk])[0].status == RowStatus.READ


def test_a_dry_run_shows_what_would_happen_and_keeps_nothing(admin, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        terms = Terms(is_dry_run=True, keeps_clear=True)
        batch = receive(received=[from_paste(ARTICLE + "Only here.")], how="paste", by=admin, terms=terms)
    row = batch.rows.get()
    assert (row.status, row.fields["title"], row.fields["body"]) == (RowStatus.READ, "North pier stays open", "")
    assert (str(row.raw), row.waits) == ("", False)
    assert "would be kept" in row.reason
    assert not any(captures().exists(raw_name(row.sha256) + suffix) for suffix in ("", ".zst"))
    assert not Capture.objects.exists()


def test_what_is_in_an_archive_has_rows_of_its_own(admin, monkeypatch) -> None:
    inner = [from_paste("One\n\nThe office said one thing."), Received("b.txt", b"", "upload", refused="too large")]

    def unpack(received):
        yield from inner if received.name == "a.zip" else [received]

    monkeypatch.setattr("claims.importing.batches.look.unpack", unpack)
    batch = receive(received=[Received("a.zip", b"PK", "upload")], how="upload", by=admin)
    rows = list(batch.rows.all())
    assert [row.status for row in rows] == [RowStatus.UNPACKED, RowStatus.READ, RowStatus.REFUSED]
    assert rows[1].came_in == rows[0]


def test_rows_left_to_workers_have_jobs_and_addresses_one_for_each_host(admin) -> None:
    receive(received=[from_paste("a"), from_paste("b")], how="paste", by=admin, terms=TO_WORKERS)
    receive_addresses(addresses=["https://a.example/1", "https://a.example/2", "nonsense"], how="web", by=admin)
    jobs = ProcrastinateJob.objects.filter(queue_name="imports").values_list("lock", flat=True)
    assert sorted(jobs, key=str) == [None, None, "import host a.example"]
    assert ImportRow.objects.get(name="nonsense").status == RowStatus.REFUSED


@pytest.mark.parametrize(
    "wrong",
    [{"status": "failed", "reason": ""}, {"status": "imported"}, {"finished_at": None}, {"status": "working"}],
)
def test_the_database_refuses_a_row_that_cannot_be(received_row, wrong) -> None:
    row = received_row()
    with pytest.raises(IntegrityError, match="importrow_"), transaction.atomic():
        ImportRow.objects.filter(pk=row.pk).update(**wrong)


def test_a_feed_gives_its_addresses_and_says_where_it_lists_none(web) -> None:
    feed = '<rss version="2.0"><channel><title>F</title>{}</channel></rss>'
    item = "<item><title>Pier</title><link>https://daily.example.com/pier</link></item>"
    web["https://a.example.com/feed"], web["https://b.example.com/feed"] = feed.format(item), feed.format("")
    full, empty = asked("https://a.example.com/feed", "https://b.example.com/feed")
    assert (full.status, empty.status) == (RowStatus.UNPACKED, RowStatus.REFUSED)
    assert (full.inside.get().asked_url, full.inside.get().status) == (ADDRESS, RowStatus.QUEUED)
