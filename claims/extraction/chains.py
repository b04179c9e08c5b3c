"""Through whom the words came: one speaker inside another's words, and whoever is credited with having heard it.

"The office said … the envoy noted that he will come" is two attributions: what the office said, and what the envoy said
as the office tells it. Inside somebody's words a speaker is reported, never heard (DESIGN §2 rule 3), and whoever
is told of in those words is reported too. The same holds for "told Interfax" and "according to Interfax", where the
outlet that we read was not there. Someone who says what a paper or a study says was heard; they are not between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from claims.extraction.proposal import Nearby, Proposal, touch, within
from claims.extraction.reporting import Clause, beginning
from claims.extraction.sentences import sentences_within
from claims.vocab.kinds import HopStatus, Mode
from claims.vocab.selectors import Span

RIGHT = 0.77  # 27 of 35 on 500 articles of PolNeAR's training part
_AGENCY = (
    r"(?:Reuters|Interfax|Bloomberg|AFP|AP|BBC|CNN|TASS|RIA|dpa|EFE|ANSA|Xinhua|Al Jazeera|"
    r"(?:(?!(?:of|at|in|to|that|by|with|for) )[\w’'-]+ ){0,4}"
    r"(?:(?:news|press) agency|newspaper|broadcaster|television|radio station|news site|magazine|news service|weekly|"
    r"daily|tabloid|trade paper|news channel|agency(?= [A-Z]))(?: [A-Z][\w’'-]+){0,3}|"
    r"(?:[A-Z][\w’'-]+ ){0,4}(?:Press|News|Times|Post|Radio|Television|TV|Journal|Herald|Gazette|Tribune|Daily)"
    r"(?: [A-Z][\w’'-]+)?)"
)
_TOLD = re.compile(rf"\s+(?P<name>(?:the |a |an )?{_AGENCY})\b")
_INTERVIEW = re.compile(
    rf"(?:in|during) an (?:[\w-]+ )?interview (?:with|to|for|on|published (?:by|in)) (?P<name>(?:the |a )?{_AGENCY})\b"
)
_CREDITED = re.compile(
    r",\s+(?:according to|reports?|as reported by|reported|citing)\s+(?P<name>(?:[\w’'-]+ ){0,8}?[\w’'-]+)"
    r"(?=\s+(?:with reference|on|in|citing|that)\b|[.,;]|$)",
)


def chained(text: str, found: Sequence[Proposal]) -> list[Proposal]:
    """The proposals with those inside them, each with whom its words came through."""
    near = Nearby(found)
    credited = [_told_within(_credited(text, one, near), near) for one in found]
    return [inner for one in credited for inner in (one, *_inside(text, one))]


def _told_within(one: Proposal, near: Nearby) -> Proposal:
    """With whoever's words hold all of it: what is told in them is reported, not heard."""
    for other in near.of(one.extent):
        if other.cue != one.cue and other.source and any(within(one.extent, part) for part in other.content):
            return replace(one, through=(*other.through, other.source, *one.through), status=HopStatus.REPORTED)
    return one


def _inside(text: str, one: Proposal) -> Iterator[Proposal]:
    """What somebody else says in the words of one proposal: its first words, and its further whole sentences."""
    if not one.source:
        return
    for part in (part for span in one.content for part in sentences_within(text, span, "en")):
        clause = beginning(text, part)
        if clause and not _same(text, clause.source, one.source):
            yield _inner(text, one, clause)


def _inner(text: str, one: Proposal, clause: Clause) -> Proposal:
    names = {"inner": text[cut(clause.source)], "outer": text[cut(one.source or clause.source)]}
    return Proposal(
        content=(clause.content,),
        cue=clause.cue,
        source=clause.source,
        mode=_mode(text, clause.content),
        speech_act=one.speech_act,
        because=_("“%(inner)s” is said to have said this in the words of “%(outer)s”.") % names,
        confidence=one.confidence * RIGHT,
        through=(*one.through, one.source) if one.source else one.through,
        status=HopStatus.REPORTED,
    )


def cut(span: Span) -> slice:
    return slice(span.start, span.end)


def _mode(text: str, span: Span) -> Mode:
    return Mode.MIXED if re.search(r"[“«\"]", text[cut(span)]) else Mode.INDIRECT


def _same(text: str, one: Span, other: Span) -> bool:
    return text[cut(one)].casefold() == text[cut(other)].casefold()


def _credited(text: str, one: Proposal, near: Nearby) -> Proposal:
    """With the outlet to which it was said, or the agency after the comma at the end of its sentence."""
    if not one.cue or not one.source:
        return one
    end = max(one.extent.end, one.cue.end)
    told = text[one.cue.start : one.cue.end].casefold().endswith(("told", "tells")) and _TOLD.match(text, one.cue.end)
    heard = told or _INTERVIEW.search(text, one.cue.start, min(one.cue.end + 120, len(text)))
    heard = heard or _CREDITED.match(text, end)
    if not heard:
        return one
    name = Span(*heard.span("name"))
    if any(other.cue and touch(other.extent, name) for other in near.of(name) if other.cue != one.cue):
        return one
    return replace(one, through=(name,), status=HopStatus.REPORTED)
