"""What happens in the killable process: a container's bytes -> its members, by the opener for its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from mimetypes import guess_type
from pathlib import Path
from typing import IO, Any

from claims.importing.containers import gzips, lists, mails, tables, warcs, zips
from claims.importing.containers.kinds import PEEK, Kind, kind_of
from claims.importing.containers.limits import Item, Way, laid_down, whole

_OPENERS: dict[Kind, Callable[[IO[bytes], Way], Iterator[Item]]] = {
    Kind.ZIP: zips.members,
    Kind.GZIP: gzips.members,
    Kind.WARC: warcs.members,
    Kind.MAIL: mails.members,
    Kind.JSON: lists.members,
    Kind.LINES: lists.lines,
    Kind.TABLE: tables.members,
}


def members(data: bytes, *, path: str, name: str, media_type: str) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Every member as fields of a Received, and its bytes; a name is empty where it is the thing itself.

    Errors: Refused, of some kind, after any number of members.
    """
    with Path(path).open("rb") if path else BytesIO(data) as file:
        kind = kind_of(file.read(PEEK), name, media_type)
        file.seek(0)
        way = Way(opened, name)
        if kind is None:
            yield way.item(whole(file, way))
            return
        yield from _OPENERS[kind](file, way)


def opened(stream: IO[bytes], way: Way, *, packed: int = 0, media_type: str = "", **about: Any) -> Iterator[Item]:
    """A member of a container, whatever it is: itself, or the members of the container it is.

    Errors: Refused, of some kind; and whatever the stream fails with.
    """
    head = stream.read(PEEK)
    media_type = media_type or guess_type(way.label)[0] or ""
    kind = kind_of(head, way.label, media_type)
    if kind is None:
        yield way.item(whole(stream, way, packed=packed, head=head), media_type=media_type, **about)
        return
    inner = way.deeper()
    with laid_down(stream, way, packed=packed, head=head) as file:
        yield from _OPENERS[kind](file, inner)
