"""Every container through the real process: what is in it arrives, and what is wrong with it is said."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.importing.containers import unpack
from claims.importing.errors import Bomb, Broken, Empty, ImportingError, TooLarge
from claims.importing.readers.read import read
from claims.importing.received import Received
from tests.importing.documents import PAGE, TEXT, drawn, pdf, warc, zipped


def received(name: str, data: bytes, media_type: str = "") -> Received:
    return Received(name, data, "upload", media_type)


def test_unpack_hands_on_what_is_no_container() -> None:
    for one in (
        received("a.txt", TEXT),
        received("a.html", PAGE),
        received("a.pdf", pdf(drawn(["A."]))),
        received("", b""),
    ):
        [same] = unpack(one)
        assert same is one
    one = Received("a.zip", b"PK", "upload", refused="too large")
    assert list(unpack(one)) == [one]


def test_unpack_goes_to_the_bottom_and_no_further() -> None:
    line = json.dumps({"title": "T", "body": "A text."}).encode()
    inner = zipped({"c.html": PAGE, "list.jsonl": line + b"\nbad"})
    found = list(
        unpack(received("b.zip", zipped({"d/a.txt": TEXT, "inner.zip": inner, "p.pdf": pdf(drawn(["A text."]))})))
    )
    names = ("d/a.txt", "inner.zip/c.html", "inner.zip/list.jsonl/1", "inner.zip/list.jsonl/2", "p.pdf")
    assert [one.name for one in found] == [f"b.zip/{name}" for name in names]
    assert [bool(one.refused) for one in found] == [False, False, False, True, False]
    assert read(found[2]).article.title == "T"
    for one in found:
        assert list(unpack(one)) == [one]


def test_unpack_tells_of_the_first_fetch() -> None:
    [page] = unpack(received("c.warc.gz", warc(("https://w.example.com/a", PAGE))))
    assert (page.url, page.http_status, page.media_type) == ("https://w.example.com/a", 200, "text/html")
    assert page.received_at == datetime(2024, 11, 4, 10, tzinfo=UTC)
    assert ("Content-Type", "text/html; charset=utf-8") in page.headers


def test_unpack_opens_a_file_too_large_to_hold(tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl"
    record = json.dumps({"body": "A text of some length. " * 4000}).encode()
    path.write_bytes((record + b"\n") * 300)
    assert path.stat().st_size > 25_000_000
    assert sum(one.data == record for one in unpack(Received("big.jsonl", b"", "command"), path)) == 300


def test_unpack_says_that_a_file_has_gone(tmp_path: Path) -> None:
    with pytest.raises(ImportingError, match="cannot be opened"):
        list(unpack(Received("gone.zip", b"", "command"), tmp_path / "gone.zip"))


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.zip", b"PK\x03\x04" + b"x" * 100, Broken),
        ("a.zip", zipped({}), Empty),
        ("a.gz", gzip.compress(b"\0" * 50_000_000), Bomb),
        ("a.html.gz", gzip.compress(PAGE * 9)[:-20], Broken),
        ("a.json", b"[" * 1_000_000, Broken),
        ("a.json", b"[" + b" " * 21_000_000 + b"]", TooLarge),
        ("a.csv", b"one,two\n1,2", Broken),
    ],
    ids=["broken", "empty", "gzip bomb", "cut", "depth", "huge", "no text"],
)
def test_unpack_says_what_is_wrong(name: str, data: bytes, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        list(unpack(received(name, data)))
