"""A feed, a sitemap or a list -> the addresses in it: RSS 0.9 to 2, Atom, sitemaps and their indexes, plain or in
gzip, and texts of nothing but addresses.

XML is a stranger's: it is read in the process that can be killed (`entries`), and only where the first bytes look like
a feed at all, so that a page costs no question more.
"""

from __future__ import annotations

import re
import zlib

from claims.importing.fetching.entries import MAX_ENTRIES, Entry
from claims.importing.fetching.lists import read_list
from claims.importing.isolated import run
from claims.importing.received import Received

_PEEK = 16 * 1024  # bytes in which the root of a feed begins, after whatever declarations and remarks
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:rss|rdf|feed|urlset|sitemapindex)[\s>/]", re.IGNORECASE)
_WIDE = (b"\xfe\xff", b"\xff\xfe")  # UTF-16
_GZIP = b"\x1f\x8b"
_ADDRESSES = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:#[^\n]*\s+)*+https?://[^\n]*(?:\n\s*+(?:https?://[^\n]*|#[^\n]*|\Z))*+", re.IGNORECASE
)


def listed(received: Received) -> list[Entry] | None:
    """The addresses in it, each once, in its order: none in an empty feed; None where it is no feed and no list.

    Errors: Refused, where reading it was stopped; Crashed.
    """
    if not _looks_like_a_feed(received.data):
        return _plain(received.data)
    told = run("claims.importing.fetching.entries:entries_in", received.data, {"url": received.url})
    return None if told is None else [Entry(*one) for one in told]


def _looks_like_a_feed(data: bytes) -> bool:
    head = data[:_PEEK]
    if data.startswith(_GZIP):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, _PEEK)
        except zlib.error:
            return False
    if head.startswith(_WIDE):
        head = head.replace(b"\0", b"")
    return bool(_ROOT.search(head))


def _plain(data: bytes) -> list[Entry] | None:
    """A text that is nothing but addresses, one a line, as sitemaps may be too; None for any other text."""
    if not _ADDRESSES.fullmatch(data):
        return None
    lines = data.decode("utf-8", "replace").splitlines()[:MAX_ENTRIES]
    return [Entry(url) for url in read_list("\n".join(lines)).addresses]
