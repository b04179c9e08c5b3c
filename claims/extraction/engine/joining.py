"""Spans into attributions: each content and each source goes to the cue it points to."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from claims.extraction.engine.decoding import Floats, Tagged, log_softmax
from claims.extraction.engine.features import Ints
from claims.extraction.engine.windows import Window

_REACH = 3  # pieces of a span that point, as in training
_LEAST = 0.05  # a content that points to no cue more than this has none
_NOBODY = 0.1  # a cue that points to itself so much more than to any source has none: most have one


@dataclass(frozen=True, slots=True)
class Read:
    """A window with what the network made of it, without the two pieces around it; [begin piece] is kept in front."""

    window: Window
    tags: Floats
    anchor_from: Floats
    anchor_to: Floats
    source_from: Floats
    source_to: Floats


@dataclass(slots=True)
class Joined:
    """One attribution in pieces, with what its confidence is made of."""

    content: list[Tagged]
    cue: Tagged
    source: Tagged | None
    points: list[float]  # how surely each content points to the cue
    source_sure: float


class Pointers:
    """How much of what a span points at lies in another span, by either pointer, in the window where it stands best."""

    def __init__(self, reads: list[Read]) -> None:
        self.reads = reads
        self.firsts = [read.window.first for read in reads]

    def read_at(self, piece: int) -> Read:
        return self.reads[max(0, int(np.searchsorted(self.firsts, piece, "right")) - 1)]

    def mass(self, of: Tagged, targets: list[Tagged], *, anchor: bool) -> list[float]:
        """For each target the share of the pointer's certainty that falls into it; 0 outside the window."""
        read = self.read_at(of.start)
        start, end = read.window.start, read.window.end
        origin, target = (read.anchor_from, read.anchor_to) if anchor else (read.source_from, read.source_to)
        at = np.arange(of.start, min(of.end, of.start + _REACH, end)) - start + 1
        shares = np.exp(log_softmax(origin[at] @ target.T)).mean(0)
        sums = np.concatenate([[0.0], np.cumsum(shares)])
        return [
            float(sums[min(t.end, end) - start + 1] - sums[t.start - start + 1]) if start <= t.start < end else 0.0
            for t in targets
        ]


def join(found: list[Tagged], reads: list[Read], opens: Ints, colons: Ints) -> list[Joined]:
    """Attributions in the order of their contents; each stands in one paragraph (`opens` is 1 where one begins).

    A content without a cue in its paragraph is nobody's words, and is left out, unless it stands right after a colon
    (`colons` is 1 there), as in the record of a debate: then that is the cue.
    """
    paragraph = np.cumsum(opens)
    pointers = Pointers(reads)
    together: dict[int, list[Tagged]] = defaultdict(list)
    for one in found:
        together[int(paragraph[one.start])].append(one)
    joined = [one for parts in together.values() for one in _paragraph(parts, pointers, colons)]
    return sorted(joined, key=lambda one: one.content[0].start)


def _paragraph(found: list[Tagged], pointers: Pointers, colons: Ints) -> list[Joined]:
    cues, sources = Row(found, "cue", pointers), Row(found, "source", pointers)
    grouped: dict[int, list[tuple[Tagged, float]]] = defaultdict(list)
    joined = []
    for content in (one for one in found if one.role == "content"):
        first, near = cues.near(content)
        shares = pointers.mass(content, near, anchor=True)
        best = int(np.argmax(shares)) if shares else -1
        if best >= 0 and shares[best] >= _LEAST:
            grouped[first + best].append((content, shares[best]))
        elif before := [at for at in (content.start - 1, content.start - 2) if at >= 0 and colons[at]]:
            joined.append(_after_colon(content, before[0], sources))
    for n, members in grouped.items():
        source, sure = _source(cues.spans[n], sources, pointers)
        parts = [content for content, _share in members]
        joined.append(Joined(parts, cues.spans[n], source, [share for _content, share in members], sure))
    return joined


def _after_colon(content: Tagged, at: int, sources: Row) -> Joined:
    """What a colon introduces; who stands right before the colon says it."""
    colon = Tagged("cue", at, at + 1, content.sure / 2)
    before = [one for one in sources.spans if at - 1 <= one.end <= at]
    return Joined([content], colon, before[-1] if before else None, [0.5], before[-1].sure if before else 0.0)


class Row:
    """All spans of one role in a paragraph, in order."""

    def __init__(self, found: list[Tagged], role: str, pointers: Pointers) -> None:
        self.spans = [one for one in found if one.role == role]
        self.starts = [one.start for one in self.spans]
        self.pointers = pointers

    def near(self, of: Tagged) -> tuple[int, list[Tagged]]:
        """Those in the window where `of` stands best, and the number of the first."""
        window = self.pointers.read_at(of.start).window
        first = bisect_left(self.starts, window.start)
        return first, self.spans[first : bisect_left(self.starts, window.end)]


def _source(cue: Tagged, sources: Row, pointers: Pointers) -> tuple[Tagged | None, float]:
    """The source that the cue points to and that points back, or none where the cue points to itself."""
    _first, near = sources.near(cue)
    *there, none = pointers.mass(cue, [*near, cue], anchor=False)
    if not near:
        return None, none
    back = [pointers.mass(source, [cue], anchor=True)[0] for source in near]
    both = [(a + b) / 2 for a, b in zip(there, back, strict=True)]
    best = int(np.argmax(both))
    return (near[best], both[best]) if both[best] > _NOBODY * none else (None, none)
