"""The archive proven: each way in which a capture may not be what it was, and the ways that are as they should be."""

import json
from io import StringIO

import pytest
import zstandard
from django.core.management import CommandError, call_command

from claims.importing.archive.verify import State, verify
from claims.importing.errors import NoArticle
from claims.importing.find import text_hash
from claims.models import Capture, DerivedText, ImportRow
from claims.models.receipt import captures

from .conftest import PAGE, WORDS


def verdict(capture, **options):
    [found] = verify(Capture.objects.filter(pk=capture.pk), **options)
    return found


def run(*args):
    out = StringIO()
    call_command("verify_archive", *args, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("web", [True, False])
def test_a_whole_capture_is_whole(kept, web) -> None:
    assert verdict(kept(web=web)).state == State.WHOLE


def test_lost_bytes_are_missing(kept, spoil) -> None:
    capture = kept()
    spoil(capture)
    found = verdict(capture)
    assert (found.state, found.is_trouble) == (State.MISSING, True)


@pytest.mark.parametrize("data", [zstandard.compress(b"other"), b"no frame", zstandard.compress(PAGE.encode())[:-5]])
def test_other_bytes_differ(kept, spoil, data) -> None:
    capture = kept()
    spoil(capture, data)
    assert verdict(capture).state == State.DIFFERENT
    assert verdict(capture, texts=False).state == State.DIFFERENT


def test_a_text_that_is_not_what_its_hash_says(kept) -> None:
    assert verdict(kept(text_sha256="0" * 64)).state == State.REWRITTEN
    derived = kept(reader="older/1")
    DerivedText.objects.create(capture=derived, reader="newer/2", text=WORDS, text_sha256="0" * 64)
    assert verdict(derived, texts=False).state == State.REWRITTEN


def other_text(kept, **about):
    return kept(about.pop("page", PAGE.replace("winter", "summer")), text=WORDS, text_sha256=text_hash(WORDS), **about)


def test_another_text_by_the_same_reader_is_trouble(kept) -> None:
    found = verdict(other_text(kept))
    assert (found.state, found.is_trouble) == (State.MISREAD, True)
    assert "of its 19 words are there" in found.detail


def test_another_text_by_a_newer_reader_is_expected(kept) -> None:
    found = verdict(other_text(kept, reader="older/1"))
    assert (found.state, found.is_trouble) == (State.NEWER, False)
    assert "older/1" in found.detail


def test_a_text_that_a_person_corrected_is_no_trouble(kept, received_row) -> None:
    capture = other_text(kept)
    row = received_row()
    fields = {"origins": {"body": "person"}}
    ImportRow.objects.filter(pk=row.pk).update(status="imported", capture=capture, fields=fields)
    assert verdict(capture).state == State.CORRECTED


def test_a_reader_that_refuses_or_fails_is_trouble(kept, monkeypatch) -> None:
    capture = kept()
    for error in (NoArticle("nothing there"), RecursionError()):

        def fail(*_args, error=error):
            raise error

        monkeypatch.setattr("claims.importing.archive.derive.read", fail)
        assert verdict(capture).state == State.UNREADABLE


def test_the_command_says_what_is_wrong_and_fails(kept, spoil) -> None:
    kept()
    capture = kept(PAGE + "<!-- another -->")
    spoil(capture)
    with pytest.raises(CommandError, match="1 of 2"):
        run()
    assert "1 captures: 1 whole." in run("--limit", "1")
    assert f"Go on with --since {capture.pk}" in run("--limit", "1")


def test_the_command_in_json_has_a_line_for_each(kept) -> None:
    first, second = kept(), kept(PAGE + "<!-- another -->", web=True)
    lines = [json.loads(line) for line in run("--json").splitlines()]
    assert [line["capture"] for line in lines[:2]] == [first.pk, second.pk]
    assert lines[2] == {"captures": 2, "counts": {"whole": 2}, "trouble": 0, "last": second.pk}
    assert json.loads(run("--json", "--since", str(second.pk)).splitlines()[-1])["captures"] == 1
    assert json.loads(run("--json", "--since", "2024-11-04").splitlines()[-1])["captures"] == 2


def test_the_command_wants_a_number_or_a_day(db) -> None:
    assert "0 captures: nothing to verify." in run()
    with pytest.raises(CommandError, match="number of a capture"):
        run("--since", "yesterday")


def test_an_archive_that_is_gone_stops_it_and_says_where(kept, monkeypatch) -> None:
    kept()

    def gone(*_args):
        raise OSError("unplugged")

    monkeypatch.setattr(type(captures()), "_open", gone)
    with pytest.raises(CommandError, match=r"Stopped after capture 0: .*unplugged"):
        run()


def test_rederive_text_keeps_what_todays_reader_reads(kept) -> None:
    kept()
    older = other_text(kept, reader="older/1")
    out = StringIO()
    call_command("rederive_text", stdout=out)
    assert f"capture {older.pk}: older/1 -> " in out.getvalue()
    assert "1 texts made" in out.getvalue()
    assert "summer" in DerivedText.objects.get().text
    assert verdict(older).state == State.NEWER
    call_command("rederive_text", stdout=out)
    assert "0 texts made" in out.getvalue()


def test_bytes_that_no_capture_was_made_of_are_verified_too(received_row) -> None:
    """An archive too large to hold lies there whole, and so does what waits or was refused."""
    row = received_row()
    assert "1 files that no capture was made of: 1 whole." in run()
    captures().delete(str(row.raw))
    with pytest.raises(CommandError, match="1 of 1 kept files"):
        run()
    assert "0 captures" in run("--since", "1")
