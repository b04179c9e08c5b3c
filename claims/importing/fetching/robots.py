"""What a host says of robots (RFC 9309), and what a page says of being archived.

robots.txt is asked once a day for each origin, through the same checks as everything else. Where it is missing,
everything is open; where the server fails, everything is closed for now. Of robots, only "*" and our own name matter.

A page says by `noarchive` that it is not to be kept, and by `nosnippet` that no words of it are to be shown; both in
the header X-Robots-Tag or in a meta tag, for all robots or for ours. What we do with a page is both, so both count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from html import unescape

from django.utils import timezone
from django.utils.translation import gettext as _
from protego import Protego

from claims.importing.errors import Unreachable
from claims.importing.fetching.addresses import Address
from claims.importing.fetching.exchange import PRODUCT, Answer, follow
from claims.models import RobotsFile

_MAX_BYTES = 500 * 1024  # RFC 9309 2.5: at least this much is read
_FRESH = timedelta(hours=24)  # RFC 9309 2.4
_FAILED_FOR = timedelta(minutes=10)
_AGENT = re.compile(r"[ \t]*user[ -]?agent[ \t]*:?(.*)", re.IGNORECASE)
_NO = frozenset({"noarchive", "nosnippet", "nocache"})  # nocache: Bing's word for noarchive
_VALUED = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})
_HEAD_BYTES = 512 * 1024
_META = re.compile(rb"<meta\b([^<>]{0,1000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin asks of us. `delay`: seconds between two requests; 0 where it names none."""

    parsed: Protego

    def allows(self, address: Address) -> bool:
        return self.parsed.can_fetch(address.url, PRODUCT)

    @property
    def delay(self) -> float:
        return self.parsed.crawl_delay(PRODUCT) or 0.0


def rules(address: Address) -> Rules:
    """What the origin of an address asks of robots.

    Errors: Unreachable while its server fails: nothing may be fetched from it for now.
            Refused kinds, where the origin itself may not be asked.
    """
    now = timezone.now()
    kept = RobotsFile.objects.filter(origin=address.origin).first()
    age = _FRESH if kept and kept.http_status is not None else _FAILED_FOR
    if kept is None or kept.read_at + age < now or kept.read_at > now:
        kept = _read(address)
        RobotsFile.objects.bulk_create(
            [kept], update_conflicts=True, unique_fields=["origin"], update_fields=["http_status", "text", "read_at"]
        )
    if kept.http_status is None:
        message = _("%(origin)s: its robots.txt cannot be read, so nothing is fetched there for now.")
        raise Unreachable(message % {"origin": address.origin}, round(_FAILED_FOR.total_seconds()))
    return Rules(Protego.parse(_ours(kept.text)))


def _read(address: Address) -> RobotsFile:
    """The file as it is now; without a status where it cannot be had."""
    found = RobotsFile(origin=address.origin, read_at=timezone.now())
    try:
        answer = follow(f"{address.origin}/robots.txt", admit=lambda _address: 0.0, limit=_MAX_BYTES, cut=True)
    except Unreachable:
        return found
    if answer.status < 500 and answer.status != 429:
        found.http_status = answer.status
        found.text = answer.data.decode("utf-8", "replace").replace("\x00", "") if answer.status == 200 else ""
    return found


def forget() -> None:
    """Drop files that would have to be read anew: a feed of a stranger may name thousands of hosts."""
    RobotsFile.objects.filter(read_at__lt=timezone.now() - _FRESH).delete()


def _ours(text: str) -> str:
    """The same file with every robot that is not us under one name: a file of ten thousand names costs no more."""
    lines = []
    for line in text.splitlines():
        agent = _AGENT.match(line)
        names_us = agent and any(name in agent[1].lower() for name in ("*", PRODUCT))
        lines.append("User-agent: another" if agent and not names_us else line)
    return "\n".join(lines)


def asks_not_to_be_kept(answer: Answer) -> bool:
    """Whether a page's headers or its meta tags ask that it is not archived, or not quoted."""
    return any(
        (not agent or agent == PRODUCT) and word in _NO for agent, word in (*_in_header(answer), *_in_meta(answer.data))
    )


def _in_header(answer: Answer) -> list[tuple[str, str]]:
    """(agent, word) of X-Robots-Tag; no agent where it is for all. An agent holds to the end of its header."""
    found = []
    for name, value in answer.headers:
        agent = ""
        for part in value.lower().split(",") if name.lower() == "x-robots-tag" else ():
            before, colon, after = (text.strip() for text in part.partition(":"))
            names_agent = colon and before not in _VALUED
            agent = before if names_agent else agent
            found.append((agent, after if names_agent else part.strip()))
    return found


def _in_meta(data: bytes) -> list[tuple[str, str]]:
    """(agent, word) of the meta tags. Tags in a comment count too: to keep less is the safer mistake."""
    found = []
    for tag in _META.findall(data[:_HEAD_BYTES]):
        pairs = _ATTRIBUTE.findall(tag.decode("ascii", "replace"))
        attributes = {name.lower(): unescape("".join(values)).lower() for name, *values in reversed(pairs)}
        agent = attributes.get("name", "").strip()
        if agent in ("robots", PRODUCT):
            words = attributes.get("content", "").split(",")
            found += [("" if agent == "robots" else agent, word.strip()) for word in words]
    return found
