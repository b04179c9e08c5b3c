"""A web archive (.warc, .warc.gz; ISO 28500), by warcio -> each page in it, as it was fetched then.

What answered is read: pages, PDFs and texts that were fetched with success. Redirects, errors, pictures, scripts, and
“revisit” records (which say that bytes are the same as earlier ones, and hold none) are counted and named. A record
carries its own address, status, heads and time, so that the capture tells of the first fetch and not of this import.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from claims.importing.containers.limits import Item, Spent, Way, whole
from claims.importing.errors import Broken, Refused

_KEPT = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
_SILENT = frozenset({"warcinfo", "request", "metadata"})
_LEFT = {
    "revisit": gettext_lazy("%(n)s of a page that had not changed (a “revisit” record, without bytes)"),
    "status": gettext_lazy("%(n)s with a redirect or an error"),
    "type": gettext_lazy("%(n)s that are no page, PDF or text"),
    "other": gettext_lazy("%(n)s of another kind"),
}


def members(file: IO[bytes], way: Way) -> Iterator[Item]:
    """Errors: Broken where it breaks off or is none, after what came before; Spent."""
    left: Counter[str] = Counter()
    try:
        for record in ArchiveIterator(file):
            why = _left_out(record)
            page = _page(record, way) if why is None else None
            if _rest(record, way):
                raise Broken(_broken())
            if page:
                yield page
            elif why not in _SILENT:
                left[str(why)] += 1
    except (Spent, Broken, MemoryError):
        raise
    except Exception as error:  # warcio fails in many ways on what is no web archive any more
        raise Broken(_broken()) from error
    if left:
        parts = ", ".join(str(text) % {"n": left[why]} for why, text in _LEFT.items() if left[why])
        yield way.into("…").refused(_("Records that were left out: %(parts)s.") % {"parts": parts})


def _left_out(record: ArcWarcRecord) -> str | None:
    """Why a record is not read; None for a page."""
    if record.rec_type not in ("response", "resource"):
        return record.rec_type if record.rec_type in (*_SILENT, "revisit") else "other"
    if record.http_headers and not (record.http_headers.get_statuscode() or "").startswith("2"):
        return "status"
    return None if _type(record)[0] in _KEPT else "type"


def _page(record: ArcWarcRecord, way: Way) -> Item:
    """The page of a record, or why it cannot be read."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    media_type, charset = _type(record)
    http = record.http_headers
    about: dict[str, Any] = {
        "media_type": media_type,
        "charset": charset,
        "asked_url": url,
        "url": url if url.startswith(("https://", "http://")) else "",
        "received_at": record.rec_headers.get_header("WARC-Date") or "",
    }
    if http:
        about |= {"http_status": int(http.get_statuscode()), "headers": [[str(n), str(v)] for n, v in http.headers]}
    inner = way.into(url.split("://", 1)[-1][:300] or "?")
    try:
        return inner.item(whole(record.content_stream(), inner), **about)
    except Spent:
        raise
    except Refused as refusal:
        return inner.refused(refusal)


def _rest(record: ArcWarcRecord, way: Way) -> bool:
    """Whether the record should have had more bytes than the file has. Reads on to its end."""
    raw = record.raw_stream
    while rest := raw.read(65536):
        way.budget.spend(len(rest))
    return bool(getattr(raw, "limit", 0))


def _type(record: ArcWarcRecord) -> tuple[str, str]:
    heads = record.http_headers or record.rec_headers
    declared, *parameters = (heads.get_header("Content-Type") or "").split(";")
    charset = next((p.split("=", 1)[1] for p in parameters if p.strip().lower().startswith("charset=")), "")
    return declared.strip().lower(), charset.strip(" \"'")


def _broken() -> str:
    return _("This web archive breaks off or is damaged. The pages before the break are here. Bring it whole.")
