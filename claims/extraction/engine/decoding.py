"""From the network's numbers to spans: the most probable lawful row of tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
ROLES = ("source", "cue", "content")  # tag 0 is outside; 1 + 2n begins role n, 2 + 2n goes on with it


@dataclass(frozen=True, slots=True)
class Tagged:
    """Pieces `start` to `end` in one role; `sure` is the mean probability of that role over them."""

    role: str
    start: int
    end: int
    sure: float


def log_softmax(scores: npt.NDArray[Any]) -> Floats:
    shifted = scores - scores.max(-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def spans(logs: Floats, leaning: Floats | float = 0.0) -> list[Tagged]:
    """Spans of roles, in order; `logs` are the logarithms of the tags' probabilities, piece by piece.

    `leaning` is added to them in choosing the tags, not in telling how sure they are.
    """
    tags = _best_row((logs + leaning).tolist())
    sure = np.exp(logs)
    found: list[Tagged] = []
    start = 0
    for at in range(1, len(tags) + 1):
        if at < len(tags) and tags[at] and tags[at] % 2 == 0:
            continue
        if tags[start]:
            role = (tags[start] - 1) // 2
            mass = float(sure[start:at, 1 + 2 * role : 3 + 2 * role].sum(1).mean())
            found.append(Tagged(ROLES[role], start, at, mass))
        start = at
    return found


def _best_row(rows: list[list[float]]) -> list[int]:
    """Viterbi, with one law: a role goes on only after it began."""
    if not rows:
        return []
    never = float("-inf")
    best = [value if tag % 2 or not tag else never for tag, value in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:
        most = max(best)
        came = [best.index(most)] * 7
        new = [most + value for value in row]
        for inside in (2, 4, 6):
            begun = inside - 1 if best[inside - 1] > best[inside] else inside
            came[inside], new[inside] = begun, best[begun] + row[inside]
        back.append(came)
        best = new
    tag = best.index(max(best))
    path = [tag]
    for came in reversed(back):
        tag = came[tag]
        path.append(tag)
    return path[::-1]
