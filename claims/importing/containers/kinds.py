"""Which container, if any, by the first bytes, then the declared type, then the name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath

from claims.importing.readers.message import ITSELF, is_mail

PEEK = 16384  # bytes that are looked at
RECORD = "application/json"  # one article as a JSON object


class Kind(StrEnum):
    ZIP = "zip"
    GZIP = "gzip"
    WARC = "warc"
    MAIL = "mail"
    JSON = "json"
    LINES = "lines"
    TABLE = "table"


_BYTES = ((b"PK\x03\x04", Kind.ZIP), (b"PK\x05\x06", Kind.ZIP), (b"\x1f\x8b", Kind.GZIP), (b"WARC/", Kind.WARC))
_TYPES = {
    RECORD: Kind.JSON,
    "application/x-ndjson": Kind.LINES,
    "application/jsonl": Kind.LINES,
    "text/csv": Kind.TABLE,
    "text/tab-separated-values": Kind.TABLE,
}
_NAMES = {".json": Kind.JSON, ".jsonl": Kind.LINES, ".ndjson": Kind.LINES, ".csv": Kind.TABLE, ".tsv": Kind.TABLE}
_BINARY = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0")


def kind_of(head: bytes, name: str, media_type: str = "") -> Kind | None:
    """None for what is one article, or nothing we know. `head` is at most the first PEEK bytes."""
    found = next((kind for mark, kind in _BYTES if head.startswith(mark)), None)
    if found or not head.strip() or head.startswith(_BINARY):
        return found
    suffix = PurePosixPath(name.lower()).suffix
    if by_name := _TYPES.get(media_type) or _NAMES.get(suffix):
        return by_name
    if media_type == ITSELF:
        return None
    return Kind.MAIL if is_mail(head, media_type, suffix) else None
