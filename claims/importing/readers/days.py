"""The days a page gives for itself: published, and changed since.

Where a page marks a day (JSON-LD, meta tags, <time>), the day is the one written there, in the outlet's own time.
Else a whole date in a short line beside the headline counts, in the language of the page; then one in the address; then
the one that a line calls the day of publication. A whole day goes before a month or a year, wherever it stands.
A date in the article's sentences, in other stories or in a copyright line is never taken, so a page without a day of
its own has none. A year, or a month, stays one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import islice, zip_longest

from lxml.html import HtmlElement

from claims.importing.readers.dates import date_in
from claims.importing.readers.language import detect
from claims.importing.readers.linked import Linked
from claims.importing.readers.titles import text_of
from claims.vocab.edtf import UNKNOWN, DateError, VagueDate, parse
from claims.vocab.kinds import Origin

_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time",
    "article.published", "published_time", "datepublished", "publish-date", "publish_date", "publishdate",
    "published-date", "publication_date", "publicationdate", "pubdate", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dc.issued", "dcterms.created", "dc.date.created", "dc.date",
    "citation_publication_date", "citation_date", "prism.publicationdate", "originalpublicationdate", "ptime",
    "article_date_original", "cxenseparse:recs:publishtime", "displaydate", "published", "article.created",
    "date", "datecreated", "dcterms.date", "rnews:datepublished", "pdate",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "article:updated_time", "datemodified", "last-modified", "lastmod",
    "dc.date.modified", "dcterms.modified", "article.updated", "revised",
)  # fmt: skip
_DAY = re.compile(
    r"\s*(?P<y>(?:19|20)\d\d)(?:[-/.]?(?P<m>0[1-9]|1[0-2])(?:[-/.]?(?P<d>0[1-9]|[12]\d|3[01])(?=$|[T\s:])|\s*$)|\s*$)"
)
_IN_ADDRESS = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-]?(?P<m>0[1-9]|1[0-2])[/-]?(?P<d>0[1-9]|[12]\d|3[01])(?=[/._-]|$)")
_DATE_CLASS = re.compile(r"date|time|publish|posted|pubdate|datum|fecha|stamp|meta|by-?line|info", re.IGNORECASE)
_CHANGED = re.compile(r"updat|modif|aktualis|mis à jour|actualiza|обновл|изменен|güncel|yenilən|թարմաց|تحديث|به‌روز"
                      r"|עודכן|განახლ", re.IGNORECASE)  # fmt: skip
_PUBLISHED_CLASS = re.compile(
    r"(?:publish|post|pub|article|entry|news|story)(?:ed)?[-_]{0,2}(?:on|date|time|day)|pubdate", re.I
)
_LABEL = re.compile(
    r"\s*(?:(?:first\s+)?(?:published|posted|released)|date published|publication date|veröffentlicht|erschienen"
    r"|publi[ée]e?|publicado|опубликовано|yayınlanma|yayınlandı|dərc|հրապարակվել)\b\s*(?:on|at|am|le|el|en|tarihi)?\s*[:|–-]?\s*",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"""["']?(?:publish(?:ed)?_?(?:At|Date|On|Time)|datePublished|pub_?date|first_?published(?:_?(?:at|date))?)["']?\s*:"""
    r"""\s*\\?["'](\d{4}-\d\d-\d\d)""",
    re.IGNORECASE,
)
_STATE_SIZE = 1_000_000  # characters of a script that are looked through
_LINE = 90  # characters; a longer line beside a headline is a sentence
_FEW = 6  # words beside a date in its line: a name, a place
_WHOLE = len("2024-11-24")
_NEAR = 60  # elements after the headline, and a third of it before
_HEADINGS = ("h1", "h2", "h3", "b", "font", "strong", "div", "p", "span")
Found = tuple[VagueDate, Origin]
_NONE: Found = (UNKNOWN, Origin.NOWHERE)


