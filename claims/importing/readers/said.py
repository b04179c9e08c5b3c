"""What a page says of itself: each field with where it was found.

In the order of trust: JSON-LD of the article itself, meta tags made for the purpose (Open Graph, Dublin Core), what a
reader sees (headline, marked times, the lines beside the headline), and the address. Nothing is joined from two
places, and nothing is looked for in the article's own sentences: a date of the event is no date of publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from claims.importing.readers.days import published_day
from claims.importing.readers.invisible import show
from claims.importing.readers.linked import Linked, linked
from claims.importing.readers.titles import Claimed, text_of, title_of
from claims.vocab.edtf import UNKNOWN, VagueDate
from claims.vocab.kinds import Access, Origin

_SITE = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "title", "parsely-title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author",
            "sailthru.author", "byl")  # fmt: skip
_SECTIONS = ("article:section", "section", "parsely-section", "news_section")
_LICENCES = ("dc.rights", "dcterms.license", "dcterms.rights", "license")
_LOCKED = frozenset({"locked", "paid", "premium", "subscriber"})
_TIERS = ("article:content_tier", "article:opinion_tier", "access", "content-tier")
_BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?|author-name|autor|auteur)(?:$|[\s_-])", re.IGNORECASE)
_BY = re.compile(r"^(?:by|par|von|por|di|автор:?|текст:?|بقلم|מאת:?|ავტორი:?|yazan:?|müəllif:?)[:\s]+", re.IGNORECASE)
_BYLINE = 120  # characters; a longer line beside the headline is no byline
_WINDOW_END = re.compile(r"\s[|\-\u2013\u2014\u00b7\u00bb:]+\s|\s?[|\u00bb]\s?|::")


@dataclass(frozen=True, slots=True)
class Said:
    """Values by field; `origins` by the same names. `date` is that of publication."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    date: VagueDate = UNKNOWN
    modified: VagueDate = UNKNOWN
    lang: str = ""
    section: str = ""
    canonical: str = ""
    amp: str = ""
    licence: str = ""
    access: str = Access.OPEN
    body: str = ""
    origins: dict[str, Origin] = field(default_factory=dict)


def said_by(tree: HtmlElement, *, url: str = "") -> Said:
    """Read it all off a page. Errors: none; what is not said is empty, its origin NOWHERE."""
    data, meta = linked(tree), _metas(tree)
    links = _links(tree)
    canonical = _first((Origin.META, links.get("canonical", "")), (Origin.META, meta.get("og:url", "")), keep=http)
    sites = _sites(data, meta, url or canonical[0])
    window = text_of(found) if (found := tree.find(".//title")) is not None else ""
    claimed = Claimed(data.text("headline", "name"), _any(meta, _TITLES), window, tuple(sites))
    title = title_of(tree, claimed)
    date, modified = published_day(tree, data, meta, title[0], url or canonical[0])
    fields: dict[str, tuple[str, Origin]] = {
        "title": title,
        "outlet": _outlet(data, meta, window, title[0], url or canonical[0]),
        "byline": _byline(tree, data, meta, sites),
        "lang": _language(tree, data, meta),
        "section": _first((Origin.LINKED, data.text("articleSection")), (Origin.META, _any(meta, _SECTIONS))),
        "canonical": canonical,
        "amp": _first((Origin.META, links.get("amphtml", "")), keep=http),
        "licence": _first((Origin.LINKED, data.text("license")), (Origin.META, links.get("license", "")),
                          (Origin.META, _any(meta, _LICENCES))),
        "access": _access(data, meta),
        "body": _first((Origin.LINKED, data.body()), keep=str),
    }  # fmt: skip
    origins = {name: origin for name, (_value, origin) in fields.items()}
    values = {name: value for name, (value, _origin) in fields.items()}
    return Said(
        **values,
        date=date[0],
        modified=modified[0],
        origins=origins | {"date": date[1], "modified": modified[1]},
    )


def http(address: str) -> str:
    """An address a person can follow; anything else a page calls its address is dropped."""
    return address if address.startswith(("https://", "http://")) else ""


