"""Sentences that end with who said them, where nobody was found to say so: "…, the cabinet's press office said".

Where no engine reads, also those that begin so, and "according to NAME": beside it they find nothing that is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from claims.extraction.acts import speech_act
from claims.extraction.proposal import Nearby, Proposal, told, touch
from claims.extraction.reporting import Clause, beginning, ending
from claims.vocab.selectors import Span, trimmed

_NAME = r"(?P<name>(?!(?:his|her|its|their|which|what|how)\b)[^,;:“”\"]{3,90}?)"
_BEHIND = re.compile(rf",\s+(?P<cue>according to)\s+{_NAME}(?=,[^,]{{3,80}}[.]?$|[.]?$)")
_BEFORE = re.compile(rf"(?P<cue>According to)\s+{_NAME},\s+")
RIGHT = 0.83  # 4 of 4 on 500 articles of PolNeAR's training part, counted as (n + 1) of (n + 2)
# On 240 articles of it, read without the engine: 270 of 288 and 50 of 57.
RIGHT_ALONE = {"opening": 0.93, "according": 0.87}


def closings(text: str, found: Sequence[Proposal], sentences: Sequence[Span]) -> list[Proposal]:
    """What closing clauses report that nobody found yet. Others may speak within it."""
    near = Nearby(found)
    return [new for sentence in sentences for new in _closing(text, sentence, near)]


def openings(text: str, found: Sequence[Proposal], sentences: Sequence[Span]) -> list[Proposal]:
    """What the first words of a sentence report that nobody found yet, and what is so according to somebody."""
    near = Nearby(found)
    return [new for sentence in sentences for way in (_opening, _according) for new in way(text, sentence, near)]


def _closing(text: str, sentence: Span, near: Nearby) -> Iterator[Proposal]:
    yield from _reported(
        text, ending(text, sentence), near, _("The sentence ends with “%(name)s” and “%(verb)s”."), RIGHT
    )


def _opening(text: str, sentence: Span, near: Nearby) -> Iterator[Proposal]:
    clause = beginning(text, sentence)
    if clause:
        end = clause.content.start + len(text[clause.content.start : clause.content.end].rstrip(' .”"'))
        clause = replace(clause, content=Span(clause.content.start, end))
    reason = _("The sentence begins with “%(name)s” and “%(verb)s”.")
    yield from _reported(text, clause, near, reason, RIGHT_ALONE["opening"])


def _reported(text: str, clause: Clause | None, near: Nearby, reason: str, sure: float) -> Iterator[Proposal]:
    """A clause of saying as a proposal, where nothing that was found touches who said it, or the verb."""
    if clause is None or any(
        touch(one.extent, clause.cue) or touch(one.extent, clause.source) for one in near.of(clause.cue)
    ):
        return
    cue, content = text[clause.cue.start : clause.cue.end], text[clause.content.start : clause.content.end]
    act = speech_act(cue, content, text[clause.source.start : clause.source.end])
    yield told(text, clause.content, cue=clause.cue, source=clause.source, act=act, because=reason, sure=sure)


def _according(text: str, sentence: Span, near: Nearby) -> Iterator[Proposal]:
    found = _BEHIND.search(text, sentence.start, sentence.end) or _BEFORE.match(text, sentence.start, sentence.end)
    if not found or any(touch(one.extent, Span(*found.span("cue"))) for one in near.of(Span(*found.span("cue")))):
        return
    source, cue = trimmed(text, Span(*found.span("name"))), Span(*found.span("cue"))
    said = Span(sentence.start, found.start()) if found.re is _BEHIND else Span(found.end(), sentence.end)
    content = trimmed(text, Span(said.start, said.start + len(text[said.start : said.end].rstrip(" .,"))))
    if content.end - content.start < 12 or any(
        touch(content, part) for one in near.of(content) for part in one.content
    ):
        return
    reason = _("“%(verb)s” stands beside “%(name)s”.")
    act = speech_act("")
    yield told(text, content, cue=cue, source=source, act=act, because=reason, sure=RIGHT_ALONE["according"])
