"""Several readings of the same numbers, and which of their findings to believe.

Taught piece by piece, the network is a better judge of pieces than of attributions: read at its word it leaves out many
that it half believes. So its numbers are read several times, each time more eager to see a role where it saw none, and
every finding is judged as a whole by signs of it, with two logistic curves fitted where the right answers were known:
how sure that it is found, and that all its spans are exact. The best are kept that contradict no better one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from claims.extraction.engine.decoding import ROLES, Floats, Tagged
from claims.extraction.engine.features import INSIDE, Ints, Pieces
from claims.extraction.engine.joining import Joined

# Added to the logarithms of the tags: of being outside, and of beginning a source, a cue and a content.
READINGS = ((0.0, 0.5, 0.7, -1.0), (-0.6, 0.5, 1.8, -2.0), (-1.2, 0.5, 2.0, -2.0), (-2.0, 0.5, 2.5, -2.0))
LEAST = 0.35  # of both certainties, weighed: where the F1 of the development part was highest
_EXACT = 0.3  # the weight of being exact
_NEVER = -1e4
Curves = Mapping[str, Mapping[str, float]]  # "right" and "exact": weights of signs by name, and the "constant"


@dataclass(slots=True)
class Candidate:
    """What some of the readings found; `first` is the number of the most literal one, `times` of how many it is."""

    joined: Joined
    first: int
    times: int
    signs: dict[str, float]
    right: float = 0.0
    exact: float = 0.0

    @property
    def worth(self) -> float:
        return (1 - _EXACT) * self.right + _EXACT * self.exact


def leanings(opens: Ints) -> list[Floats]:
    """For each reading what is added at each piece; at the first of a paragraph no role may go on."""
    made = []
    for outside, *begins in READINGS:
        added = np.zeros((len(opens), 7), dtype=np.float32)
        added[:, 0], added[:, 1::2] = outside, begins
        added[np.ix_(opens == 1, [2, 4, 6])] = _NEVER
        made.append(added)
    return made


def candidates(read: Callable[[Floats], list[Joined]], tags: Floats, made: Pieces) -> list[Candidate]:
    """What the readings find, each once, with its signs. `read` makes attributions of the tags leant one way."""
    found: dict[object, Candidate] = {}
    for number, added in enumerate(leanings(made.opens)):
        for one in read(added):
            spans = (*one.content, one.cue, one.source)
            key = tuple((span.role, span.start, span.end) for span in spans if span)
            found.setdefault(key, Candidate(one, number, 0, {})).times += 1
    numbers = np.exp(tags)
    for candidate in found.values():
        candidate.signs = signs(candidate, numbers, made)
    return list(found.values())


def judged(found: list[Candidate], curves: Curves) -> list[Candidate]:
    """The same, with how sure each is to be right, and exact."""
    for one in found:
        one.right = _sure(one.signs, curves.get("right", {}))
        one.exact = _sure(one.signs, curves.get("exact", {}))
    return found


def chosen(found: list[Candidate], least: float = LEAST) -> list[Candidate]:
    """The best that contradict no better one: no words for two speakers, and no cue for overlapping words."""
    kept: list[tuple[Candidate, set[int]]] = []
    at: dict[int, list[int]] = defaultdict(list)  # which of those kept have a piece; a long text has many
    for one in sorted(found, key=lambda one: (-one.worth, one.joined.content[0].start)):
        if one.worth < least:
            break
        pieces = {n for part in one.joined.content for n in range(part.start, part.end)}
        near = {n for piece in pieces for n in at.get(piece, ())}
        if not any(_contradict(one, pieces, *kept[n]) for n in near):
            for piece in pieces:
                at[piece].append(len(kept))
            kept.append((one, pieces))
    return sorted((one for one, _pieces in kept), key=lambda one: one.joined.content[0].start)


def _contradict(one: Candidate, pieces: set[int], other: Candidate, taken: set[int]) -> bool:
    """Of two that share words."""
    same_cue = one.joined.cue.start < other.joined.cue.end and other.joined.cue.start < one.joined.cue.end
    return same_cue or 2 * len(pieces & taken) >= min(len(pieces), len(taken))


def signs(one: Candidate, numbers: Floats, made: Pieces) -> dict[str, float]:
    """What is known of a finding, each between 0 and 1. `numbers` are the probabilities of tags."""
    joined, content, cue, source = one.joined, one.joined.content, one.joined.cue, one.joined.source
    at = np.concatenate([np.arange(part.start, part.end) for part in content])
    inside, begins = numbers[at, 5] + numbers[at, 6], [float(numbers[part.start, 5]) for part in content]
    quoted = float((made.quote[at] == INSIDE).mean())
    far = min(part.start - cue.end if part.start >= cue.end else cue.start - part.end for part in content)
    known: dict[str, Any] = {
        "content": inside.min(),
        "contents": inside.mean(),
        "begins": min(begins),
        "ends": min(1 - _goes_on(numbers, part) for part in content),
        "cue": _mass(numbers, cue).mean(),
        "cue_begins": numbers[cue.start, 3],
        "cue_ends": 1 - _goes_on(numbers, cue),
        "points": min(joined.points),
        "source": joined.source_sure,
        "source_tags": _mass(numbers, source).mean() if source else 0.0,
        "nobody": source is None,
        "length": min(len(at) / 40, 1.0),
        "short": len(at) <= 2,
        "broken": len(content) > 1,
        "quoted": quoted,
        "all_quoted": quoted == 1,
        "far": min(max(far, 0) / 20, 1.0),
        "agreed": one.times / len(READINGS),
        "eager": one.first / len(READINGS),
        "before": content[0].start < cue.start,
        "cue_length": min((cue.end - cue.start) / 8, 1.0),
        "other_cue": (numbers[at, 3] + numbers[at, 4]).max(),
        "other_begin": numbers[at[1:], 5].max() if len(at) > 1 else 0.0,
    }
    return {name: float(value) for name, value in known.items()}


def _mass(numbers: Floats, span: Tagged) -> npt.NDArray[np.float32]:
    """Of the span's role, piece by piece."""
    role = 1 + 2 * ROLES.index(span.role)
    result: npt.NDArray[np.float32] = numbers[span.start : span.end, role : role + 2].sum(1)
    return result


def _goes_on(numbers: Floats, span: Tagged) -> float:
    """How probably the span goes on after its last piece."""
    return float(numbers[span.end, 2 + 2 * ROLES.index(span.role)]) if span.end < len(numbers) else 0.0


def _sure(known: Mapping[str, float], curve: Mapping[str, float]) -> float:
    """A logistic curve; without one, a guess by a few signs."""
    curve = curve or {"constant": -3.0, "contents": 3.0, "cue": 2.0, "points": 1.0}
    total = curve.get("constant", 0.0) + sum(curve.get(name, 0.0) * value for name, value in known.items())
    return float(1 / (1 + np.exp(-total)))