def line(value: str) -> str:
    """One line of what a page says of itself."""
    return " ".join(value.split())


def _first(*candidates: tuple[Origin, str], keep: Callable[[str], str] = line) -> tuple[str, Origin]:
    for origin, value in candidates:
        if value and (kept := keep(value)):
            return kept, origin
    return "", Origin.NOWHERE


def _any(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Each meta tag's content by its name or property, in lower case; the first of a name holds."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = line(show(element.get("content") or ""))
        for kind in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := element.get(kind)):
                found.setdefault(name.strip().lower(), content)
    return found


def _links(tree: HtmlElement) -> dict[str, str]:
    """Addresses of link tags by what they are to the page."""
    found: dict[str, str] = {}
    for element in tree.iter("link", "a"):
        rel, address = (element.get("rel") or "").lower(), (element.get("href") or "").strip()
        for name in rel.split() if address and (element.tag == "link" or "license" in rel) else ():
            found.setdefault(name, address)
    return found


def host_of(address: str) -> str:
    """The host of an address as people name the site: without www, m or amp before it."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", host)


def _sites(data: Linked, meta: dict[str, str], address: str) -> list[str]:
    """Names of the site, for telling it from the title."""
    host = host_of(address)
    names = [data.text("publisher"), data.names("publisher"), _any(meta, _SITE), host, host.rpartition(".")[0]]
    names += [thing.get("name", "") for thing in data.by_id.values() if "name" in thing and _is_body(thing)]
    handle = meta.get("twitter:site", "").lstrip("@")
    return [name for name in (*names, handle) if isinstance(name, str) and name]


def _is_body(thing: dict[str, object]) -> bool:
    return any(kind in str(thing.get("@type")) for kind in ("Organization", "WebSite"))


def _outlet(data: Linked, meta: dict[str, str], window: str, title: str, address: str) -> tuple[str, Origin]:
    """The outlet by name: as said, else the part of the window's title that is not the article's, else the host."""
    found = _first((Origin.LINKED, data.text("publisher")), (Origin.META, _any(meta, _SITE)))
    if found[0]:
        return found
    rest = [part.strip() for part in _WINDOW_END.split(window)] if title and window != title else []
    own = [part for part in rest if part and part not in title and title not in part]
    if own and title in window:
        last = own[-1] if not window.startswith(own[0]) else own[0]
        return last, Origin.WINDOW
    return _first((Origin.HOST, host_of(address)))


def _byline(tree: HtmlElement, data: Linked, meta: dict[str, str], sites: list[str]) -> tuple[str, Origin]:
    seen = next((text for e in tree.iter("a", "span", "div", "p", "address", "li") if (text := _by(e))), "")
    metas = _any(meta, _AUTHORS)
    return _first(
        (Origin.LINKED, data.names("author")),
        (Origin.META, "" if "://" in metas or metas in sites else metas),
        (Origin.BESIDE, seen),
    )


def _by(element: HtmlElement) -> str:
    """The name in an element that is marked as a byline."""
    marked = element.get("rel") == "author" or element.get("itemprop") == "author" or element.tag == "address"
    if not marked and not _BYLINE_CLASS.search(element.get("class") or ""):
        return ""
    text = _BY.sub("", text_of(element))
    return text if 1 < len(text) <= _BYLINE and "@" not in text else ""


def _language(tree: HtmlElement, data: Linked, meta: dict[str, str]) -> tuple[str, Origin]:
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang") or ""
    said = _first(
        (Origin.LINKED, data.text("inLanguage")),
        (Origin.META, declared),
        (Origin.META, meta.get("og:locale", "")),
        (Origin.META, meta.get("content-language", "")),
    )
    tag = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", said[0])
    return (tag[0].lower(), said[1]) if tag else ("", Origin.NOWHERE)


def _access(data: Linked, meta: dict[str, str]) -> tuple[str, Origin]:
    if data.is_closed():
        return Access.PAYWALLED, Origin.LINKED
    locked = _any(meta, _TIERS).casefold() in _LOCKED
    return (Access.PAYWALLED, Origin.META) if locked else (Access.OPEN, Origin.DEFAULT)
