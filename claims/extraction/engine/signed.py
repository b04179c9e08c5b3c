"""Lines that are a quotation with a name under it, as “…” — NAME: no verb says who speaks, the shape of the line does.

A network that looks for words of saying misses them, and finds in the quotation what the quoted person reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.vocab.selectors import Span

# How sure. All 24 such lines of the development part were right; they are one article's, so this is less than certain.
CONFIDENCE = 0.95
_LINE = re.compile(
    r"^[^\S\n]*(?P<content>[“”\"«„][^\n]*[”“\"»])[^\S\n]*(?P<cue>[―—–]|--?)[^\S\n]*"
    r"(?P<source>[^\W\d_][^\n“”\"«»―—–:;?!]{1,80}?)[.\s]*$",
    re.MULTILINE,
)
_SMALL = frozenset(["de", "la", "le", "van", "von", "der", "den", "bin", "al", "el", "of", "the", "and", "y", "e"])


@dataclass(frozen=True, slots=True)
class Signed:
    """`line` is where nobody else speaks."""

    line: Span
    content: Span
    cue: Span
    source: Span


def signed(text: str) -> Iterator[Signed]:
    """Such lines of a text, in order. What stands after a comma (an office, a place) is part of the source."""
    for found in _LINE.finditer(text):
        name = found["source"].split(",")[0].split()
        if len(name) <= 6 and all(word[0].isupper() or word in _SMALL for word in name):
            line, content, cue, source = (Span(*found.span(part)) for part in (0, "content", "cue", "source"))
            yield Signed(line, content, cue, source)
