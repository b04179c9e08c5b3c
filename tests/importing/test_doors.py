"""The doors: everything arrives as Received, and sizes are looked at first."""

import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from claims.importing.doors import from_paste, from_paths, from_uploads
from claims.importing.readers.read import read
from claims.importing.received import MAX_BYTES


class Unread(BytesIO):
    def read(self, *args: object) -> bytes:
        raise AssertionError("these bytes were to be left alone")


def test_from_uploads_never_reads_what_is_too_large() -> None:
    [one] = from_uploads([UploadedFile(Unread(), "big.txt", "text/plain", 50 * 1024 * 1024)])
    assert (one.data, one.n_bytes) == (b"", 50 * 1024 * 1024)
    assert "50.0" in one.refused
    assert one.n_bytes > MAX_BYTES


def test_from_uploads_tells_a_page_by_its_name() -> None:
    files = [SimpleUploadedFile("a.html", b"x", "application/octet-stream"), SimpleUploadedFile("b.txt", b"y")]
    assert [(one.media_type, one.data) for one in from_uploads(files)] == [("text/html", b"x"), ("text/plain", b"y")]


def test_from_uploads_understands_the_charset_of_a_header() -> None:
    file = SimpleUploadedFile("a.txt", "дорога".encode("koi8-r"), "text/plain")
    file.charset = b"koi8-r"  # as Django's parser leaves it
    [one] = from_uploads([file])
    assert read(one).encoding == "koi8-r"


def test_from_paths_takes_articles_out_of_folders_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "c.png", "d.md"):
        (tmp_path / name).write_text(name)
    assert [one.name for one in from_paths([tmp_path])] == ["a.HTML", "b.txt"]
    assert [one.name for one in from_paths([tmp_path / "d.md"])] == ["d.md"]


def test_from_paths_says_what_cannot_be_opened(tmp_path: Path) -> None:
    [one] = from_paths([tmp_path / "gone.txt"])
    assert "cannot be opened" in one.refused


def test_from_paste_keeps_the_text_as_it_was_given() -> None:
    one = from_paste("Şuşa\r\n", url="https://example.com/a")
    assert (one.data, one.charset, one.url) == ("Şuşa\r\n".encode(), "utf-8", "https://example.com/a")


def test_an_archive_larger_than_an_article_is_opened_from_the_disk(tmp_path: Path, monkeypatch) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.txt", "One\n\nThe office said one thing.")
        archive.writestr("noise.txt", "".join(chr(33 + n % 90) for n in range(900)))
    (tmp_path / "c.txt").write_text("x" * 1000)
    monkeypatch.setattr("claims.importing.received.MAX_BYTES", 500)
    found = list(from_paths([tmp_path]))
    names = {one.name: one.refused for one in found}
    assert (found[0].path, found[0].n_bytes) == (tmp_path / "a.zip", (tmp_path / "a.zip").stat().st_size)
    assert names["a.zip/b.txt"] == ""
    assert "at most" in names["c.txt"]


def test_from_paths_says_which_folder_is_closed_and_reads_the_rest(tmp_path: Path, monkeypatch) -> None:
    for name in ("closed", "open"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_bytes(b"x")
    look = os.scandir

    def scandir(folder: str) -> object:
        if folder.endswith("closed"):
            raise PermissionError(13, "Permission denied", folder)
        return look(folder)

    monkeypatch.setattr(os, "scandir", scandir)  # whoever runs the tests may be let in everywhere
    found = [(one.name, one.data, one.refused) for one in from_paths([tmp_path])]
    assert found == [("a.txt", b"x", ""), ("closed", b"", "This folder cannot be opened: Permission denied.")]
