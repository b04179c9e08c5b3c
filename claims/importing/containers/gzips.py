"""A gzip -> what is in it: a web archive, a list, a mail, or one article.

One that breaks off gives what came before the break if that can be used by itself: the records of a web archive, the
lines of a list. Half an article is not an article.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from gzip import GzipFile
from io import SEEK_END
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import IO, cast

from django.utils.translation import gettext as _

from claims.importing.containers.kinds import PEEK, Kind, kind_of
from claims.importing.containers.limits import INNER, Item, Way, chunks
from claims.importing.containers.warcs import members as warc_members
from claims.importing.errors import Broken

_FAILURES = (EOFError, OSError, zlib.error)
_USEFUL_HALF = frozenset({Kind.LINES, Kind.TABLE})


def members(file: IO[bytes], way: Way) -> Iterator[Item]:
    """Errors: Broken, Bomb, TooLarge; after what came before."""
    packed = file.seek(0, SEEK_END)
    file.seek(0)
    name = way.label.removesuffix(".gz")
    try:
        head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(file.read(PEEK), PEEK)
    except zlib.error as error:
        raise _broken() from error
    file.seek(0)
    if head.startswith(b"WARC/"):
        with GzipFile(fileobj=file, mode="rb") as stream:
            yield from warc_members(_pieces(stream), way)
        return
    with TemporaryFile() as inner, GzipFile(fileobj=file, mode="rb") as stream:
        whole, kind = True, kind_of(head, name)
        try:
            for chunk in chunks(_pieces(stream), way, most=INNER, packed=packed):
                inner.write(chunk)
        except _FAILURES as error:
            whole = False
            if kind not in _USEFUL_HALF:
                raise _broken() from error
        inner.seek(0)
        yield from way.open(inner, way.renamed(name) if kind else way.into(PurePosixPath(name).name))
    if not whole:
        raise _broken()


class _Pieces:
    """A stream that gives what it has before it says that it breaks off."""

    def __init__(self, stream: GzipFile) -> None:
        self.stream = stream

    def read(self, size: int = -1) -> bytes:
        return self.stream.read1(size)


def _pieces(stream: GzipFile) -> IO[bytes]:
    return cast(IO[bytes], _Pieces(stream))  # it is read, and nothing else


def _broken() -> Broken:
    return Broken(_("This gzip file breaks off or is damaged. What could be used of it is here; bring it whole."))
