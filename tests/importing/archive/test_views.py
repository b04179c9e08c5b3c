"""The record of a capture: for those who work here, under the tightest policy, and honest when bytes are gone."""

import pytest
from django.urls import reverse

from claims.importing.archive.page import POLICY
from claims.models import DerivedText, Source
from claims.models.receipt import captures

from .conftest import ADDRESS, PAGE, WORDS


def get(client, name, capture):
    return client.get(reverse(f"claims:{name}", args=[capture.pk]))


def test_the_record_says_all_that_is_known(editor, kept) -> None:
    capture = kept(web=True)
    page = get(editor, "capture-page", capture)
    for known in (
        ADDRESS,
        "http://daily.example.com/pier",
        capture.sha256,
        capture.text_sha256,
        capture.reader,
        "gzip",
    ):
        assert known in page.text
    assert "2024-11-04 10:00:00 UTC" in page.text
    assert "Allowed" in page.text
    assert "they are those that were received" in page.text
    assert 'sandbox=""' in page.text
    assert "frame-src 'self'" in page["Content-Security-Policy"]


def test_the_record_says_where_each_particular_was_found(editor, kept) -> None:
    capture = kept()
    Source.objects.filter(pk=capture.source_id).update(
        section="Harbour", modified_edtf="2024-11-05", provenance={"section": "meta", "modified": "person"}
    )
    page = get(editor, "capture-page", capture).text
    assert "<bdi>Harbour</bdi> <small>What the page says of itself.</small>" in page
    assert "<bdi>2024-11-05</bdi> <small>Written by a person.</small>" in page


def test_texts_of_other_readers_and_other_captures_are_listed(editor, kept) -> None:
    capture = kept()
    other = kept(PAGE + "<!-- later -->", source=capture.source)
    DerivedText.objects.create(capture=capture, reader="newer/2", text=WORDS + " Snow.", text_sha256="0" * 64)
    page = get(editor, "capture-page", capture).text
    assert "newer/2" in page
    assert "words are not there, 1 came" in page
    assert reverse("claims:capture-page", args=[other.pk]) in page


def test_the_workbench_leads_to_it(editor, kept) -> None:
    capture = kept()
    assert reverse("claims:capture-page", args=[capture.pk]) in get(editor, "capture-detail", capture).text


def test_the_frame_is_answered_with_walls_around_it(editor, kept) -> None:
    page = get(editor, "capture-frame", kept(PAGE.replace("<p>", "<p onclick=alert(1)><script>alert(1)</script>")))
    assert WORDS in page.text
    assert "alert" not in page.text
    assert page["Content-Security-Policy"] == POLICY
    assert (page["X-Frame-Options"], page["Referrer-Policy"]) == ("SAMEORIGIN", "no-referrer")
    assert page["X-Content-Type-Options"] == "nosniff"


def test_the_bytes_are_saved_and_opened_by_nothing(editor, kept) -> None:
    answer = get(editor, "capture-bytes", kept())
    assert answer.content == PAGE.encode()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith('attachment; filename="capture-')
    assert (answer["X-Content-Type-Options"], answer["Content-Security-Policy"]) == ("nosniff", POLICY)


@pytest.mark.parametrize(("data", "said"), [(None, "not in the archive"), (b"other", "their hash is another")])
def test_bytes_that_are_not_whole_are_said_not_to_be(editor, kept, spoil, data, said) -> None:
    capture = kept()
    spoil(capture, data)
    assert said in get(editor, "capture-page", capture).text
    assert get(editor, "capture-frame", capture).status_code == 404
    assert get(editor, "capture-bytes", capture).status_code == 404


def test_an_archive_that_is_gone_is_said_to_be(editor, kept, monkeypatch) -> None:
    capture = kept()

    def gone(*_args):
        raise OSError("unplugged")

    monkeypatch.setattr(type(captures()), "_open", gone)
    assert "cannot be reached" in get(editor, "capture-page", capture).text
    assert get(editor, "capture-frame", capture).status_code == 503


@pytest.mark.parametrize("name", ["capture-page", "capture-frame", "capture-bytes"])
def test_readers_never_see_any_of_it(reader, kept, name) -> None:
    assert get(reader, name, kept(web=True)).status_code == 302
