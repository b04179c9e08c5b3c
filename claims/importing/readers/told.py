"""What the reader finds in files, told and not stored: one plain record for each file, good or bad.

No database is asked and nothing is kept, so any number of files can be read to see what would come of them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from django.utils.translation import gettext as _

from claims.importing.doors import files_of, from_paths
from claims.importing.errors import Broken, Refused, Unreachable
from claims.importing.fetching.unpack import unpacked
from claims.importing.readers.article import Article
from claims.importing.readers.read import read
from claims.importing.received import Received

# The names told -> Article's own.
FIELDS = {
    "title": "title",
    "byline": "byline",
    "outlet": "outlet",
    "published": "date_edtf",
    "language": "lang",
    "body": "body",
}
_ORIGINS = {"published": "date", "language": "lang"}
log = logging.getLogger(__name__)

Told = dict[str, str | dict[str, str]]


def told(paths: Iterable[Path]) -> Iterator[Told]:
    """For each file, and each article in a folder or below it: what was read, or `error` and why it was not."""
    for path, refused in chain.from_iterable(map(files_of, paths)):
        if refused:
            yield {"path": str(path), "error": refused}
            continue
        for received in from_paths([path]):
            if received.path is None:  # not an archive whose articles follow
                yield {"path": str(path), **_told(received)}


def _told(received: Received) -> Told:
    try:
        if received.refused:
            raise Refused(received.refused)
        return _fields(read(_ungzipped(received)).article)
    except Refused as refusal:
        return {"error": str(refusal)}
    except Exception:  # a reader may fail on a file in any way, and its neighbours must not care
        log.exception("Reading %s failed", received.name)
        return {"error": _("This file cannot be read: the reader failed on it.")}


def _ungzipped(received: Received) -> Received:
    """The file inside, where it is gzip. Archives of pages are one gzip file a page; a bundle has its own door."""
    if not received.data.startswith(b"\x1f\x8b"):
        return received
    try:
        data = b"".join(unpacked([received.data], "gzip"))
    except Unreachable as error:
        raise Broken(str(error)) from error
    return replace(received, name=received.name.removesuffix(".gz"), data=data)


def _fields(article: Article) -> Told:
    values: Told = {name: getattr(article, own) for name, own in FIELDS.items()}
    return values | {"origins": {name: article.origins.get(_ORIGINS.get(name, name), "nowhere") for name in FIELDS}}
