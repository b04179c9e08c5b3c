"""Windows as they might have been: so that the network does not lean on what other texts will not have.

Now and then a window is written small or in capitals, has other quotation marks or none, loses its articles as bad
translations do, has pieces hidden, or has a line between its paragraphs that belongs to the page and not to the text.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from claims.extraction.engine.features import CLOSING, OPENING, OUTSIDE, SHAPES, Ints, pieces
from claims.extraction.training.data import Labelled, Link

_PAIRS = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"))
_LINES = (
    "Advertisement",
    "Story continues below",
    "Read more: Five things to know today",
    "Share this article",
    "Photo: the agency / file",
    "RELATED STORIES",
    "Sign up for our newsletter",
    "Updated 4:15 p.m.",
    "Click here to watch the video",
    "By our staff | Tuesday, 12 May",
)
_HIDDEN = 0.05  # of the pieces of every second window


@dataclass(frozen=True, slots=True)
class Alterations:
    """What a tokenizer makes of marks, articles and lines of a page. A tokenizer without them has none of that."""

    marks: list[tuple[int, int]]
    articles: list[int]
    lines: list[Ints]
    mask: int | None

    @classmethod
    def of(cls, tokenizer: Tokenizer) -> Alterations:
        pairs = [tuple(tokenizer.token_to_id(mark) for mark in pair) for pair in _PAIRS]
        return cls(
            marks=[(a, b) for a, b in pairs if a is not None and b is not None],
            articles=[one for one in map(tokenizer.token_to_id, ("the", "a", "an")) if one is not None],
            lines=[_rows(line, tokenizer) for line in _LINES],
            mask=tokenizer.token_to_id("[MASK]"),
        )

    def __call__(self, one: Labelled, rng: random.Random) -> Labelled:
        """The window, altered or not; what is given may be changed too."""
        _written(one, rng.random())
        chance = rng.random()
        marks = np.isin(one.rows[2], (OPENING, CLOSING))
        if chance < 0.12 and self.marks:
            one.rows[0][one.rows[2] == OPENING], one.rows[0][one.rows[2] == CLOSING] = rng.choice(self.marks)
        elif chance < 0.18 and marks.any():
            one = _without(one, marks)
            one.rows[2] = OUTSIDE
        if rng.random() < 0.04:
            one = _without(one, np.isin(one.rows[0], self.articles))
        if rng.random() < 0.08:
            one = _with_line(one, rng.choice(self.lines), rng)
        if self.mask is not None and rng.random() < 0.5:
            hidden = [n for n in range(len(one)) if rng.random() < _HIDDEN]
            one.rows[0][hidden] = self.mask
        return one


def _rows(line: str, tokenizer: Tokenizer) -> Ints:
    made = pieces(line, tokenizer)
    return np.stack([made.ids, made.shape, made.quote, made.opens])


def _written(one: Labelled, chance: float) -> None:
    """In small letters or in capitals, now and then."""
    shape = one.rows[1]
    if chance < 0.05:
        shape[np.isin(shape, [SHAPES["title"], SHAPES["upper"], SHAPES["mixed"]])] = SHAPES["lower"]
    elif chance < 0.07:
        shape[np.isin(shape, [SHAPES["title"], SHAPES["lower"], SHAPES["mixed"]])] = SHAPES["upper"]


def _without(one: Labelled, dropped: npt.NDArray[np.bool_]) -> Labelled:
    """The window with some pieces left out. A span that begins with such a piece begins with the next one."""
    kept = ~dropped
    at = np.concatenate([[0], np.cumsum(kept)])
    tags = one.tags.copy()
    for n in np.flatnonzero(dropped[:-1]):
        if tags[n] % 2 and tags[n + 1] == tags[n] + 1:
            tags[n + 1] = tags[n]

    def moved(links: list[Link]) -> list[Link]:
        return [(int(at[i]), int(at[s]), int(at[e])) for i, s, e in links if kept[i] and at[s] < at[e]]

    return Labelled(one.rows[:, kept], tags[kept], moved(one.to_anchor), moved(one.to_source), one.ends)


def _with_line(one: Labelled, line: Ints, rng: random.Random) -> Labelled:
    """The window with a line of the page before one of its paragraphs, where a span goes on over none of them."""
    breaks = np.flatnonzero((one.rows[3][1:] == 1) & ((one.tags[1:] % 2 == 1) | (one.tags[1:] == 0))) + 1
    if not len(breaks):
        return one
    at, more = int(rng.choice(breaks.tolist())), line.shape[1]

    def moved(links: list[Link]) -> list[Link]:
        return [(i + more * (i >= at), s + more * (s >= at), e + more * (e > at)) for i, s, e in links]

    rows: np.ndarray[Any, Any] = np.concatenate([one.rows[:, :at], line, one.rows[:, at:]], axis=1)
    tags = np.concatenate([one.tags[:at], np.zeros(more, dtype=one.tags.dtype), one.tags[at:]])
    return Labelled(rows, tags, moved(one.to_anchor), moved(one.to_source), one.ends)
