"""A page's tree without what stands around the article: found by what it is called, and by how it is built.

By name: builders of pages name things for what they are (related, share, newsletter, comments), and have done so for
thirty years. By build: a run of neighbours of one shape that each lead elsewhere is a list of other stories, and a
block that is mostly links is a menu, whatever either is called.

What holds much of the page's prose is never taken away, so a page whose names lie loses nothing; nor is what holds
the headline. Both measures are of the page at hand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from lxml.html import HtmlElement

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARTS = re.compile(r"[^a-z]+")
# Words that name furniture whatever stands beside them, and pairs that do so together.
_NAMES = """related recommended recommendations recommendation newsletter newsletters subscribe subscription signup
regwall paywall share sharing sharebar sharedaddy addthis shareaholic social socials socialmedia cookie
cookies consent gdpr onetrust breadcrumb breadcrumbs outbrain taboola revcontent zergnet sidebar advert
advertisement advertising adsbygoogle adslot sponsored promo promoted promotion pullquote caption
captions imagecaption figcaption photocredit ticker mostread mostpopular trending teaser teasers readnext
readmore morefrom upnext moreon authorbio authorbox aboutauthor jp-relatedposts tags taglist pagination
pager printfriendly copyright puff yarpp crp popup modal lightbox livechat donate donation"""
_WORDS = frozenset(_NAMES.split())
_PAIRS = (
    ("read", "more"), ("read", "next"), ("read", "also"), ("most", "read"), ("most", "popular"), ("more", "stories"),
    ("more", "news"), ("see", "also"), ("also", "like"), ("up", "next"), ("author", "bio"), ("author", "box"),
    ("author", "info"), ("about", "author"), ("author", "card"), ("sign", "up"), ("post", "tags"), ("entry", "tags"),
    ("article", "tags"), ("tags", "links"), ("cat", "links"), ("image", "credit"), ("photo", "credit"),
    ("video", "player"), ("post", "navigation"), ("nav", "links"), ("author", "description"), ("comment", "list"),
    ("contact", "box"), ("press", "contact"), ("image", "caption"), ("key", "points"), ("in", "brief"),
)  # fmt: skip
# Of these words many say something else of a whole page or article ("has-sidebar", "no-comments").
_SAYS_HAS = re.compile(r"(?:^|[\s_-])(?:has|no|with|without|is|not|hide|show|enable\w*|layout|content|body)[-_]", re.I)
_OUT = ("nav", "aside", "footer", "amp-sidebar", "amp-ad", "amp-list", "amp-social-share", "amp-embed", "dialog",
        "template", "button", "select", "noscript")  # fmt: skip
_ROLES = ("dialog", "navigation", "complementary", "contentinfo")
_BLOCKS = frozenset(("div", "section", "ul", "ol", "td", "table", "p", "article", "header", "dl", "tr"))
_INLINE = frozenset(("a", "span", "em", "b", "i", "strong"))
_READERS = re.compile(
    r"(?:(?:user|reader|article|post|fb|facebook)[-_]?)?"
    r"(?:comments?(?:[-_]?(?:list|area|section|wrap\w*|container|thread|block))?|commentlist|replies|respond"
    r"|disqus(?:_thread)?|responses)",
    re.IGNORECASE,
)
_NAME = 1000  # characters of a class attribute; the longest of style sheets by class are near 600
_ALL = 0.97  # of the page's prose
_LEAST = 0.05  # of the page's prose stays, or nothing is taken
_PROSE = 0.4  # of the page's prose: what holds more is not furniture
_LONG = 80  # characters, without links: a paragraph
_LINKS = 0.6  # of a block's characters: more is a menu
_MENU = 4000  # characters; what is longer is a page of links, and may be what was asked for
_TOLD = 150  # characters, without links: a paragraph that no name takes away
_PARAGRAPH = 200  # characters: a longer paragraph is prose, however much of it is linked
_ONE_LINK = 24  # characters: "Read also: " before a link is shorter, a headline in one is longer
_SHORT = 100  # characters: the shortest articles of the press have two sentences
_CARD = 420  # characters: a title and a teaser
_ADDRESS = 4  # words of an id that was made of a heading
_NUMBER = re.compile(r"\s*#?\d{1,3}[.):]\s")
_RUN = 3  # neighbours of one shape


def prune(tree: HtmlElement) -> HtmlElement:
    """Take the furniture out of a tree, in place, and give it back."""
    body = tree.find(".//body")
    if body is None:
        return tree
    total = left = max(_prose(body), 1)
    for find, most in ((_readers, _ALL), (_furniture, _PROSE), (_menus, _PROSE), (_runs, _PROSE)):
        for element in list(find(body)):
            own = _prose(element) if element.getparent() is not None else total
            is_last = left - own < _LEAST * total and find is not _runs
            if own > most * total and element.tag in _OUT:
                element.tag = "div"  # left open by mistake, it holds the page; as it was, trafilatura would drop it
            if own > most * total or is_last or element.find(".//h1") is not None:
                continue
            left -= own
            element.drop_tree()
    return tree


def _readers(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Where readers' comments stand, which may be longer than the article."""
    for element in tree.iter("div", "section", "ol", "ul", "aside"):
        for name in f"{element.get('class') or ''} {element.get('id') or ''}".split()[:12]:
            if _READERS.fullmatch(name):
                yield element
                break


