"""Bytes of text -> a Reading: decoded, then read as a page or as plain text."""

from __future__ import annotations

import re

import msgspec

from claims.importing.readers.decode import decode
from claims.importing.readers.page import READER as PAGE_READER
from claims.importing.readers.page import read_page
from claims.importing.readers.plain import READER as PLAIN_READER
from claims.importing.readers.plain import read_plain
from claims.importing.readers.read import Reading
from claims.importing.received import Received

# A page saved under the name .txt is a page still: its markup must not reach the body.
_MARKUP = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S)
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read_text(received: Received) -> Reading:
    """A page or a plain text. Errors: Refused, of some kind."""
    decoded = decode(received)
    is_page = received.media_type in _PAGES or _MARKUP.match(decoded.text[:4096])
    reader = read_page if is_page else read_plain
    article = reader(decoded.text, url=received.url)
    return Reading(
        article=msgspec.structs.replace(article.fitted(), notes=(*decoded.notes, *article.notes)),
        media_type="text/html" if is_page else "text/plain",
        encoding=decoded.encoding,
        reader=PAGE_READER if is_page else PLAIN_READER,
    )
