"""Rows from arrival to Source and Capture: every way in, and every way it is refused."""

import json

import pytest
from msgspec.structs import replace
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.testing import InMemoryConnector

from claims.importing.actions import correct_row, discard_row, keep_clear, keep_row, receive
from claims.importing.archive.store import open_bytes
from claims.importing.doors import from_paste, from_paths
from claims.importing.errors import AlreadyDecided, AlreadyHere, Incomplete
from claims.importing.readers.article import Article
from claims.importing.readers.read import read
from claims.importing.received import Received
from claims.models import Activity, Actor, Capture, Source
from claims.models.versioned import StaleRecord
from claims.vocab.statuses import RowStatus

from .conftest import ARTICLE

pytestmark = pytest.mark.django_db


def keep(row, **changes):
    reason = changes.pop("reason", "")
    article = replace(Article.from_json(row.fields), **changes)
    return keep_row(row=row, article=article, version=row.version, by=row.batch.by, reason=reason)


def test_receive_gives_every_file_its_own_status(admin) -> None:
    files = [
        from_paste(ARTICLE),
        Received("empty.txt", b"", "upload"),
        Received("image.txt", b"\x89PNG\r\n\x1a\n\0\0", "upload"),
        Received("big.txt", b"", "upload", refused="too large", n_bytes=50_000_000),
        Received("again.txt", ARTICLE.encode(), "upload", "text/plain"),
        Received("same-text.html", f"<html><body><pre>{ARTICLE}".encode("utf-16"), "upload", "text/html"),
        from_paste("Another\n\nThe office said it is another thing."),
    ]
    batch = receive(received=files, how="upload", by=admin)
    statuses = list(batch.rows.values_list("status", flat=True))
    assert statuses[:5] == ["read", "refused", "refused", "refused", "same"]
    assert statuses[6] == "read"
    assert all(row.reason for row in batch.rows.exclude(status="read"))


def test_an_archive_too_large_to_hold_is_kept_with_what_is_in_it(admin, tmp_path, monkeypatch) -> None:
    lines = "".join(json.dumps({"title": "Pier", "body": f"{ARTICLE} {n}"}) + "\n" for n in range(2))
    (tmp_path / "day.jsonl").write_text(lines)
    monkeypatch.setattr("claims.importing.received.MAX_BYTES", len(lines) - 1)
    batch = receive(received=from_paths([tmp_path]), how="command", by=admin)
    outer, *inner = batch.rows.order_by("pk")
    assert (outer.status, outer.n_bytes, open_bytes(outer.raw.name)) == ("unpacked", len(lines), lines.encode())
    assert [(row.name, row.came_in) for row in inner] == [("day.jsonl/1", outer), ("day.jsonl/2", outer)]


def test_receive_survives_a_reader_that_fails(admin, monkeypatch) -> None:
    def fail(received):
        if received.name == "a.html":
            raise RecursionError
        return read(received)

    monkeypatch.setattr("claims.importing.batches.look.read", fail)
    batch = receive(
        received=[Received("a.html", b"<html>", "upload", "text/html"), from_paste(ARTICLE)], how="upload", by=admin
    )
    assert [row.status for row in batch.rows.all()] == [RowStatus.FAILED, RowStatus.READ]


def test_receive_is_recorded(received_row) -> None:
    row = received_row()
    assert Activity.objects.about(row.batch).get().verb == "import"


def test_keep_row_makes_source_outlet_and_capture(received_row) -> None:
    row = received_row()
    capture, was_known = keep(row)
    row.refresh_from_db()
    assert (row.status, row.capture, was_known) == (RowStatus.IMPORTED, capture, False)
    assert (capture.source.title, capture.source.outlet.name) == ("North pier stays open", "daily.example.com")
    assert (capture.source.date_edtf, capture.source.byline, capture.source.lang) == ("2024-11-04", "A. Writer", "en")
    assert open_bytes(capture.raw.name) == ARTICLE.encode()
    assert Activity.objects.about(capture.source).get().verb == "keep"


def test_keep_row_asks_for_suggestions_and_for_comparison(received_row) -> None:
    capture, _known = keep(received_row())
    jobs = dict(ProcrastinateJob.objects.values_list("task_name", "args"))
    of_it = {"capture_id": capture.pk}
    assert jobs == {"claims.extraction.tasks.suggest": of_it, "claims.importing.versions.tasks.compare": of_it}


def test_keep_row_asks_for_them_in_its_own_transaction_in_a_worker_too(received_row) -> None:
    with app.replace_connector(InMemoryConnector()):  # as a worker does, whose connection is another
        keep(received_row())
    assert ProcrastinateJob.objects.count() == 2


def test_keep_row_keeps_what_the_page_says_and_where_it_stood(received_row) -> None:
    capture, _known = keep(received_row(), section="Harbour", canonical="https://daily.example.com/pier")
    source = capture.source
    assert (source.section, source.canonical) == ("Harbour", "https://daily.example.com/pier")
    assert (source.provenance["title"], source.provenance["date"]) == ("headline", "head")
    assert "body" not in source.provenance


