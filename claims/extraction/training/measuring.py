"""How right predictions are, and how much their confidence is worth.

Pairing is that of attribution corpora: one to one, greedily by falling word-F1 of the contents; found from 0.5 on.
The full set of measures is not repeated here; this is what choosing between models and calibrating needs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

_WORD = re.compile(r"\w+")
_PARTS = ("content", "cue", "source")
Line = dict[str, Any]
Floats = npt.NDArray[np.float64]


def found_in(text: str, gold: list[Line], predicted: list[Line]) -> list[bool]:
    """For each prediction about one text whether it is a pair of something in the gold."""
    words = [word.span() for word in _WORD.finditer(text)]
    ours, theirs = ([_words(words, one["content"]) for one in lines] for lines in (predicted, gold))
    pairs = sorted(
        (-2 * len(a & b) / (len(a) + len(b)), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if a & b
    )
    taken: dict[int, int] = {}
    for shared, i, j in pairs:
        if -shared >= 0.5 and i not in taken and j not in taken.values():
            taken[i] = j
    return [i in taken for i in range(len(predicted))]


def matched(text: str, gold: list[Line], predicted: list[Line]) -> list[tuple[bool, bool]]:
    """For each prediction whether something in the gold has half of its words, and whether that has all its spans."""
    words = [word.span() for word in _WORD.finditer(text)]
    ours, theirs = (
        [tuple(_words(words, _parts(one, part)) for part in _PARTS) for one in lines] for lines in (predicted, gold)
    )
    result = []
    for one in ours:
        near = [(2 * len(one[0] & it[0]) / (len(one[0]) + len(it[0])), it == one) for it in theirs if one[0] & it[0]]
        shared, same = max(near, default=(0.0, False))
        result.append((shared >= 0.5, same))
    return result


def _parts(one: Line, role: str) -> list[list[int]]:
    return one.get(f"{role}_parts") or ([one[role]] if one.get(role) else []) if role != "content" else one[role]


def _words(words: list[tuple[int, int]], spans: list[list[int]]) -> frozenset[int]:
    """The numbers of the words that spans overlap; `words` are in order."""
    firsts = [bisect_right(words, start, key=lambda word: word[1]) for start, _end in spans]
    lasts = [bisect_left(words, end, key=lambda word: word[0]) for _start, end in spans]
    return frozenset(n for first, last in zip(firsts, lasts, strict=True) for n in range(first, last))


def by_doc(lines: Iterable[Line]) -> dict[str, list[Line]]:
    grouped: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        grouped[line["doc_id"]].append(line)
    return grouped


def fitted(signs: Floats, right: Floats, rounds: int = 50) -> Floats:
    """Weights of a logistic curve, the constant first (Newton's method, lightly held back)."""
    given = np.column_stack([np.ones(len(signs)), signs])
    weights = np.zeros(given.shape[1])
    held = 1e-2 * np.eye(len(weights))
    for _ in range(rounds):
        guess = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (right - guess) - held @ weights
        curve = (given * (guess * (1 - guess))[:, None]).T @ given + held
        weights += np.linalg.solve(curve, slope)
    return weights


def applied(weights: Floats, signs: Floats) -> Floats:
    result: Floats = 1 / (1 + np.exp(-(weights[0] + signs @ weights[1:])))
    return result


def calibration_error(sure: Floats, right: Floats, bins: int = 10) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error, and for each bin how sure, how often right, and of how many."""
    at = np.minimum((sure * bins).astype(int), bins - 1)
    rows = [(float(sure[at == n].mean()), float(right[at == n].mean()), int((at == n).sum())) for n in set(at.tolist())]
    return sum(abs(a - b) * n for a, b, n in rows) / len(sure), rows
