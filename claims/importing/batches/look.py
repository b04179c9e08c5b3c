"""Looking into a row: its bytes, fetched if they are to be; an article, or the things that were in it.

What is found is told bit by bit to a `Found`, so that an archive that breaks in the middle has still given what came
before. Nothing is written to the database here; bytes are kept before anybody looks into them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from django.utils.translation import gettext as _

from claims.importing.batches.kept import as_received, hold
from claims.importing.batches.rows import Making, adopt, row_at, row_later
from claims.importing.containers import unpack
from claims.importing.errors import Empty, Refused
from claims.importing.fetching.client import fetch
from claims.importing.fetching.entries import Entry
from claims.importing.fetching.feeds import listed
from claims.importing.readers.article import Article
from claims.importing.readers.read import read
from claims.importing.received import Received
from claims.models import ImportRow

DEEPEST = 3  # an article in a mail in a zip in an archive; whoever packs deeper has something else in mind


@dataclass(slots=True)
class Found:
    """What was found in a row: an article, or what makes the rows for what was inside it."""

    article: Article | None = None
    inside: list[Making] = field(default_factory=list)


def look(row: ImportRow, received: Received | None, found: Found) -> None:
    """Tell `found` what there is. Errors: Refused, Unreachable, StorageGone; whatever a reader may fail with."""
    received = received or (as_received(row) if row.raw else _fetched(row))
    if received.refused:
        raise Refused(received.refused)
    if (entries := listed(received)) is not None:
        _list(row, entries, found)
        return
    for one in unpack(received):
        if one is received:
            _read(row, one, found)
            return
        _check_depth(row)
        found.inside.append(row_later(row.batch, one, row))


def _list(row: ImportRow, entries: list[Entry], found: Found) -> None:
    """Rows for what a feed or a sitemap lists."""
    if not entries:
        raise Empty(_("This feed or sitemap lists nothing."))
    _check_depth(row)
    found.inside = [partial(row_at, row.batch, one.url, row, one.title) for one in entries]


def _fetched(row: ImportRow) -> Received:
    """What is at the row's address, its bytes kept."""
    received = fetch(row.asked_url, obey_robots=not row.batch.robots_reason)
    adopt(row, received)
    if received.data:
        row.raw = hold(row.batch, received.data, received.sha256)
    return received


def _read(row: ImportRow, received: Received, found: Found) -> None:
    reading = read(received)
    row.media_type, row.encoding, row.reader = reading.media_type, reading.encoding, reading.reader
    found.article = reading.article


def _check_depth(row: ImportRow) -> None:
    depth, outer = 0, row
    while outer.came_in:
        depth, outer = depth + 1, outer.came_in
    if depth >= DEEPEST:
        raise Refused(_("This lies too deep: an archive in an archive in an archive."))
