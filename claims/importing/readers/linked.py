"""What a page says of itself in JSON-LD (schema.org): the object of the article it is, and the values in it.

Pages carry objects of many things: the site, its logo, a list of other stories. Only an article that stands at the
top, in the graph, or as the main entity of its page is the page's own; one inside a list is another's. What does not
parse, or nests without end, is left as if it were not there.

Source: https://schema.org/NewsArticle; https://www.w3.org/TR/json-ld11/ (4.9 graphs, 2.1 @id references).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from claims.importing.readers.invisible import show

_ARTICLES = re.compile(r"(?:\w*News)?Article|\w*Posting|Report|PressRelease|\w+Article|Review|Liveblog", re.I)
_NOT_ARTICLES = frozenset({"JobPosting", "DiscussionForumPosting"})
_LONGEST = 2_000_000  # characters of one script; the longest articles with their text in it are under 200,000
_MOST = 400  # objects; graphs of real pages have under 60
_DEPTH = 6
_DOWN = ("@graph", "mainEntity", "mainEntityOfPage", "@list")
_BREAKS = re.compile(r"<(?:br\s*/?|/p|/li|/h\d)>", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
_LOOSE_COMMA = re.compile(r",\s*(?=[}\]])")

Thing = dict[str, Any]


@dataclass
class Linked:
    """The page's own article, or an empty object; its page; and everything by its @id."""

    article: Thing = field(default_factory=dict)
    page: Thing = field(default_factory=dict)
    by_id: dict[str, Thing] = field(default_factory=dict)

    def text(self, *names: str) -> str:
        """The first of these properties that the article has, as one line of text."""
        return next((found for name in names if (found := self._line(self.article.get(name)))), "")

    def body(self) -> str:
        """The article's whole text, if the page gives it; its lines as they are."""
        value = self.article.get("articleBody")
        return plain(_BREAKS.sub("\n", unescape(value))) if isinstance(value, str) else ""

    def names(self, name: str) -> str:
        """The people or bodies a property names, parted by commas."""
        value = self.article.get(name)
        found = [self._line(one) for one in (value if isinstance(value, list) else [value])]
        return ", ".join(dict.fromkeys(one for one in found if one and "://" not in one))

    def is_closed(self) -> bool:
        """Whether the page says that not everybody can read it."""
        return str(self.article.get("isAccessibleForFree", "")).rpartition("/")[2].casefold() in {"false", "no", "0"}

    def _line(self, value: Any, depth: int = 0) -> str:
        if isinstance(value, list):
            return self._line(value[0], depth) if value else ""
        if isinstance(value, dict) and depth < _DEPTH:
            known = self.by_id.get(str(value.get("@id", "")), {})
            of = value if "name" in value else known
            return self._line(of.get("name") or of.get("@value") or of.get("url"), depth + 1)
        return " ".join(plain(value).split()) if isinstance(value, str) else ""


def plain(value: str) -> str:
    """A value that may be written as HTML, as text."""
    text = show(unescape(value))
    return _TAGS.sub(" ", text) if "<" in text else text


def linked(tree: HtmlElement) -> Linked:
    """Read every JSON-LD script of a page. Errors: none; what cannot be read is not there."""
    found = Linked()
    articles: list[Thing] = []
    for thing in _things(tree):
        kinds = _kinds(thing)
        if name := thing.get("@id"):
            found.by_id.setdefault(str(name), thing)
        if any(_ARTICLES.fullmatch(kind) and kind not in _NOT_ARTICLES for kind in kinds):
            articles.append(thing)
        elif any(kind.endswith("Page") for kind in kinds):
            found.page = found.page or thing
    found.article = max(articles, key=_weight, default={})
    return found


def _weight(thing: Thing) -> int:
    """How much a thing says of itself; of equals, the first."""
    return sum(bool(thing.get(name)) for name in ("headline", "datePublished", "articleBody", "author", "publisher"))


def _kinds(thing: Thing) -> list[str]:
    kinds = thing.get("@type", [])
    return [str(kind).rpartition("/")[2] for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _things(tree: HtmlElement) -> Iterator[Thing]:
    left = _MOST
    for script in tree.iterfind(".//script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        for thing in _walk(_parsed(script.text[:_LONGEST]), 0):
            yield thing
            left -= 1
            if not left:
                return


def _walk(value: Any, depth: int) -> Iterator[Thing]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _walk(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in _DOWN:
            if isinstance(value.get(name), (dict, list)):
                yield from _walk(value[name], depth + 1)


def _parsed(text: str) -> Any:
    """JSON as pages write it: in a comment or CDATA, with line breaks in strings, with a comma too many."""
    start, end = min((at for at in (text.find("{"), text.find("[")) if at >= 0), default=-1), -1
    end = max(text.rfind("}"), text.rfind("]"))
    if start < 0 or end < start:
        return None
    for attempt in (text[start : end + 1], _LOOSE_COMMA.sub("", text[start : end + 1])):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
