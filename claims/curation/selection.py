"""From what somebody points at to spans of the kept text: a browser's selection, typed words, one word more.

Nothing a browser says is believed. Offsets are taken only where the text there is the text that was seen; otherwise
the words are looked for, and found only if they stand in one place.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from claims.curation.marked import page_at
from claims.extraction.sentences import sentences, words
from claims.vocab.selectors import Span, TextQuote, anchor, normalise, trimmed


def place(text: str, span: Span, quote: TextQuote | None = None) -> Span | None:
    """The span that was selected, without white space at its ends; None where it cannot be told.

    Without a quote the offsets come from a link of ours, and need only lie inside the text.
    """
    inside = 0 <= span.start < span.end <= len(text)
    if quote is None or not quote.exact.strip():
        found = span if inside else None
    elif inside and _bare(text[span.start : span.end]) == _bare(normalise(quote.exact)):
        found = span
    else:
        found = anchor(TextQuote(quote.exact.strip(), quote.prefix, quote.suffix), text)
    return trimmed(text, found) if found and text[found.start : found.end].strip() else None


def nearest(text: str, exact: str, to: Span) -> Span | None:
    """The place of some typed words that is nearest to a passage; None if they do not stand in the text."""
    exact = normalise(exact.strip())
    if not exact:
        return None
    before = text.rfind(exact, 0, to.start + len(exact))
    after = text.find(exact, to.start)
    places = [at for at in (before, after) if at != -1]
    at = min(places, key=lambda at: max(to.start - at, at - to.end, 0), default=None)
    return None if at is None else Span(at, at + len(exact))


FAR = 5  # words that an edge leaps over where nothing ends or begins
# Where clauses and quotations meet. No hyphen, no apostrophe: they stand within words.
_MARKS = frozenset(',;:.!?…—–()[]“”„«»"')


class Words:
    """The words of the page around a passage, to grow and shrink it by."""

    def __init__(self, text: str, lang: str, near: Span) -> None:
        page = page_at(text, near.start).span
        spans = sentences(text[page.start : page.end], lang)
        self.text = text
        self.sentences = [Span(one.start + page.start, one.end + page.start) for one in spans]

    def shown(self, piece: Span) -> list[Span]:
        """The words of the sentences that a piece touches."""
        touched = [one for one in self.sentences if one.start < piece.end and one.end > piece.start]
        return [word for one in touched for word in words(self.text, one)]

    def around(self, piece: Span) -> list[Span]:
        """The same, with the sentence before and the one behind."""
        near = [n for n, one in enumerate(self.sentences) if one.start < piece.end and one.end > piece.start]
        if not near:
            return []
        return [word for one in self.sentences[max(0, near[0] - 1) : near[-1] + 2] for word in words(self.text, one)]

    def moved(self, piece: Span, edge: str, step: int) -> Span:
        """`piece` with its "start" or "end" moved by a word, `step` 1 later or -1 earlier; itself if it cannot be."""
        around = self.around(piece)
        if edge == "start":
            places = [word.start for word in around if word.start < piece.end]
            start = _neighbour(places, piece.start, step)
            return Span(start, piece.end)
        places = [word.end for word in around if word.end > piece.start]
        return Span(piece.start, _neighbour(places, piece.end, step))

    def leapt(self, piece: Span, edge: str, step: int, others: Collection[Span] = ()) -> Span:
        """The same to the next place where something begins or ends: a sentence, a clause, one of `others`.

        At most FAR words on.
        """
        edges = {at for one in others for at in (one.start, one.end)}
        around = self.around(piece)
        joints = [
            (before, after)
            for before, after in pairwise(around)
            if edges & {before.end, after.start} or self.is_joint(before, after)
        ]
        if edge == "start":
            words = [word.start for word in around if word.start < piece.end]
            return Span(_leap(words, {after.start for _, after in joints}, piece.start, step), piece.end)
        words = [word.end for word in around if word.end > piece.start]
        return Span(piece.start, _leap(words, {before.end for before, _ in joints}, piece.end, step))

    def widened(self, piece: Span, others: Collection[Span] = ()) -> Span:
        """`piece` up to the ends of its sentences, or to the next of `others` on each side; without commas there."""
        low = max((one.end for one in others if one.end <= piece.start), default=0)
        high = min((one.start for one in others if one.start >= piece.end), default=len(self.text))
        inside = [word for word in self.shown(piece) if low <= word.start and word.end <= high]
        while inside and self.text[inside[0].start : inside[0].end] in _MARKS:
            inside = inside[1:]
        while inside and self.text[inside[-1].start : inside[-1].end] in _MARKS:
            inside = inside[:-1]
        if not inside:
            return piece
        return Span(min(piece.start, inside[0].start), max(piece.end, inside[-1].end))

    def is_joint(self, before: Span, after: Span) -> bool:
        """Whether something ends or begins between two words: at a mark that is no letter, or at a sentence."""
        marks = (self.text[one.start : one.end] in _MARKS for one in (before, after))
        return any(marks) or any(one.start == after.start for one in self.sentences)

    def reached(self, piece: Span, word: Span) -> Span:
        """`piece` after a word was pointed at: grown to it, or, inside, cut to it from the nearer end."""
        if word.end <= piece.start:
            return Span(word.start, piece.end)
        if word.start >= piece.end:
            return Span(piece.start, word.end)
        if word.start - piece.start <= piece.end - word.end:
            return Span(word.start, piece.end)
        return Span(piece.start, word.end)

    def behind(self, piece: Span) -> Span | None:
        """The words from behind a piece to the end of its sentence, else the next sentence: a further piece."""
        for one in self.sentences:
            rest = [word for word in words(self.text, one) if word.start >= piece.end] if one.end > piece.end else []
            if rest:
                return Span(rest[0].start, rest[-1].end)
        return None


def _leap(places: list[int], joints: set[int], now: int, step: int) -> int:
    """The next of the places that is a joint; no further than FAR of them."""
    ahead = sorted((at for at in places if (at - now) * step > 0), key=lambda at: abs(at - now))[:FAR]
    return next((at for at in ahead if at in joints), ahead[-1] if ahead else now)


def _neighbour(places: list[int], now: int, step: int) -> int:
    places = sorted({*places, now})
    at = places.index(now) + step
    return places[at] if 0 <= at < len(places) else now


def _bare(text: str) -> str:
    return "".join(text.split())
