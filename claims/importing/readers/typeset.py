"""Lines as they were set on pages -> paragraphs as they were written.

A new paragraph begins where the gap above a line is larger than the page's usual one, where the letters have another
size, where a line is set in after a full stop, and where the line before ends a sentence well before the margin. A
column or a page that ends inside a sentence goes on in the next. A word divided at a line's end is put together, except
where the hyphen stands between names or numbers (Franco-German, 2020-21), which it belongs to.

What stands at the head or foot of nearly every page (its number, the name of the paper, an address) is nobody's report:
it is left out, and counted.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from django.utils.translation import ngettext

_END = re.compile(r"[.!?…։۔؟。:;][\"'”»’)\]]*$")
_DIVIDED = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]$")
_DIGITS = re.compile(r"\d+")
_EDGE = 2  # lines at either end of a page that may be its head or foot
_OFTEN = 0.6  # of the pages on which a line must stand, to be one
_GAP = 1.35  # of the usual distance of lines
_SIZE = 1.12
_SHORT = 0.8  # of a line's usual length
_INDENT = 0.7  # of the letters' size


@dataclass(frozen=True, slots=True)
class Line:
    """x, y: where it begins, from the page's left and bottom; size: of its letters. All in points."""

    text: str
    x: float
    y: float
    size: float


def paragraphs(pages: list[list[Line]]) -> tuple[list[str], tuple[str, ...]]:
    """The paragraphs of pages, and what was left out of them."""
    pages, n_left_out = _without_edges(pages)
    lines = [(line, n) for n, page in enumerate(pages) for line in page]
    if not lines:
        return [], ()
    usual = _usual_gap([line for line, _n in lines])
    width = median(len(line.text) for line, _n in lines)
    found: list[list[str]] = []
    before: tuple[Line, int] | None = None
    for line, n in lines:
        if before is None or _begins(before[0], line, usual, width, same_page=before[1] == n):
            found.append([])
        found[-1].append(line.text)
        before = line, n
    notes: tuple[str, ...] = ()
    if n_left_out:
        message = ngettext(
            "%(n)s line at the head or foot of pages was left out.",
            "%(n)s lines at the head or foot of pages were left out.",
            n_left_out,
        )
        notes = (message % {"n": n_left_out},)
    return [_joined(part) for part in found], notes


def _begins(before: Line, line: Line, usual: float, width: float, *, same_page: bool) -> bool:
    """Whether a line begins a paragraph."""
    ended = bool(_END.search(before.text))
    if max(before.size, line.size) > _SIZE * min(before.size, line.size):
        return True
    gap = before.y - line.y
    if not same_page or gap < 0:  # the next page, or the top of the next column
        return ended and len(before.text) < _SHORT * width
    if gap > _GAP * usual:
        return True
    indented = line.x - before.x > _INDENT * line.size
    return ended and (indented or len(before.text) < _SHORT * width)


def _usual_gap(lines: list[Line]) -> float:
    gaps = [a.y - b.y for a, b in pairwise(lines) if 0 < a.y - b.y < 4 * max(a.size, 1)]
    return median(gaps) if gaps else 1e9


def _joined(lines: list[str]) -> str:
    """One paragraph. A capital or a number after the hyphen keeps it."""
    text = lines[0]
    for line in lines[1:]:
        if text.endswith("\u00ad") or (_DIVIDED.search(text) and line[:1].islower()):
            text = text[:-1] + line
        else:
            text = text + ("" if _DIVIDED.search(text) else " ") + line
    return " ".join(text.replace("\u00ad", "").split())


def _without_edges(pages: list[list[Line]]) -> tuple[list[list[Line]], int]:
    """The pages without lines that stand, but for their numbers, at the same end of most of at least two pages."""
    if len(pages) < 2:
        return pages, 0
    edges = [{_mark(line): line for line in _edges(page)} for page in pages]
    seen = Counter(mark for page in edges for mark in page)
    often = {mark for mark, n in seen.items() if n >= max(2, _OFTEN * len(pages))}
    out = [{line for mark, line in page.items() if mark in often} for page in edges]
    kept = [[line for line in page if line not in gone] for page, gone in zip(pages, out, strict=True)]
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _edges(page: list[Line]) -> list[Line]:
    """The highest and lowest lines of a page: a foot may be drawn first."""
    high = sorted(page, key=lambda line: -line.y)
    return high[:_EDGE] + high[-_EDGE:]


def _mark(line: Line) -> str:
    return _DIGITS.sub("0", line.text)
