"""Is this article here already? By its address, by its bytes, by its text, in that order.

The same address is the same Source, whatever it says today. The same bytes or the same text under another address
may be a copy, a syndicated story, or the same file brought twice: a person decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote, urlsplit

from courlan import normalize_url
from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from w3lib.url import canonicalize_url

from claims.models import Source

_LIKE = 0.5  # trigram similarity; headlines of one story by two outlets were at 0.2 to 0.4, edits of one at 0.6

# In one statement, since every article that comes in is asked for, and nearly all are new. An empty word finds nothing.
_FOUND = """
    SELECT (SELECT id FROM claims_source WHERE url_key = asked.key AND url_key <> ''),
        (SELECT source_id FROM claims_capture WHERE sha256 = asked.sha256 AND sha256 <> '' ORDER BY id DESC LIMIT 1),
        (SELECT source_id FROM claims_capture WHERE text_sha256 = asked.text AND asked.text <> ''
            ORDER BY id DESC LIMIT 1)
    FROM unnest(%s::text[], %s::text[], %s::text[]) WITH ORDINALITY AS asked (key, sha256, text, number) ORDER BY number
"""


class Same(TextChoices):
    """What is the same, the plainest first."""

    ADDRESS = "address", _("the same address")
    BYTES = "bytes", _("the same bytes")
    TEXT = "text", _("the same text")


@dataclass(frozen=True, slots=True)
class Match:
    """A source that is here, and what it shares with what was brought."""

    source: Source
    by: Same


def find(*, url: str = "", sha256: str = "", body: str = "") -> list[Match]:
    """Sources that are the same in some way; at most one for each way, the newest."""
    return find_each([(url_key(url), sha256, text_hash(body))])[0]


def find_each(asked: Sequence[tuple[str, str, str]]) -> list[list[Match]]:
    """As `find`, for several that are asked for by the key of their address, the hash of their bytes, of their text."""
    with connection.cursor() as cursor:
        cursor.execute(_FOUND, [list(one) for one in zip(*asked, strict=True)])
        found = cursor.fetchall()
    known = {pk for one in found for pk in one if pk}
    sources = Source.objects.in_bulk(known) if known else {}
    return [[Match(sources[pk], by) for by, pk in zip(Same, one, strict=True) if pk] for one in found]


def text_hash(body: str) -> str:
    """SHA-256 of a body, by which the same text is found again; nothing for no text."""
    return sha256(body.encode()).hexdigest() if body else ""


@lru_cache(maxsize=256)  # an article's is asked for by whoever looks for its like, its outlet and its source
def url_key(url: str) -> str:
    """The form in which two addresses of one page are the same; nothing for what is no address of a page.

    http and https, letter case of the host, default ports, order of the query, tracking marks, a fragment and a
    last slash make no difference. Subdomains do: m.example.com may be another edition.
    """
    try:
        key = canonicalize_url(normalize_url(url.strip(), strict=False), keep_fragments=False)
        parts, written = urlsplit(key), urlsplit(url.strip()).query
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    # What stands in a query without a "=" is lost on the way here, and may be all that tells two articles apart: ?1234
    bare = sorted(quote(part, safe="%") for part in written.split("&") if part and "=" not in part)
    query = "?" + "&".join([parts.query, *bare]).strip("&") if parts.query or bare else ""
    return f"{parts.netloc.rpartition('@')[2]}{parts.path.rstrip('/')}{query}"[:2000]


def similar(title: str) -> list[Source]:
    """Up to five sources with a title much like this one; a hint for a person, never a decision."""
    if not title.strip():
        return []
    near = Source.objects.annotate(likeness=TrigramSimilarity("title", title)).filter(likeness__gte=_LIKE)
    return list(near.order_by("-likeness", "-pk")[:5])
