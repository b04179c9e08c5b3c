"""Where a quotation stands in a later text of its source.

    exact   the words stand as they did, and the words before or after them do too
    moved   the words stand as they did, once, or once with something of their context, among other words
    fuzzy   words much like them stand there, or the words stand in several places that nothing tells apart
    lost    nothing like them

Context is the quotation's own prefix and suffix (W3C TextQuoteSelector). Words that only happen to be part of other
words ("he" in "the"), or that would cut a letter from its marks or an emoji in two, are not the words. Whoever said
it, and the word "said", are too short to be looked for alone: they are looked for beside what was said.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from claims.vocab.kinds import Anchored
from claims.vocab.selectors import Span, TextQuote, trimmed

LIKE = 0.6  # of Indel's likeness; below it two sentences of one reporter on one matter were taken for each other
_LONG = 64  # code points: up to it rapidfuzz's best window is the best one
_TELLS = 8  # code points of context by which one place is told from another: a word, not ". "
_CUT = 16  # code points of context that show where the words ended
_NEAR = 200  # code points from where a cue or a name is expected
# A place between two letters of a word, or inside what a person sees as one character.
_INSIDE = regex.compile(r"(?<=[\p{L}\p{N}\p{M}_])(?=[\p{L}\p{N}_])|(?=[\p{M}\p{EMod}\u200d\ufe0f])|(?<=\u200d)"
                        r"|(?<=\p{RI})(?=\p{RI})")  # fmt: skip
_SENTENCES = regex.compile(r"\S[^\n]*?(?:[.!?…։؟۔。！？][\p{Pe}\p{Pf}\p{Pi}\"']*(?=\s)|(?=\n)|$)")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the words stand; no span for what is lost. `score` is how like they are, from 0 to 1."""

    result: Anchored
    span: Span | None
    score: float


LOST = Placed(Anchored.LOST, None, 0.0)


def place(quote: TextQuote, text: str, *, near: int | None = None) -> Placed:
    """Find a quotation in a later text. `near` is where it is expected, for words that stand everywhere."""
    spans = _verbatim(quote.exact, text)
    if near is not None:
        spans = [span for span in spans if abs(span.start - near) <= _NEAR]
    if spans:
        return _chosen(quote, text, spans, near)
    return LOST if near is not None else _like(quote, text)


def _verbatim(exact: str, text: str) -> list[Span]:
    """Where the very words stand, as words."""
    found, at = [], text.find(exact)
    while at != -1:
        span = Span(at, at + len(exact))
        if not (_INSIDE.match(text, span.start) or _INSIDE.match(text, span.end)):
            found.append(span)
        at = text.find(exact, at + 1)
    return found


def _chosen(quote: TextQuote, text: str, spans: list[Span], near: int | None) -> Placed:
    """The one of several places that its context tells from the others, or else the nearest to where it is expected."""
    held = sorted(((_stands(quote, text, s), _held(quote, text, s), s) for s in spans), key=lambda one: one[:2])
    stands, most, span = held[-1]
    rivals = [s for whole, n, s in held if whole == stands and most - n < _TELLS]
    if len(rivals) > 1 and near is None:
        return Placed(Anchored.FUZZY, span, 1.0)
    if near is not None:
        span = min(rivals, key=lambda s: abs(s.start - near))
    return Placed(Anchored.EXACT if stands else Anchored.MOVED, span, 1.0)


def _stands(quote: TextQuote, text: str, span: Span) -> bool:
    """Whether all the words kept from before the quotation, or from after it, stand there."""
    before, after = _sides(quote, text, span)
    return before == len(quote.prefix) or after == len(quote.suffix)


def _sides(quote: TextQuote, text: str, span: Span) -> tuple[int, int]:
    """How many code points of the prefix stand before the span, and of the suffix after it.

    A quotation at an end of its text has no context there; it holds only at the same end.
    """
    before = _common(quote.prefix[::-1], text[max(0, span.start - len(quote.prefix)) : span.start][::-1])
    after = _common(quote.suffix, text[span.end : span.end + len(quote.suffix)])
    if not quote.prefix and text[: span.start].strip():
        before = -1
    if not quote.suffix and text[span.end :].strip():
        after = -1
    return before, after


def _held(quote: TextQuote, text: str, span: Span) -> int:
    return sum(max(0, side) for side in _sides(quote, text, span))


def _common(one: str, other: str) -> int:
    n = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        n += 1
    return n


def _like(quote: TextQuote, text: str) -> Placed:
    """The place most like the quotation: its best window, or what stands between its context, or one sentence."""
    spans = [span for span in (_window(quote.exact, text), _between(quote, text)) if span]
    if len(quote.exact) > _LONG:
        spans += _sentence(quote.exact, text)
    spans += [cut for span in spans if (cut := _within_context(quote, text, span))]
    found = [(round(Indel.normalized_similarity(quote.exact, text[s.start : s.end]), 4), s) for s in spans]
    found = [one for one in found if one[0] >= LIKE] or found
    # Of those that are like enough, the one that stands in the words' own context; it counts for a fifth.
    score, span = max(
        found, key=lambda one: (one[0] + _held(quote, text, one[1]) / 320, -one[1].start), default=(0.0, Span(0, 0))
    )
    return Placed(Anchored.FUZZY, span, min(score, 0.9999)) if score >= LIKE else Placed(LOST.result, None, score)


def _window(exact: str, text: str) -> Span | None:
    """The stretch of the text that rapidfuzz finds most like the words, widened to whole words."""
    if len(exact) >= len(text):
        return _whole(text, Span(0, len(text)))
    found = fuzz.partial_ratio_alignment(exact, text, score_cutoff=LIKE * 100)
    return _whole(text, Span(found.dest_start, found.dest_end)) if found else None


def _between(quote: TextQuote, text: str) -> Span | None:
    """What stands where the quotation stood, if the words around it do, once each."""
    if not (quote.prefix.strip() and quote.suffix.strip()) or text.count(quote.prefix) != 1:
        return None
    start = text.index(quote.prefix) + len(quote.prefix)
    end = text.find(quote.suffix, start)
    is_near = start < end <= start + 3 * len(quote.exact) + _LONG
    return _whole(text, Span(start, end)) if is_near else None


def _within_context(quote: TextQuote, text: str, span: Span) -> Span | None:
    """The span ended where the words after the quotation begin, and begun where those before it end."""
    after, before = quote.suffix[:_CUT], quote.prefix[-_CUT:]
    end = text.find(after, span.start + 1, span.end + _LONG) if len(after.strip()) > _CUT // 2 else -1
    start = text.rfind(before, max(0, span.start - _LONG), span.end) if len(before.strip()) > _CUT // 2 else -1
    start, end = (span.start if start < 0 else start + len(before)), (span.end if end < 0 else end)
    return _whole(text, Span(start, end)) if start < end else None


def _sentence(exact: str, text: str) -> list[Span]:
    """The one sentence most like the words."""
    spans = {match.span(): match[0] for match in _SENTENCES.finditer(text)}
    best = process.extractOne(exact, spans, scorer=Indel.normalized_similarity, score_cutoff=LIKE)
    return [Span(*best[2])] if best else []


def _whole(text: str, span: Span) -> Span | None:
    """The span with the words at its ends whole, and no white space there; None if nothing is left."""
    start, end = span.start, span.end
    while start > 0 and _INSIDE.match(text, start):
        start -= 1
    while end < len(text) and _INSIDE.match(text, end):
        end += 1
    span = trimmed(text, Span(start, end))
    return span if text[span.start : span.end].strip() else None
