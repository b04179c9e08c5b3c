"""Answers that hang on somebody's claim: "…, a claim that was dismissed by", "…, which they deny", "was denied by"; and
"…, a report that they confirmed".

The words denied stand before the denial: as somebody's attribution, which it answers, or as "reports that …", which are
then its content. What the engine found already is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from claims.extraction.acts import speech_act
from claims.extraction.proposal import Nearby, Proposal, told, touch
from claims.extraction.reporting import name_after, name_before
from claims.extraction.withdrawals import WITHDREW
from claims.vocab import nouns
from claims.vocab.kinds import SpeechAct
from claims.vocab.selectors import Span, trimmed
from claims.vocab.wordlists import words_of

# 1 of 3 on PolNeAR, where the reader finds the others itself; of this project's own cases nearly all.
RIGHT = {"hangs": 0.6, "by": 0.5}
_DENIED = (
    r"(?:denied|dismissed|rejected|disputed|refuted|contradicted|rebuffed|repudiated|disavowed|debunked|withdrawn|"
    r"retracted)"
)
_ANSWERS = (
    r"(?:den(?:y|ies|ied)|(?:dismiss|reject|contradict)(?:e?s|ed)?|(?:dispute|refute)[sd]?|confirm(?:s|ed)|"
    r"withdr(?:ew|awn)|retract(?:s|ed))"
)
_BE = r"(?:was|were|is|are|has been|have been|had been|being)"
_THING = (
    r"(?:claims?|accusations?|allegations?|charges?|reports?|suggestions?|assertions?|statements?|figures?|versions?)"
)
_BY = re.compile(
    rf"\b(?P<cue>{_BE} (?:\w+ ){{0,2}}?{_DENIED}(?: \w+ly)?(?: by)?)(?P<by>(?<=by)|(?= as\b))", re.IGNORECASE
)
_DETERMINERS = words_of("the a an his her its their our my both all some many several most")
_HANGING = re.compile(
    r"[,;–—(]\s*(?:and\s+)?"
    rf"(?P<what>which|something(?: that)?|(?:an?|the|all) (?:\w+ ){{0,2}}?{_THING}(?: that| which)?)\b",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    rf"\b(?P<cue>(?:(?:has|have|had|also|since|later|repeatedly|strongly|categorically|flatly) )*{_ANSWERS})\b"
)


def denials(text: str, found: Sequence[Proposal], sentences: Sequence[Span]) -> list[Proposal]:
    """The denials that nobody found yet, each with what it answers where that stands in its sentence."""
    near = Nearby(found)
    return [new for sentence in sentences for new in _in(text, sentence, near)]


def _in(text: str, sentence: Span, near: Nearby) -> Iterator[Proposal]:
    taken: list[Span] = []
    for hanging in _HANGING.finditer(text, sentence.start, sentence.end):
        made = _hanging(text, hanging, sentence)
        if made and not _known(made, near):
            about = near.of(Span(hanging.start(), hanging.start()))
            before = [one for one in about if sentence.start <= one.start]
            yield replace(made, answers=before[-1].content[0] if before else None)
            taken.append(made.extent)
    for by in _BY.finditer(text, sentence.start, sentence.end):
        made = _by(text, by, sentence)
        if made and not _known(made, near) and not any(touch(made.extent, other) for other in taken[-20:]):
            yield made


def _known(made: Proposal, near: Nearby) -> bool:
    return any(one.cue and made.cue and touch(one.cue, made.cue) for one in near.of(made.extent))


def _hanging(text: str, hanging: re.Match[str], sentence: Span) -> Proposal | None:
    """…, a claim that was dismissed by NAME; …, a claim NAME dismissed; …, which NAME denies."""
    start, limit = hanging.end(), min(hanging.end() + 120, sentence.end)
    by = _BY.match(text, start + 1, limit) if start + 1 < limit else None
    if by and by["by"] is not None and (name := name_after(text, Span(by.end(), limit))):
        return _proposal(text, Span(hanging.start("what"), name.end), Span(*by.span("cue")), name, "hangs")
    active = _ACTIVE.search(text, start, limit)
    if not active or re.search(r"[,;:.“”\"]", text[start : active.start()]):
        return None
    name = name_before(text, Span(start, active.start()))
    if not name or name.start > start + 2:
        return None
    return _proposal(text, Span(hanging.start("what"), active.end()), Span(*active.span("cue")), name, "hangs")


def _by(text: str, by: re.Match[str], sentence: Span) -> Proposal | None:
    """THE CLAIM that … was dismissed by NAME."""
    name = name_after(text, Span(by.end(), sentence.end)) if by["cue"].lower().endswith("by") else None
    content = _subject(text, Span(sentence.start, by.start()))
    if not name or not content or not _names_somebody(text[name.start : name.end]):
        return None
    return _proposal(text, content, Span(*by.span("cue")), name, "by")


def _names_somebody(words: str) -> bool:
    """Not "rejected by large, but …": with a capital or an article, or people who go without."""
    first = words.split(maxsplit=1)[0]
    return first[0].isupper() or first in _DETERMINERS or first in nouns.UNNAMED


def _subject(text: str, where: Span) -> Span | None:
    """The clause before a passive verb, from the last mark or "but" on; a claim that … is whole."""
    start = where.start
    for mark in re.finditer(r"[;:]\s|,\s(?:but|and|while)\s|\s(?:but|while)\s", text[where.start : where.end]):
        start = where.start + mark.end()
    span = trimmed(text, Span(start, where.end))
    return span if span.end - span.start > 3 else None


def _proposal(text: str, content: Span, cue: Span, source: Span, kind: str) -> Proposal:
    verb = text[cue.start : cue.end]
    act = SpeechAct.RETRACTS if WITHDREW.search(verb) else speech_act(verb)
    because = _("By “%(verb)s”, “%(name)s” answers what was said before.")
    return told(text, content, cue=cue, source=source, act=act, because=because, sure=RIGHT[kind])
