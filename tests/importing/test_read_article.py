"""The command that reads and stores nothing: one JSON line a file, and no database at all."""

import gzip
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from .conftest import ARTICLE

KEYS = {"path", "title", "byline", "outlet", "published", "language", "body", "origins"}
PAGE = "<html><head><title>Quay</title></head><p>The harbour office said on Monday that the quay is open.</p></html>"


def lines(*paths: Path) -> list[dict[str, object]]:
    out = StringIO()
    call_command("read_article", *map(str, paths), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "deep" / "c.html").write_text(PAGE)
    (tmp_path / "d.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_read_article_tells_each_file_of_a_folder(folder) -> None:
    found = lines(folder)
    assert [Path(str(one["path"])).name for one in found] == ["a.txt", "b.html.gz", "c.html"]
    assert all(set(one) == KEYS and set(one["origins"]) == KEYS - {"path", "origins"} for one in found)
    assert (found[0]["title"], found[0]["published"], found[0]["language"]) == (
        "North pier stays open",
        "2024-11-04",
        "en",
    )
    assert found[0]["origins"]["byline"] == "head"


def test_read_article_answers_for_bad_files_and_fails_at_the_end(folder, capsys) -> None:
    out = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("read_article", folder / "d.png", folder / "none.html", folder / "a.txt", stdout=out)
    found = [json.loads(line) for line in out.getvalue().splitlines()]
    assert stop.value.code == 1
    assert [set(one) for one in found] == [{"path", "error"}, {"path", "error"}, KEYS]


def test_read_article_outlives_a_reader_that_fails(folder, monkeypatch) -> None:
    monkeypatch.setattr("claims.importing.readers.told.read", lambda _received: 1 // 0)
    with pytest.raises(SystemExit):
        lines(folder / "a.txt")
