"""A pruned tree in the shape of a page of today: columns that were drawn with tables, and one container of the text.

Old pages, and the sites of many public bodies, draw their columns with tables and part paragraphs with two line
breaks. Pages of today name the container of their text in a thousand ways. Both are made plain here, so that what
takes the text out sees the same thing everywhere.
"""

from __future__ import annotations

from lxml.html import HtmlElement
from trafilatura.xpaths import BODY_XPATH

_CELL = 300  # characters of text in one cell: it is a column, not a figure
_SHARE = 0.85  # of the page's prose is in its container
_KNOWN = 0.5  # of the page's prose: a container by name may leave out the rest
_LONG = 40  # characters of a block that counts as prose
_LEAST = 3  # blocks; fewer show no container
_BLOCKS = ("p", "h2", "h3", "h4", "li", "blockquote", "pre")


def shape(tree: HtmlElement) -> HtmlElement:
    """Make both plain, in place, and give the tree back."""
    body = tree.find(".//body")
    if body is None:
        return tree
    _columns(body)
    _mark(body)
    return tree


def _columns(body: HtmlElement) -> None:
    """Tables that are drawn for columns become plain blocks."""
    for table in list(body.iter("table")):
        cells = [cell for row in table.iter("tr") for cell in row if cell.tag in ("td", "th")]
        is_drawn = len(cells) == 1 or table.find(".//table") is not None or any(map(_is_column, cells))
        if is_drawn and table.find(".//th") is None:
            for element in table.iter("table", "tbody", "thead", "tr", "td"):
                element.tag = "div"


def _is_column(cell: HtmlElement) -> bool:
    return (cell.find(".//p") is not None or cell.find(".//br") is not None) and len(_words(cell)) > _CELL


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _mark(body: HtmlElement) -> None:
    """Say which element holds the text: the smallest with nearly all of the page's prose."""
    weights: dict[HtmlElement, int] = {}
    counts: dict[HtmlElement, int] = {}
    total = 0
    for block in body.iter(*_BLOCKS):
        weight = len(_words(block))
        if block.tag not in ("p", "pre", "blockquote") or weight < _LONG:
            continue
        total += weight
        for above in block.iterancestors():
            weights[above] = weights.get(above, 0) + weight
            counts[above] = counts.get(above, 0) + 1
            if above is body:
                break
    holding = [one for one, weight in weights.items() if weight >= _SHARE * total and counts[one] >= _LEAST]
    if holding and not _is_known(body, weights, total):
        best = min(holding, key=lambda one: (weights[one], -_depth(one)))
        if best is not body and best.tag in ("div", "section", "main", "article"):
            best.set("itemprop", "articleBody")


def _is_known(body: HtmlElement, weights: dict[HtmlElement, int], total: int) -> bool:
    """Whether trafilatura knows a container by its name, with a good part of the prose in it."""
    for names in BODY_XPATH:
        if found := names(body):
            return any(weights.get(one, 0) >= _KNOWN * total for one in found)
    return False


def _depth(element: HtmlElement) -> int:
    return sum(1 for _above in element.iterancestors())
