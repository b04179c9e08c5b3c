"""W3C Web Annotation selectors: where a quotation stands in a text.

Offsets count Unicode code points of NFC text, from 0, the end excluded, as Python's `str` does. A browser counts
UTF-16 units, so "🇦🇲" is two here and four there: what a browser sends is converted before it comes here, and
what is stored was always cut from the kept text by this module, never taken on a client's word.

`anchor` places a quotation only where there is exactly one place for it. Two candidates, or none, is None: a
person decides. Nothing here guesses; fuzzy placing belongs to re-capture, where someone confirms it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

CONTEXT = 32  # code points of prefix and suffix kept; LESSONS of other annotators: at least 30


class SelectorError(ValueError):
    """A selector that cannot be one: empty, backwards, or outside its text."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`start` to `end`, code points from 0, end excluded (TextPositionSelector, 4.2.5)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextQuote:
    """The words themselves, with what stands around them (TextQuoteSelector, 4.2.4)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def normalise(text: str) -> str:
    """The one normal form all offsets are counted in."""
    return unicodedata.normalize("NFC", text)


def quote_at(text: str, span: Span) -> TextQuote:
    """Cut the quotation at `span` out of `text`, with CONTEXT code points on each side.

    Errors: SelectorError if the span is empty, backwards, outside the text, or only white space.
    """
    if not 0 <= span.start < span.end <= len(text):
        raise SelectorError(f"No passage at {span.start}–{span.end} of a text of {len(text)} characters.")
    exact = text[span.start : span.end]
    if not exact.strip():
        raise SelectorError(f"Only white space at {span.start}–{span.end}.")
    return TextQuote(exact, text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT])


def trimmed(text: str, span: Span) -> Span:
    """`span` without the white space at its ends."""
    exact = text[span.start : span.end]
    return Span(span.end - len(exact.lstrip()), span.start + len(exact.rstrip())) if exact.strip() else span


def anchor(quote: TextQuote, text: str) -> Span | None:
    """Find the one place in a text where this quotation stands.

    Shape:  Span, code points of the normalised text.
    None:   when the quotation is missing, or stands in several places that its context does not tell apart.
    Errors: SelectorError if `exact` is empty.
    Source: W3C Web Annotation Data Model 4.2.4, 4.2.5.
    """
    if not quote.exact:
        raise SelectorError("A selector needs the words it selects.")
    exact, prefix, suffix = normalise(quote.exact), normalise(quote.prefix), normalise(quote.suffix)
    places = list(_places(exact, text))
    if len(places) > 1:
        places = [at for at in places if text[:at].endswith(prefix) and text[at + len(exact) :].startswith(suffix)]
    return Span(places[0], places[0] + len(exact)) if len(places) == 1 else None


def _places(exact: str, text: str) -> list[int]:
    found, at = [], text.find(exact)
    while at != -1:
        found.append(at)
        at = text.find(exact, at + 1)
    return found


def from_utf16(text: str, start: int, end: int) -> Span:
    """A browser's offsets into `text` -> Span.

    Units:  UTF-16 code units in, code points out; an offset inside a surrogate pair moves to the pair's start.
    Errors: SelectorError if the offsets lie outside the text.
    """
    units = text.encode("utf-16-le")
    if not 0 <= start <= end <= len(units) // 2:
        raise SelectorError(f"No passage at {start}–{end} of {len(units) // 2} UTF-16 units.")
    return Span(_points(units, start), _points(units, end))


def _points(units: bytes, n: int) -> int:
    return len(units[: n * 2].decode("utf-16-le", errors="ignore"))
