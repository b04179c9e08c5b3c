"""The import pages, as a browser without JavaScript uses them, and where htmx differs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from claims.importing.forms import initial
from claims.importing.readers.article import Article
from claims.models import Capture, Import, ImportRow, Source
from claims.vocab.statuses import RowStatus
from tests.factories import UserFactory

from .conftest import ARTICLE

pytestmark = pytest.mark.django_db
LIST = "/desk/import/"


def path(name: str, row: ImportRow) -> str:
    return reverse(f"claims:import-{name}", args=[row.pk])


def sent(row: ImportRow, **changes: str) -> dict[str, object]:
    row.refresh_from_db()
    return {**initial(Article.from_json(row.fields), row.version), **changes}


def test_import_list_takes_a_paste(desk) -> None:
    answer = desk.post(LIST, {"text": ARTICLE, "url": "https://daily.example.com/a"}, follow=True)
    assert "North pier stays open" in answer.text
    row = ImportRow.objects.get()
    assert answer.redirect_chain == [(f"/desk/import/{row.batch_id}/", 303)]
    assert row.fields["url"] == "https://daily.example.com/a"
    assert not Source.objects.exists()


def test_import_list_has_the_newest_first(desk) -> None:
    for title in ("First", "Second"):
        desk.post(LIST, {"text": ARTICLE.replace("North", title)})
    page = desk.get(LIST).text
    older, newer = (f'href="{reverse("claims:import-detail", args=[one.pk])}"' for one in Import.objects.order_by("pk"))
    assert page.index(newer) < page.index(older)


def test_import_list_takes_several_files_and_a_bad_one_spoils_none(desk) -> None:
    files = [
        SimpleUploadedFile("a.txt", ARTICLE.encode()),
        SimpleUploadedFile("b.txt", b"%PDF-1.4"),
        SimpleUploadedFile("c.html", b"<html><title>T</title><script>alert(1)</script><p>It is open, he said.</p>"),
    ]
    page = desk.post(LIST, {"uploads": files}, follow=True).text
    assert "This PDF is broken" in page
    assert "alert(1)" not in page
    assert list(ImportRow.objects.values_list("status", flat=True)) == ["read", "refused", "read"]


def test_import_list_names_the_lines_that_are_no_addresses(desk) -> None:
    answer = desk.post(LIST, {"addresses": "https://daily.example.com/a\n# mine\nftp://daily.example.com/b"})
    assert answer.status_code == 422
    assert "Line 3, “ftp://daily.example.com/b”:" in answer.text
    assert not Import.objects.exists()


def test_import_list_refuses_a_huge_file_without_reading_it(desk, monkeypatch) -> None:
    monkeypatch.setattr("claims.importing.received.MAX_BYTES", 1000)
    page = desk.post(LIST, {"uploads": [SimpleUploadedFile("a.txt", b"x" * 1001)]}, follow=True).text
    assert "an article may have at most" in page


@pytest.mark.parametrize("data", [{}, {"text": "  "}, {"text": "a", "url": "javascript:alert(1)"}, {"text": "a\0b"}])
def test_import_list_answers_422_and_loses_nothing(desk, data) -> None:
    answer = desk.post(LIST, data)
    assert answer.status_code == 422
    assert not Import.objects.exists()


def test_row_detail_shows_every_field_with_where_it_was_found(desk, received_row) -> None:
    row = received_row("<b>Bold</b> pier stays open\n\n" + ARTICLE.split("\n\n", 1)[1])
    page = desk.get(path("row-detail", row)).text
    assert "&lt;b&gt;Bold&lt;/b&gt; pier" in page
    assert "<b>Bold" not in page
    assert "shares most of its words" in page


def test_row_detail_saves_corrections_for_later(desk, received_row) -> None:
    row = received_row()
    answer = desk.post(path("row-detail", row), sent(row, title="Corrected", date="late December 2022"))
    assert answer.status_code == 303
    row.refresh_from_db()
    assert (row.status, row.fields["title"]) == (RowStatus.READ, "Corrected")
    assert (row.fields["date_edtf"], row.fields["date_phrase"]) == ("2022-12-21/2022-12-31", "4 November 2024")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("date", "2023-02-30", "2023-02-30"),
        ("date", "whenever", "not a date we can read"),
        ("title", " ", "required"),
        ("url", "javascript:alert(1)", "valid URL"),
        ("canonical", "javascript:alert(1)", "valid URL"),
        ("modified_edtf", "whenever", "not a date we can read"),
        ("body", " ", "required"),
        ("lang", "klingon", "not one of the available choices"),
    ],
)
def test_row_keep_says_what_is_wrong_and_keeps_nothing(desk, received_row, field, value, message) -> None:
    row = received_row()
    answer = desk.post(path("row-keep", row), sent(row, **{field: value, "byline": "What I typed"}))
    assert answer.status_code == 422
    assert message in answer.text
    assert "What I typed" in answer.text
    assert not Capture.objects.exists()


def test_row_keep_keeps_what_the_form_says(desk, received_row) -> None:
    row = received_row()
    data = sent(row, body="A line.\r\n\r\nCafe\u0301 said.\r\n", date="", date_phrase="", outlet="<script>")
    page = desk.post(path("row-keep", row), data, follow=True).text
    capture = Capture.objects.get()
    assert capture.text == "A line.\n\nCafé said."
    assert (capture.source.outlet.name, capture.source.date_edtf) == ("<script>", "")
    assert "Kept: “North pier stays open”." in page
    assert "<script>" not in page.replace("<script src", "")


def test_row_keep_asks_why_for_what_is_here(desk, received_row) -> None:
    first, again = received_row(), received_row()
    desk.post(path("row-keep", first), sent(first))
    desk_page = desk.post(path("row-keep", again), sent(again))
    assert desk_page.status_code == 422
    assert "say why" in desk_page.text
    assert desk.post(path("row-keep", again), sent(again, reason="A reprint")).status_code == 303


def test_row_keep_shows_both_versions_to_the_second_of_two(desk, received_row) -> None:
    row = received_row()
    mine = sent(row, title="Mine")
    desk.post(path("row-detail", row), sent(row, title="Theirs"))
    answer = desk.post(path("row-keep", row), mine)
    assert answer.status_code == 409
    assert "Mine" in answer.text
    assert "Theirs" in answer.text
    assert not Capture.objects.exists()


def test_row_discard_throws_away_once(desk, received_row) -> None:
    row = received_row()
    desk.post(path("row-discard", row), {"version": row.version, "reason": "not news"})
    row.refresh_from_db()
    assert row.status == RowStatus.DISCARDED
    answer = desk.post(path("row-keep", row), sent(row), follow=True)
    assert "was decided before" in answer.text


@pytest.mark.parametrize(
    "wrong", [{"version": "9" * 5000}, {"version": "x"}, {"reason": "a\0b"}, {"reason": "a" * 301}]
)
def test_row_discard_says_what_is_wrong_with_its_form(desk, received_row, wrong) -> None:
    row = received_row()
    assert desk.post(path("row-discard", row), {**sent(row), **wrong}).status_code == 422
    row.refresh_from_db()
    assert row.status == RowStatus.READ


@pytest.mark.parametrize("title", [" ", "\0", "a\0b"])
def test_row_same_takes_a_title_that_nothing_can_be_like(desk, received_row, title) -> None:
    assert desk.get(path("row-same", received_row()), {"title": title, "url": title}).status_code == 200


def test_row_same_answers_htmx_with_its_list(desk, received_row) -> None:
    kept = received_row(url="https://daily.example.com/a")
    desk.post(path("row-keep", kept), sent(kept))
    row = received_row("Another pier\n\nThe office said another thing about it.")
    look = {"url": "https://daily.example.com/a/", "title": "North pier stays opened"}
    htmx = {"HX-Request": "true", "HX-Target": "same-list"}
    part, page = desk.get(path("row-same", row), look, headers=htmx), desk.get(path("row-same", row), look)
    assert "the same address" in part.text
    assert "<html" not in part.text
    assert "<html" in page.text
    assert "a title like it" in desk.get(path("row-same", row), {"url": "", "title": look["title"]}).text


def test_import_keep_keeps_what_leaves_no_doubt(desk, received_row) -> None:
    row = received_row()
    page = desk.post(reverse("claims:import-keep", args=[row.batch_id]), follow=True).text
    assert "1 article was kept." in page
    assert Source.objects.count() == 1


def test_only_admins_import(client, received_row) -> None:
    row = received_row()
    paths = [LIST, f"{LIST}{row.batch_id}/", *(path(name, row) for name in ("row-detail", "row-same"))]
    assert {client.get(p).status_code for p in paths} == {302}
    client.force_login(UserFactory())
    assert {client.get(p).status_code for p in paths} == {403}
    assert client.post(path("row-keep", row), sent(row)).status_code == 403


@pytest.mark.parametrize("sign", ["ب", "🇦", "a"])
def test_a_million_characters_of_any_script_come_in_and_are_kept(desk, sign) -> None:
    text = "Pier stays open\n\n" + "\n\n".join((sign * 8 + " ") * 10 + "." for _ in range(11_000))
    desk.post(LIST, {"text": text})
    row = ImportRow.objects.get()
    assert len(row.fields["body"]) > 1_000_000
    assert desk.post(path("row-keep", row), sent(row)).status_code == 303
    assert Capture.objects.get().text == row.fields["body"]


def test_a_refused_file_has_a_page_and_cannot_be_kept(desk) -> None:
    desk.post(LIST, {"uploads": [SimpleUploadedFile("empty.txt", b" ")]})
    row = ImportRow.objects.get()
    assert "This file is empty." in desk.get(path("row-detail", row)).text
    assert desk.post(path("row-keep", row), {}).status_code == 404
    assert desk.post(path("row-discard", row), {"version": 1}, follow=True).status_code == 200
    row.refresh_from_db()
    assert row.status == RowStatus.REFUSED


def test_files_that_a_browser_forgets_are_asked_for_again(desk) -> None:
    sent = {"addresses": "ftp://daily.example.com", "uploads": SimpleUploadedFile("a.txt", b"x")}
    page = desk.post(reverse("claims:import-list"), sent)
    assert page.status_code == 422
    assert "Choose your files once more" in page.content.decode()
