"""Gzip files: opened up to what an article may have, and no further."""

import gzip

import pytest

from claims.importing.errors import NotText, TooLarge
from claims.importing.readers import gzipped
from claims.importing.readers.gzipped import ungzipped
from claims.importing.received import Received

WORDS = b"The office said that the pier is open. " * 9


def received(data: bytes) -> Received:
    return Received("pier.html.gz", data, "command", "text/html")


def test_ungzipped_gives_the_file_inside_under_its_own_name() -> None:
    found = ungzipped(received(gzip.compress(WORDS)))
    assert (found.data, found.name, found.media_type) == (WORDS, "pier.html", "text/html")


def test_ungzipped_reads_every_member() -> None:
    assert ungzipped(received(gzip.compress(WORDS) + gzip.compress(WORDS))).data == WORDS * 2


def test_ungzipped_leaves_anything_else_as_it_came() -> None:
    assert ungzipped(received(WORDS)).data == WORDS


def test_ungzipped_stops_at_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gzipped, "MAX_BYTES", 1000)
    with pytest.raises(TooLarge):
        ungzipped(received(gzip.compress(b"0" * 1001)))
    with pytest.raises(TooLarge):
        ungzipped(received(gzip.compress(b"0" * 600) * 2))


@pytest.mark.parametrize("damage", [lambda d: d[:-9], lambda d: d[:20] + b"\xff" * 9 + d[29:]])
def test_ungzipped_refuses_what_is_damaged(damage) -> None:
    with pytest.raises(NotText):
        ungzipped(received(damage(gzip.compress(WORDS))))