def test_a_later_capture_brings_the_day_of_the_last_change(received_row) -> None:
    first, _known = keep(received_row(url="https://daily.example.com/a"), modified_edtf="2024-11-05")
    second = received_row("Pier shut\n\nThe office said it is shut.", url="https://daily.example.com/a")
    keep(second, modified_edtf="2024-11-06", section="Ports")
    first.source.refresh_from_db()
    assert (first.source.modified_edtf, first.source.section) == ("2024-11-06", "")


def test_keep_row_finds_the_outlet_by_its_name(received_row) -> None:
    first, _known = keep(received_row(), outlet="The Example Daily")
    second, _known = keep(received_row("Pier\n\nThe office said it stays open."), outlet="the example  DAILY")
    assert first.source.outlet == second.source.outlet
    assert Actor.objects.count() == 1


def test_keep_row_at_a_known_address_adds_a_capture(received_row) -> None:
    first, _known = keep(received_row(url="https://daily.example.com/a"))
    row = received_row("Pier shut\n\nThe office said it is shut.", url="http://DAILY.example.com/a/?utm_source=x#y")
    assert (row.status, row.same_as) == (RowStatus.READ, first.source)
    second, was_known = keep(row)
    assert (second.source, was_known) == (first.source, True)
    assert first.source.captures.count() == 2


@pytest.mark.parametrize(("same", "text"), [("bytes", ARTICLE), ("text", ARTICLE + "\n\n")])
def test_keep_row_twice_needs_a_reason(received_row, same, text) -> None:
    first, _known = keep(received_row())
    row = received_row(text)
    assert (row.status, row.same_as) == (RowStatus.SAME, first.source)
    assert same in row.reason
    with pytest.raises(AlreadyHere, match="North pier"):
        keep(row)
    again, was_known = keep(row, reason="Printed by another outlet.")
    assert (again.source == first.source, was_known) == (False, False)
    assert Activity.objects.about(again.source).get().reason == "Printed by another outlet."


def test_keep_row_never_makes_the_same_capture_of_one_source(received_row) -> None:
    keep(received_row(url="https://daily.example.com/a"))
    with pytest.raises(AlreadyHere, match="very capture"):
        keep(received_row(url="https://daily.example.com/a"), reason="I want it twice.")
    assert Capture.objects.count() == 1


@pytest.mark.parametrize("missing", ["title", "body"])
def test_keep_row_refuses_what_is_incomplete(received_row, missing) -> None:
    with pytest.raises(Incomplete):
        keep(received_row(), **{missing: " "})
    assert not Source.objects.exists()


def test_keep_row_decides_once(received_row) -> None:
    row = received_row()
    keep(row)
    with pytest.raises(AlreadyDecided):
        keep(row)
    with pytest.raises(AlreadyDecided):
        discard_row(row=row, version=row.version, by=None)


def test_correct_row_refuses_what_somebody_else_changed(received_row, admin) -> None:
    row = received_row()
    article = replace(Article.from_json(row.fields), title="Corrected")
    correct_row(row=row, article=article, version=row.version, by=admin)
    row.refresh_from_db()
    assert row.fields["title"] == "Corrected"
    with pytest.raises(StaleRecord):
        correct_row(row=row, article=article, version=row.version - 1, by=admin)


def test_discard_row_is_recorded_with_its_reason(received_row, admin) -> None:
    row = received_row()
    discard_row(row=row, version=row.version, by=admin, reason="not news")
    row.refresh_from_db()
    assert row.status == RowStatus.DISCARDED
    assert Activity.objects.about(row).get().reason == "not news"


def test_keep_clear_leaves_doubts_to_a_person(admin) -> None:
    files = [from_paste(ARTICLE), from_paste("No head here, the office said at length on a Monday in winter. " * 4)]
    batch = receive(received=files, how="paste", by=admin)
    assert keep_clear(batch=batch, by=admin) == (1, 1)
    assert Source.objects.get().title == "North pier stays open"


def test_an_outlet_may_be_called_anything(received_row) -> None:
    capture, _known = keep(received_row(), outlet="<script>", title="<b>&amp;")
    assert (capture.source.outlet.name, capture.source.title) == ("<script>", "<b>&amp;")
    assert capture.source.outlet.slug == "script"


def test_receive_stores_whatever_a_page_can_be_made_to_say(admin) -> None:
    odd = "A&#0;&#1;&#xD800;&#x1F;\x00\x7f\x85B&#xFFFE; pier"
    page = f"""<html><head><title>{odd}</title><meta name="author" content="{odd}">
    <meta property="og:site_name" content="{odd * 99}"><link rel="canonical" href="https://e.example.com/{"a" * 3000}">
    </head><body><p>{odd} stays open, the office said.</p></body></html>"""
    batch = receive(received=[Received("a.html", page.encode(), "upload", "text/html")], how="upload", by=admin)
    row = batch.rows.get()
    assert row.status == RowStatus.READ
    assert not any(ord(c) < 32 and c != "\n" for c in row.fields["title"] + row.fields["body"] + row.fields["byline"])
    capture, _known = keep(row)
    assert "stays open" in capture.text
