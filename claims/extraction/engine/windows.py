"""Windows over a text of any length: each piece is judged in the window where it has most around it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from claims.extraction.engine.features import Ints, Pieces

ROOM = 254  # pieces that a window holds; two more stand around them
OVERLAP = 64
_ENDS = frozenset('.!?…”"»')


@dataclass(frozen=True, slots=True)
class Window:
    """From piece `start` to piece `end`, of which it speaks for `first` to `last`."""

    start: int
    end: int
    first: int
    last: int


def windows(made: Pieces, text: str) -> list[Window]:
    """Windows that together speak for every piece, each once. They begin and end with sentences where there are any."""
    points = _points(made, text)
    bounds: list[tuple[int, int]] = []
    start, total = 0, len(made)
    while start < total:
        end = min(start + ROOM, total)
        if end < total:
            end = _last(points, start + ROOM // 2, end, end)
        bounds.append((start, end))
        if end == total:
            break
        start = _last(points, end - 2 * OVERLAP, end - OVERLAP // 2, end - OVERLAP)
    middles = [(a_end + b_start) // 2 for (_a, a_end), (b_start, _b) in pairwise(bounds)]
    edges = [0, *middles, total]
    return [Window(s, e, edges[n], edges[n + 1]) for n, (s, e) in enumerate(bounds)]


def _points(made: Pieces, text: str) -> Ints:
    ended = [n for n in range(1, len(made)) if made.opens[n] or text[made.starts[n - 1]] in _ENDS]
    return np.asarray(ended, dtype=np.int64)


def _last(points: Ints, over: int, to: int, otherwise: int) -> int:
    """The last of the points that is more than `over` and at most `to`."""
    n = int(np.searchsorted(points, to, "right")) - 1
    return int(points[n]) if n >= 0 and points[n] > over else otherwise
