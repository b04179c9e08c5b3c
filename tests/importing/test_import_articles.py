"""The command, on real folders."""

import io
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.importing.errors import Unreachable
from claims.models import Activity, Capture, ImportRow

from .conftest import ARTICLE

pytestmark = pytest.mark.django_db


def run(*args: object, **options: object) -> str:
    out = StringIO()
    call_command("import_articles", *map(str, args), stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "deep" / "c.html").write_text("<html><title>Quay</title><p>The office said the quay is open.</p>")
    (tmp_path / "d.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_import_articles_reports_on_every_file_of_a_folder(folder) -> None:
    files = json.loads(run(folder, json=True))["files"]
    assert [(f["name"], f["status"]) for f in files] == [("a.txt", "read"), ("b.txt", "refused"), ("c.html", "read")]
    assert (files[0]["title"], files[0]["date_edtf"]) == ("North pier stays open", "2024-11-04")
    assert files[1]["reason"]
    assert not Capture.objects.exists()


def test_import_articles_takes_a_file_and_a_missing_one(folder) -> None:
    text = run(folder / "a.txt", folder / "gone.txt", folder / "d.png")
    assert "North pier stays open" in text
    assert "cannot be opened" in text
    assert "PNG" in text


def test_import_articles_keeps_what_leaves_no_doubt(folder, admin) -> None:
    files = json.loads(run(folder, json=True, keep=True, by=admin.username))["files"]
    assert files[0]["status"] == "imported"
    assert Activity.objects.about(Capture.objects.get(pk=files[0]["capture"]).source).get().by == admin


def test_import_articles_knows_its_accounts(folder) -> None:
    with pytest.raises(CommandError, match="no account"):
        run(folder, by="nobody")


def test_import_articles_says_the_size_of_what_it_does_not_read(folder, monkeypatch) -> None:
    monkeypatch.setattr("claims.importing.received.MAX_BYTES", 100)
    assert "may have at most 100" in run(folder / "a.txt")


def test_import_articles_reads_a_list_of_files_and_addresses(folder, monkeypatch) -> None:
    def fetch(url, **_more):
        raise Unreachable("No answer.")

    monkeypatch.setattr("claims.importing.batches.look.fetch", fetch)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"# a list\n{folder / 'a.txt'}\n\nhttps://daily.example.com/a\n"))
    report = json.loads(run("-", json=True))
    assert [(f["name"], f["status"]) for f in report["files"]] == [
        ("a.txt", "read"),
        ("https://daily.example.com/a", "failed"),
    ]
    assert report["counts"] == {"read": 1, "failed": 1}


def test_import_articles_dry_run_keeps_nothing(folder) -> None:
    files = json.loads(run(folder, json=True, dry_run=True, keep=True))["files"]
    assert (files[0]["status"], files[0]["title"]) == ("read", "North pier stays open")
    assert not Capture.objects.exists()
    assert not ImportRow.objects.exclude(raw="").exists()


def test_import_articles_leaves_rows_to_workers(folder) -> None:
    files = json.loads(run(folder, json=True, jobs=True))["files"]
    assert [f["status"] for f in files] == ["queued", "refused", "queued"]


def test_import_articles_exit_codes(folder, monkeypatch) -> None:
    with pytest.raises(CommandError) as strict:
        run(folder, strict=True)
    assert strict.value.returncode == 3

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("claims.importing.batches.kept.keep", full)
    with pytest.raises(CommandError, match="No space left") as paused:
        run(folder)
    assert paused.value.returncode == 4
