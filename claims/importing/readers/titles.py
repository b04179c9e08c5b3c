"""The title of a page: its headline as a reader sees it, told from what else is set large.

A page names its article up to five times: in JSON-LD, for sharing (og:title), for the window (<title>, with the
site's name), and in a heading. The heading is what a reader would cite, but some headings are the site's own name or
a section's. So a heading is believed where it agrees with what the page says of itself elsewhere; without one, what
the page says is believed, cleared of the site's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from claims.importing.readers.invisible import show
from claims.vocab.kinds import Origin

_WORD = re.compile(r"\w+")
_PARTED = re.compile(
    r"\s+[|\-\u2013\u2014\u2022\u00b7\u00bb\u00ab\u2039\u203a]+\s+|\s*(?:\||::|\u00bb|\u00ab)\s*|(?<=\w):\s+"
)
_HEADINGS = ("h1", "h2", "h3")
_MARKED = re.compile(r"title|headline|heading|entry-title", re.IGNORECASE)
_AGREES = 0.75  # of the words of the shorter are in the other
_LARGEST = 0.12  # what being an h1 counts for, in coverage
_MOST = 60  # headings looked at
_NAMED = 0.8  # of a site's name is in the part that is taken for it


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a page calls its article elsewhere, each empty where it does not say; `site`: its own names."""

    headline: str = ""
    shared: str = ""
    window: str = ""
    sites: tuple[str, ...] = ()


def title_of(tree: HtmlElement, claimed: Claimed) -> tuple[str, Origin]:
    """The title, and where it was found; nothing where the page has none."""
    said = [one for one in (claimed.headline, claimed.shared, claimed.window) if one]
    heading = _heading(tree, said, claimed.sites)
    if heading:
        return _without_labels(heading), Origin.HEADING
    for value, origin in ((claimed.headline, Origin.LINKED), (claimed.shared, Origin.META)):
        if value and not _is_site(value, claimed.sites):
            return without_site(value, claimed.sites), origin
    lone, window = _lone_heading(tree, claimed.sites), without_site(claimed.window, claimed.sites)
    if len(_words(lone)) >= 3:
        return lone, Origin.HEADING
    if window and not _is_site(window, claimed.sites):
        return window, Origin.WINDOW
    return (lone, Origin.HEADING) if lone else ("", Origin.NOWHERE)


def _heading(tree: HtmlElement, said: list[str], sites: tuple[str, ...]) -> str:
    """The heading that agrees best with what is said of the article, the largest first."""
    best, most = "", 0.0
    for rank, heading in enumerate(_texts(tree)):
        tag, text = heading
        if len(text) < 2 or _is_site(text, sites):
            continue
        agreed = max((_agreement(text, one) for one in said), default=0.0)
        if agreed < _AGREES or (tag != "h1" and agreed < 1):
            continue
        worth = max(_coverage(text, one) for one in said) + _LARGEST * (tag == "h1") - rank / 1000
        if worth > most:
            best, most = text, worth
    return best


def _texts(tree: HtmlElement) -> list[tuple[str, str]]:
    """Headings in the order of their rank: every h1, then h2 and h3, of which only some are marked as a title."""
    found: list[tuple[str, str]] = []
    for tag in _HEADINGS:
        for element in tree.iter(tag):
            text = text_of(element)
            if text and len(found) < _MOST:
                found.append((tag, text))
    return found


def _lone_heading(tree: HtmlElement, sites: tuple[str, ...]) -> str:
    """The heading of a page that says nothing of itself: its only h1, or the first that is marked as a title."""
    first = [text_of(element) for element in tree.iter("h1")]
    own = [text for text in first if text and not _is_site(text, sites)]
    if len(own) == 1:
        return own[0]
    marked = [text_of(e) for tag in _HEADINGS for e in tree.iter(tag) if _MARKED.search(e.get("class") or "")]
    return next((text for text in (*marked, *own) if text and not _is_site(text, sites)), "")


def text_of(element: HtmlElement) -> str:
    """One line of an element's text, as it is read."""
    return " ".join(show(element.text_content()).split())


def _agreement(heading: str, said: str) -> float:
    """How much of the shorter of two is in the other; a heading of few words must be there whole, and at its begin."""
    a, b = _words(heading), _words(said)
    if not a or not b:
        return 0.0
    if len(a) < 3:
        return 1.0 if b[: len(a)] == a or b[-len(a) :] == a else 0.0
    if len(a) * 3 < len(b):
        return 0.0
    short, long = (a, set(b)) if len(a) <= len(b) else (b, set(a))
    return sum(word in long for word in short) / len(short)


def _coverage(heading: str, said: str) -> float:
    """How much of the longer of two is in the other: a site's name covers little of a window's title."""
    a, b = _words(heading), _words(said)
    return len(set(a) & set(b)) / max(len(set(a)), len(set(b)), 1)


def without_site(title: str, sites: tuple[str, ...]) -> str:
    """A title without the site's name, and without the section between the two, before or after it."""
    cuts = [(found.start(), found.end()) for found in _PARTED.finditer(title)]
    for start, end in cuts:
        if _is_site(title[end:], sites) or any(_is_site(title[e:], sites) for _s, e in cuts if e > end):
            bars = "|" in title[start:end]
            if _is_site(title[end:], sites) or bars:
                return title[:start].strip()
    for start, end in cuts:
        if _is_site(title[:start], sites):
            return title[end:].strip()
    if cuts and "|" in title[cuts[-1][0] : cuts[-1][1]] and len(title[cuts[-1][1] :]) < cuts[-1][0]:
        return title[: cuts[-1][0]].strip()
    return title.strip()


def _without_labels(heading: str) -> str:
    """A heading without the names of departments behind bars at its end."""
    while (bar := heading.rfind(" | ")) > len(heading) / 2:
        heading = heading[:bar].rstrip()
    return heading


def _is_site(text: str, sites: tuple[str, ...]) -> bool:
    """Whether a text is the name of the site, or its address."""
    folded = "".join(_words(text))
    if not folded:
        return True
    for site in sites:
        name = "".join(_words(site))
        if name and (folded == name or (name in folded and len(name) >= _NAMED * len(folded))):
            return True
    return False


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
