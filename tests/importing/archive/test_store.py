"""Bytes in and out of the archive: the same bytes once, compressed where that helps, clear words where it fails."""

from errno import ENOSPC
from hashlib import sha256
from uuid import uuid4

import pytest
import time_machine
import zstandard
from django.core.files.base import ContentFile

from claims.importing.archive import store
from claims.importing.errors import BytesDamaged, BytesMissing, StorageGone
from claims.models.receipt import captures, raw_name

pytestmark = pytest.mark.django_db
PAGE = b"<p>The harbour office said that the pier stays open.</p>" * 99


@pytest.fixture
def page():
    """A page that was never kept: the storage in memory is that of all tests."""
    return uuid4().bytes + PAGE


def digest(data):
    return sha256(data).hexdigest()


@pytest.fixture
def broken(monkeypatch):
    """A storage whose `method` fails with `error`."""

    def make(method, error):
        def fail(*_args, **_more):
            raise error

        monkeypatch.setattr(type(captures()), method, fail)

    return make


@pytest.mark.parametrize("data", [PAGE, b"x", b"%PDF-1.7" + bytes(9999), "Ղարաբաղ".encode() * 50, bytes(3_000_000)])
def test_what_is_kept_comes_back(data) -> None:
    name = store.keep(data, digest(data))
    assert store.open_bytes(name) == data
    assert store.is_whole(name, digest(data))


def test_the_name_says_how_it_lies(page) -> None:
    name = store.keep(page, digest(page))
    assert name == raw_name(digest(page)) + ".zst"
    packed = captures().open(name).read()
    assert len(packed) < len(page) / 10
    assert zstandard.decompress(packed) == page


@pytest.mark.parametrize("start", [b"%PDF-1.7", b"PK\x03\x04", b"\x1f\x8b", b"short"])
def test_what_would_not_get_smaller_lies_as_it_is(start) -> None:
    name = store.keep(start, digest(start))
    assert name == raw_name(digest(start))
    assert captures().open(name).read() == start


def test_the_same_bytes_are_kept_once(broken, page) -> None:
    name = store.keep(page, digest(page))
    broken("_save", AssertionError("written twice"))
    assert store.keep(page, digest(page)) == name


def test_somebody_kept_the_same_bytes_in_the_same_moment(monkeypatch, page) -> None:
    name = store.keep(page, digest(page))
    asked = iter([False])
    exists = type(captures()).exists
    monkeypatch.setattr(type(captures()), "exists", lambda self, name: next(asked, None) or exists(self, name))
    assert store.keep(page, digest(page)) == name
    folder, _slash, file = name.rpartition("/")
    assert [one for one in captures().listdir(folder)[1] if one.startswith(digest(page))] == [file]


def test_what_was_damaged_is_made_good_when_its_bytes_come_again(page) -> None:
    name = store.keep(page, digest(page))
    captures().delete(name)
    captures().save(name, ContentFile(zstandard.compress(page)[:-9]))
    with pytest.raises(BytesDamaged):
        store.open_bytes(name)
    assert not store.is_whole(name, digest(page))
    assert store.keep(page, digest(page)) == name
    assert store.open_bytes(name) == page


def test_what_lies_there_for_long_is_young_again_when_its_bytes_come_again(page) -> None:
    with time_machine.travel("2024-11-04", tick=False):
        name = store.keep(page, digest(page))
    assert store.age(name) > store.FRESH
    store.keep(page, digest(page))
    assert store.age(name) < store.FRESH
    assert store.open_bytes(name) == page


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"WARC/1.0"])
def test_a_file_is_kept_as_its_bytes_would_be(tmp_path, page, start) -> None:
    data = start + page
    (tmp_path / "day").write_bytes(data)
    name, sha256 = store.keep_file(tmp_path / "day")
    assert (name, sha256) == (store.keep(data, digest(data)), digest(data))
    assert store.open_bytes(name) == data
    assert store.is_whole(name, sha256)


def test_a_file_that_finds_no_room_is_not_half_there(tmp_path, page, broken) -> None:
    (tmp_path / "day").write_bytes(page)
    broken("_save", OSError(ENOSPC, "No space"))
    with pytest.raises(StorageGone, match="is full"):
        store.keep_file(tmp_path / "day")
    assert not captures().exists(raw_name(digest(page)) + ".zst")


def test_bytes_kept_before_there_was_compression_are_read(page) -> None:
    name = captures().save("ab/cd/old", ContentFile(page))
    assert store.open_bytes(name) == page


def test_missing_bytes_are_said_to_be_missing() -> None:
    with pytest.raises(BytesMissing, match="aa/bb/none"):
        store.open_bytes("aa/bb/none")


@pytest.mark.parametrize(
    ("error", "said"),
    [(OSError(ENOSPC, "No space"), "is full"), (OSError("x"), "reached"), (RuntimeError("403"), "403")],
)
def test_a_storage_that_fails_says_so(broken, error, said, page) -> None:
    broken("_save", error)
    with pytest.raises(StorageGone, match=said):
        store.keep(page, digest(page))
    assert not captures().exists(raw_name(digest(page)) + ".zst")


def test_a_storage_that_cannot_be_read_is_not_missing_bytes(broken, page) -> None:
    name = store.keep(page, digest(page))
    broken("_open", OSError("gone"))
    with pytest.raises(StorageGone):
        store.open_bytes(name)