def _furniture(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("html", "body", "main"):
            continue
        _cut_names(element)
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        is_named = _is_named(name) and not (_is_called(element) or _is_in_a_line(element) or _tells(element))
        if element.tag in _OUT or element.get("role") in _ROLES or is_named:
            yield element


def _is_in_a_line(element: HtmlElement) -> bool:
    """Whether words of the same line stand beside it: a link in a sentence, whatever it opens when it is pressed."""
    if element.tag not in _INLINE:
        return False
    previous, parent = element.getprevious(), element.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    return bool((element.tail or "").strip() or (before or "").strip())


def _tells(element: HtmlElement) -> bool:
    """Whether a paragraph stands in it: no name says more. A first paragraph may be called a teaser, or a caption."""
    return any(_length(one) - sum(map(_length, one.iter("a"))) > _TOLD for one in element.iter("p"))


def _is_called(element: HtmlElement) -> bool:
    """Whether an element's id says over again what its heading says: that is an address, and names no furniture."""
    words = _PARTS.split((element.get("id") or "").lower())
    heading = next(element.iter("h1", "h2", "h3", "h4"), None)
    own = _PARTS.split("".join(heading.itertext()).strip().lower()) if heading is not None else []
    return len(words) >= _ADDRESS and own[: len(words) - 1] == words[:-1] and not _is_named(element.get("class") or "")


def _cut_names(element: HtmlElement) -> None:
    """No name is long, but a hostile one may be, and every later step searches it."""
    for name in ("class", "id"):
        if len(element.get(name) or "") > _NAME:
            element.set(name, "")


@lru_cache(maxsize=8192)
def _is_named(name: str) -> bool:
    """Whether a class or id names furniture; each name of several is judged alone."""
    for one in name.split()[:12]:
        if _SAYS_HAS.match(one):
            continue
        parts = [part for part in _PARTS.split(_CAMEL.sub("-", one[:80]).lower()) if part]
        if any(part in _WORDS for part in parts):
            return True
        if any(pair in _PAIR_SET for pair in pairwise(parts)):
            return True
    return False


_PAIR_SET = frozenset(_PAIRS)


def _menus(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Blocks that are mostly links, the outermost first; a paragraph that is one link to elsewhere is one too.

    Not a list without a name beside a paragraph, which whoever wrote that has made; nor one item, whose list is judged.
    """
    leading: dict[HtmlElement, list[int]] = {}  # how many links, and how many characters in them
    for link in tree.iterfind(".//a[@href]"):
        n = _length(link)
        for above in link.iterancestors():
            of = leading.setdefault(above, [0, 0])
            of[0], of[1] = of[0] + 1, of[1] + n
            if above is tree:
                break
    for element, (links, linked) in leading.items():
        if element.tag in _BLOCKS and (links >= _RUN or linked > _ONE_LINK):
            own = _length(element)
            is_one = linked >= own - _ONE_LINK
            most = _PARAGRAPH if element.tag == "p" else _MENU
            if _LINKS * own <= linked and own < most and (links >= _RUN or is_one) and not _is_written(element):
                yield element


def _is_written(element: HtmlElement) -> bool:
    if element.tag not in ("ul", "ol", "table") or element.get("class") or element.get("id"):
        return False
    return any(map(_is_paragraph, (element.getprevious(), element.getnext())))


def _is_paragraph(element: HtmlElement | None) -> bool:
    return element is not None and element.tag in ("p", "blockquote") and _prose(element) >= _LONG


def _runs(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Neighbours of one shape that each lead elsewhere from a heading or a first line, but not between paragraphs."""
    headline, total = tree.find(".//h1"), _prose(tree)
    for parent in tree.iter("div", "section", "ul", "ol", "main", "body", "td", "article"):
        shapes: dict[tuple[str, str], list[HtmlElement]] = defaultdict(list)
        for child in parent:
            if child.tag in ("div", "section", "li", "article"):
                shapes[(child.tag, child.get("class") or "")].append(child)
        for alike in shapes.values():
            if len(alike) < _RUN or sum(map(_leads_elsewhere, alike)) < 0.8 * len(alike):
                continue
            if sum(map(_is_paragraph, parent)) > 1 or sum(map(_is_numbered, alike)) > len(alike) / 2:
                continue
            is_small = sum(map(_prose, alike)) <= _PROSE * total or _tells_above(parent, headline)
            if is_small and sum(map(_length, alike)) <= _CARD * len(alike):
                yield from alike


def _is_numbered(element: HtmlElement) -> bool:
    """Whether it is one of a list that an article counts: "3. The old harbour"."""
    return _NUMBER.match(element.text_content()) is not None


def _tells_above(parent: HtmlElement, headline: HtmlElement | None) -> bool:
    """Whether an article of its own, however short, stands with the headline, so that the run is not all there is."""
    own = headline.getparent() if headline is not None else None
    if own is None or headline is None or own is parent or parent in own.iterancestors():
        return False
    inside = _length(parent) if own in parent.iterancestors() else 0
    links = 0 if inside else sum(_length(link) for link in own.iterfind(".//a"))
    return _length(own) - _length(headline) - inside - links > _SHORT


def _leads_elsewhere(element: HtmlElement) -> bool:
    """A heading that is a link, or a link around one: a card."""
    for link in element.iterfind(".//a[@href]"):
        if link.get("href", "").startswith("#"):
            continue
        parent = link.getparent()
        inside = any(link.find(f".//{tag}") is not None for tag in ("h2", "h3", "h4", "h5", "div"))
        if inside or (parent is not None and parent.tag in ("h2", "h3", "h4", "h5")):
            return True
    return False


def _prose(element: HtmlElement) -> int:
    """Characters in paragraphs, of any tag, that are not links."""
    total = 0
    for one in element.iter("p", "div", "td", "span", "li", "font", "blockquote"):
        own = len((one.text or "").strip()) + sum(len((child.tail or "").strip()) for child in one)
        total += own if own >= _LONG else 0
    return total


def _length(element: HtmlElement) -> int:
    return len(" ".join(element.text_content().split()))
