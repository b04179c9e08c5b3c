"""What differs between two texts, in an order a person can read: sentence by sentence, and within one word by word.

A sentence here is whatever ends with a full stop of some script before a space, or with a line: cutting a text at the
wrong place costs a reader nothing, so no language has to be known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

import regex

_SENTENCE = regex.compile(r".+?(?:(?<=[.!?…։؟۔。！？])[\p{Pe}\p{Pf}\p{Pi}\"']*\s+|\n\s*|$)", regex.DOTALL)
_WORD = regex.compile(r"\s+|[\p{L}\p{N}\p{M}_]+(?:['’ʼ\-][\p{L}\p{N}\p{M}]+)*|\X")
_ALIKE = 0.4  # below it a sentence was replaced, not edited: word by word the two would be confetti
_SENTENCES = 2_000  # on a side between what is equal at both ends: they took 1 s in the worst order; an article has 200
_MOST = 4_000  # words on a side; more are shown as taken out and put in whole, as comparing them takes their product


Code = tuple[str, int, int, int, int]  # as difflib's opcodes


class Change(StrEnum):
    """What became of a piece of the older text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences that stand together: the same in both texts, or changed with the pieces that say how."""

    pieces: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        return all(piece.change == Change.SAME for piece in self.pieces)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def compare(old: str, new: str) -> list[Block]:
    """The newer text with what was taken out of the older one in its place.

    All pieces that are not added make `old` again, and all that are not removed make `new`.
    """
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    blocks = []
    # A space or a line more after a sentence does not make it another.
    one, other = ([sentence.rstrip() for sentence in side] for side in (before, after))
    for tag, a, b, c, d in _codes(one, other):
        if tag == "equal":
            blocks.append(Block(tuple(_same(before[a:b], after[c:d]))))
        else:
            blocks.append(Block(tuple(_changed("".join(before[a:b]), "".join(after[c:d])))))
    return blocks


def _codes(one: list[str], other: list[str]) -> Iterator[Code]:
    """What is equal at both ends, and what became of the sentences between; of too many, only that they changed."""
    head = _n_equal(one, other)
    tail = _n_equal(one[head:][::-1], other[head:][::-1])
    a, b = len(one) - tail, len(other) - tail
    if head:
        yield "equal", 0, head, 0, head
    if max(a, b) - head > _SENTENCES:
        yield "replace", head, a, head, b
    else:
        for tag, i, j, k, m in SequenceMatcher(None, one[head:a], other[head:b], autojunk=False).get_opcodes():
            yield tag, i + head, j + head, k + head, m + head
    if tail:
        yield "equal", a, len(one), b, len(other)


def _n_equal(one: list[str], other: list[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _same(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    """Sentences with the same words; where the space after one differs, that alone is changed."""
    same = ""
    for old, new in zip(before, after, strict=True):
        words = old.rstrip()
        same += words if old != new else old
        if old != new:
            yield Piece(Change.SAME, same)
            yield from _change(old[len(words) :], new[len(words) :])
            same = ""
    if same:
        yield Piece(Change.SAME, same)


def _changed(old: str, new: str) -> list[Piece]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    whole = list(_change(old, new))
    if not old or not new or max(len(before), len(after)) > _MOST:
        return whole
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    kept = sum(_n_words(before[a:b]) for tag, a, b, _c, _d in codes if tag == "equal")
    if 2 * kept < _ALIKE * (_n_words(before) + _n_words(after)):
        return whole
    return list(_pieces(before, after, codes))


def _n_words(pieces: Sequence[str]) -> int:
    return sum(not piece.isspace() for piece in pieces)


def _pieces(before: Sequence[str], after: Sequence[str], codes: Sequence[Code]) -> Iterator[Piece]:
    """Each stretch of words; changes with nothing but a space between them are one, what was taken out first."""
    removed = added = ""
    for n, (tag, a, b, c, d) in enumerate(codes):
        old, new = "".join(before[a:b]), "".join(after[c:d])
        if tag != "equal" or (not old.strip() and 0 < n < len(codes) - 1):
            removed, added = removed + old, added + new
            continue
        yield from _change(removed, added)
        removed = added = ""
        yield Piece(Change.SAME, old)
    yield from _change(removed, added)


def _change(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece(Change.REMOVED, removed)
    if added:
        yield Piece(Change.ADDED, added)
