"""The marks at the ends of what was said: the engine finds words, a person reads sentences."""

from __future__ import annotations

import re

from claims.vocab.selectors import Span

_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ("(", ")"), ("[", "]"))
_THAT = re.compile(r"that\s+(?=\w|[“\"«])", re.IGNORECASE)
_KEPT = frozenset("?!…%")  # they belong to the words that they end
_CLOSING = frozenset('”»"')


def with_marks(text: str, span: Span) -> Span:
    """`span` with the question mark that ends it, and with the fellow of a bracket or quotation mark inside it."""
    start, end = span.start, span.end
    inside, before, after = text[start:end], text[start - 1 : start] if start else "", text[end : end + 1]
    for opening, closing in _PAIRS:
        missing = inside.count(closing) - inside.count(opening)
        start -= missing == 1 and before == opening
        end += missing == -1 and after == closing
    if inside.count('"') % 2:
        start -= before == '"'
        end += before != '"' and after == '"'
    while end < len(text) and text[end] in _KEPT:
        end += 1
    if text[end : end + 1] == "." and text[end + 1 : end + 2] and text[end + 1] in _CLOSING:
        end += 1
    return Span(start, end)


def without_that(text: str, span: Span) -> Span:
    """`span` without the "that" by which English begins indirect speech: it is none of what was said."""
    that = _THAT.match(text, span.start, span.end)
    return Span(that.end(), span.end) if that else span
