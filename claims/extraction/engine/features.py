"""What the model sees of a text: word pieces with where they stand, and three features of each.

    shape   how the piece's word is written (the word pieces themselves are lower-cased)
    quote   outside quotation marks, inside, or itself such a mark
    opens   whether it is the first of a paragraph

Offsets are code points of the text as given. The same code makes the input in training and at work.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]

SHAPES = {"other": 0, "lower": 1, "title": 2, "upper": 3, "mixed": 4, "digits": 5, "mark": 6}
OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
_OPEN = {"“": "”", "«": "»", "„": "“”", '"': '"'}
_CLOSE = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Arrays of one length: piece ids, where each stands in the text, and its features."""

    ids: Ints
    starts: Ints
    ends: Ints
    shape: Ints
    quote: Ints
    opens: Ints

    def __len__(self) -> int:
        return len(self.ids)


def pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """The word pieces of a whole text, without the marks that the model puts around a window."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    return Pieces(
        ids=np.asarray(encoding.ids, dtype=np.int64),
        starts=starts,
        ends=ends,
        shape=_shapes(text, encoding.word_ids, offsets),
        quote=quote_states(text)[starts] if len(starts) else starts,
        opens=_openings(text, starts),
    )


def _shapes(text: str, words: list[int | None], offsets: Ints) -> Ints:
    shapes = np.zeros(len(words), dtype=np.int64)
    first = 0
    spans = offsets.tolist()
    for n in range(1, len(words) + 1):
        if n < len(words) and words[n] == words[first]:
            continue
        shapes[first:n] = _shape(text[spans[first][0] : spans[n - 1][1]])
        first = n
    return shapes


def _shape(word: str) -> int:
    if word.islower():
        name = "lower"
    elif word[:1].isupper():
        rest = word[1:]
        name = "title" if not rest or rest.islower() else "upper" if rest.isupper() else "mixed"
    elif word.isdigit():
        name = "digits"
    elif not any(map(str.isalnum, word)):
        name = "mark"
    else:
        name = "mixed" if word != word.lower() else "other"
    return SHAPES[name]


def quote_states(text: str) -> npt.NDArray[np.int64]:
    """For each code point whether it is quoted. A quotation still open at the end of its paragraph ends there."""
    states = np.zeros(len(text) + 1, dtype=np.int64)
    awaited, since = "", 0
    for at, char in enumerate(text):
        if char == "\n":
            if awaited:
                states[since:at] = INSIDE
            awaited = ""
        elif awaited and char in awaited:
            states[since:at], states[at] = INSIDE, CLOSING
            awaited = ""
        elif not awaited and char in _OPEN:
            states[at], awaited, since = OPENING, _OPEN[char], at + 1
        elif not awaited and char in _CLOSE:
            states[at] = CLOSING
    if awaited:
        states[since : len(text)] = INSIDE
    return states


def _openings(text: str, starts: Ints) -> Ints:
    """1 at the first piece of each paragraph."""
    opens = np.zeros(len(starts), dtype=np.int64)
    if not len(starts):
        return opens
    breaks = np.asarray([-1, *(at for at, char in enumerate(text) if char == "\n")], dtype=np.int64)
    first = np.searchsorted(starts, breaks, side="left")
    opens[first[first < len(starts)]] = 1
    return opens