def published_day(
    tree: HtmlElement, data: Linked, meta: dict[str, str], title: str, address: str
) -> tuple[Found, Found]:
    """When it was published and when last changed; the second only where it is later than the first."""
    lang = (tree.get("lang") or "")[:2].lower()
    near = cache(lambda: tuple(_around(tree, title)))  # sought only where the page marks no day
    addressed = _day("-".join(found.groups()) if (found := _IN_ADDRESS.search(address)) else "", Origin.ADDRESS)
    places: tuple[Callable[[], Found | None], ...] = (
        lambda: _day(data.text("datePublished", "dateCreated", "uploadDate"), Origin.LINKED),
        lambda: _of_metas(meta, _PUBLISHED, lang),
        lambda: _marked(tree),
        lambda: _beside(tree, near(), lang),
        lambda: addressed,
        lambda: _only(_labelled(tree, lang)),
        lambda: _only(_classed(tree, lang)),
        lambda: _day(str(data.page.get("datePublished", "")), Origin.LINKED),
        lambda: _in_state(tree),
    )
    published = _of_outlet(_wholest(place() for place in places), addressed)
    changed = _day(data.text("dateModified"), Origin.LINKED) or _of_metas(meta, _MODIFIED, lang)
    changed = changed or _changed_beside(near(), lang) or _NONE
    if published == _NONE:
        return _NONE, changed
    return published, changed if changed[0].edtf > published[0].edtf else _NONE


def _of_outlet(found: Found, addressed: Found | None) -> Found:
    """The day in the address where it is the one before or after: machines write UTC, an outlet has its own day."""
    if addressed is None or len(found[0].edtf) < _WHOLE:
        return found
    one, other = (date.fromisoformat(day[0].edtf[:_WHOLE]) for day in (found, addressed))
    return addressed if abs((one - other).days) == 1 else found


def _wholest(found: Iterator[Found | None]) -> Found:
    """The first whole day; else the first month or year."""
    vague = _NONE
    for one in filter(None, found):
        if len(one[0].edtf) >= _WHOLE:
            return one
        vague = one if vague == _NONE else vague
    return vague


def _day(value: str, origin: Origin, lang: str = "") -> Found | None:
    """A machine's date, as exact as it is; a written one where it is whole."""
    found = _DAY.match(value)
    if not found:
        date = date_in(value, lang)[0] if 0 < len(value) <= _LINE else UNKNOWN
        return (date, origin) if date else None
    try:
        return parse("-".join(part for part in found.groups() if part)), origin
    except DateError:
        return None


def _of_metas(meta: dict[str, str], names: tuple[str, ...], lang: str) -> Found | None:
    return next((day for name in names if name in meta and (day := _day(meta[name], Origin.META, lang))), None)


def _marked(tree: HtmlElement) -> Found | None:
    """A date in an element made for it: itemprop, pubdate, or a <time> of the article and not of a list of others."""
    for element in (
        *tree.iterfind(".//*[@itemprop='datePublished']"),
        *tree.iterfind(".//*[@property='datePublished']"),
    ):
        if day := _day(element.get("content") or element.get("datetime") or text_of(element), Origin.TIME):
            return day
    times = [(_day(e.get("datetime") or "", Origin.TIME), e) for e in tree.iter("time")]
    own = [(day, e) for day, e in times if day and not _CHANGED.search(_about(e))]
    sure = [day for day, e in own if e.get("pubdate") is not None or "publish" in _about(e).lower()]
    if sure:
        return sure[0]
    if own and len({day[0].edtf for day, _e in own}) == 1:
        return own[0][0]
    return None


def _classed(tree: HtmlElement, lang: str) -> Iterator[VagueDate]:
    """Whole dates in elements whose class says that they hold the day of publication."""
    for element in tree.iter("span", "div", "p", "li", "small", "time"):
        if _PUBLISHED_CLASS.search(element.get("class") or "") and 0 < len(text := _own_line(element)) <= _LINE:
            yield UNKNOWN if _CHANGED.search(text) else date_in(text, lang)[0]


def _labelled(tree: HtmlElement, lang: str) -> Iterator[VagueDate]:
    """Whole dates in lines that call them the day of publication ("Posted on 13 April 2023") and say little else."""
    for element in tree.iter("span", "div", "p", "li", "small", "time", "td", "em", "i"):
        if (label := _LABEL.match(element.text or "")) and 0 < len(text := _own_line(element)) <= _LINE:
            date, rest = date_in(text[label.end() :], lang)
            yield date if len(re.findall(r"\w+", rest)) <= _FEW else UNKNOWN


