"""Spans of a passage in pieces: put together, cut in two, and made where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.vocab.selectors import Span


def united(pieces: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The pieces in order; those that overlap, or have nothing but white space between them, are one."""
    made: list[Span] = []
    for piece in sorted(pieces):
        if made and not text[made[-1].end : piece.start].strip():
            made[-1] = Span(made[-1].start, max(made[-1].end, piece.end))
        else:
            made.append(piece)
    return tuple(made)


def cut(pieces: Iterable[Span], at: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What of the pieces stands before a place of the text, and what from there on."""
    ordered = sorted(pieces)
    before = tuple(Span(one.start, min(one.end, at)) for one in ordered if one.start < at)
    after = tuple(Span(max(one.start, at), one.end) for one in ordered if one.end > at)
    return before, after


def beside(words: Sequence[Span], pieces: Sequence[Span], edge: str) -> Span | None:
    """The word next to a passage, before its "start" or behind its "end": where a cue or a source may begin."""
    first, last = min(pieces).start, max(piece.end for piece in pieces)
    if edge == "start":
        return next((word for word in reversed(words) if word.end <= first), None)
    return next((word for word in words if word.start >= last), None)
