"""Quotations over several paragraphs, each of which opens anew and only the last of which closes: one attribution.

Somebody is named beside one of the paragraphs; what stands in the others is theirs too. A paragraph in which somebody
else was found to speak stays theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claims.extraction.proposal import Nearby, Proposal, touch
from claims.vocab.selectors import Span, trimmed

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_CLOSES = {"“": "”", "«": "»", "„": "“", '"': '"'}


def over_paragraphs(text: str, found: Sequence[Proposal]) -> list[Proposal]:
    """The proposals in their order, each with the further paragraphs of what it quotes."""
    near, more = Nearby(found), dict[int, list[Span]]()
    for parts in _runs(text):
        beside = [one for one in near.of(Span(parts[0].start, parts[-1].end)) if _speaks_in(one, parts)]
        lead = next((one for one in beside if one.source), None)
        if lead:
            said = [span for one in beside for span in one.content]
            more.setdefault(id(lead), []).extend(part for part in parts if not any(touch(part, span) for span in said))
    return [
        replace(one, content=tuple(sorted((*one.content, *more[id(one)])))) if more.get(id(one)) else one
        for one in found
    ]


def _speaks_in(one: Proposal, parts: Sequence[Span]) -> bool:
    """Whether some of the paragraphs are its words, and its cue is none of them."""
    if one.cue and any(touch(one.cue, part) for part in parts):
        return False
    return any(touch(span, part) for span in one.content for part in parts)


def _runs(text: str) -> Iterator[list[Span]]:
    """What is quoted in paragraphs that follow each other, the mark of each but the last left open."""
    run: list[Span] = []
    for before, after in pairwise(_PARAGRAPH.finditer(text)):
        opened = _left_open(before)
        if opened is None or not after[0].lstrip().startswith(text[opened]):
            if len(run) > 1:
                yield run
            run = []
            continue
        start = after.start() + after[0].index(text[opened]) + 1
        closed = text.find(_CLOSES[text[opened]], start, after.end())
        run = run or [trimmed(text, Span(opened + 1, before.end()))]
        part = trimmed(text, Span(start, closed if closed >= 0 else after.end()))
        run.append(part)
    if len(run) > 1:
        yield run


def _left_open(paragraph: re.Match[str]) -> int | None:
    """Where the quotation begins that a paragraph does not close."""
    words = paragraph[0]
    for opening, closing in _CLOSES.items():
        at = words.rfind(opening)
        is_open = words.count(opening) % 2 == 1 if opening == closing else at > words.rfind(closing)
        if at >= 0 and is_open and words[at + 1 :].strip():
            return paragraph.start() + at
    return None