def _only(days: Iterator[VagueDate]) -> Found | None:
    """The one day that is given, however often; of several, none."""
    found = {day for day in days if day}
    return (found.pop(), Origin.BESIDE) if len(found) == 1 else None


def _in_state(tree: HtmlElement) -> Found | None:
    """The one day of publication in the data a page's own program starts from; of several, none."""
    states = [(e.text or "")[:_STATE_SIZE] for e in tree.iter("script") if "ld+json" not in (e.get("type") or "")]
    days = {found[1] for state in states for found in _STATE.finditer(state)}
    return _day(days.pop(), Origin.LINKED) if len(days) == 1 else None


def _about(element: HtmlElement) -> str:
    """What is said of it: its class and first words, its parent's, and the line before it ("Published")."""
    parent, before = element.getparent(), element.getprevious()
    above = f"{parent.get('class') or ''} {parent.text or ''}" if parent is not None else ""
    label = ""
    if before is not None and isinstance(before.tag, str):
        label = f"{text_of(before)[:_LINE]} {before.tail or ''}"
    return f"{element.get('class') or ''} {element.text or ''} {above} {label}"


def _beside(tree: HtmlElement, near: Iterable[HtmlElement], lang: str) -> Found | None:
    """A marked time or a whole date in the short lines beside the headline: after it first, then before it."""
    lang = lang or detect(" ".join(text_of(element) for element in islice(tree.iter("p", "td", "li", "h1", "h2"), 40)))
    for element in near:
        if element.tag == "time" and (day := _day(element.get("datetime") or "", Origin.TIME)):
            if not _CHANGED.search(_about(element)):
                return day
            continue
        text = _own_line(element)
        if 0 < len(text) <= _LINE and any(map(str.isdigit, text)) and not _CHANGED.match(text):
            date, rest = date_in(_CHANGED.split(text)[0], lang)
            if date and (len(re.findall(r"\w+", rest)) <= _FEW or _DATE_CLASS.search(_classes(element))):
                return date, Origin.BESIDE
    return None


def _classes(element: HtmlElement) -> str:
    """Of an element and of what it lies in."""
    parent = element.getparent()
    return f"{element.get('class') or ''} {'' if parent is None else parent.get('class') or ''}"


def _changed_beside(near: Iterable[HtmlElement], lang: str) -> Found | None:
    """The day of change, where a short line beside the headline says so ("Updated on 4 November 2024")."""
    for element in near:
        text = _own_line(element)
        if 0 < len(text) <= _LINE and (said := _CHANGED.search(text)):
            if day := date_in(text[said.end() :], lang)[0]:
                return day, Origin.BESIDE
            if (inner := element.find(".//time")) is not None:
                return _day(inner.get("datetime") or "", Origin.TIME)
    return None


def _own_line(element: HtmlElement) -> str:
    """An element's text if it is one line: no other element inside it but those of a line."""
    if any(child.tag in ("p", "div", "ul", "table", "h1", "h2", "section", "article", "tr", "td") for child in element):
        return " ".join((element.text or "").split())
    return text_of(element)


def _folded(element: HtmlElement) -> str:
    return "".join(_own_line(element).split()).casefold()


def _around(tree: HtmlElement, title: str) -> Iterator[HtmlElement]:
    """Elements after the headline and before it, the nearest first. Where none is the title, the first <h1> is it."""
    elements = [e for e in tree.iter() if isinstance(e.tag, str) and e.tag not in ("script", "style", "head", "meta")]
    folded = "".join(title.split()).casefold()
    heads = [
        (e.tag != "h1", n) for n, e in enumerate(elements) if folded and e.tag in _HEADINGS and _folded(e) == folded
    ]
    heads = heads or [(True, n) for n, e in enumerate(elements) if e.tag == "h1"]
    if not heads:
        return
    at = min(heads)[1]
    after, before = elements[at + 1 : at + _NEAR], elements[max(0, at - _NEAR // 3) : at][::-1]
    for pair in zip_longest(after, before):
        yield from (element for element in pair if element is not None)
