"""What a text reports as said: what the engine and the rules find, and all that is read off it.

    found ── over paragraphs ── retractions, closings, denials, silences ── chained ── voiced ── act ── dated
    ── answered ── standing ── taken back

The engine's finding stands where both found the same words; a quotation that only the rules found is proposed too.
A language the engine was not trained on has rules alone: for quotations, and for plain reporting clauses. Every step
takes all proposals and gives them back in their order; none of them asks a database.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from claims.extraction.acts import speech_act
from claims.extraction.answers import answered
from claims.extraction.assertions import assertions
from claims.extraction.chains import chained
from claims.extraction.clauses import clauses
from claims.extraction.closings import closings, openings
from claims.extraction.dates import said_on
from claims.extraction.denials import denials
from claims.extraction.edges import with_marks
from claims.extraction.engine import loading
from claims.extraction.engine.found import Found
from claims.extraction.indirect import indirect
from claims.extraction.paragraphs import over_paragraphs
from claims.extraction.proposal import Nearby, Proposal
from claims.extraction.quotations import Suggestion, quotations
from claims.extraction.retractions import retractions, taken_back
from claims.extraction.sentences import sentences
from claims.extraction.silences import silences
from claims.extraction.speakers import voiced
from claims.extraction.standing import standing
from claims.vocab.edtf import UNKNOWN, VagueDate
from claims.vocab.kinds import SpeechAct
from claims.vocab.selectors import Span

# Counted up when the rules come to propose otherwise, so that what they read before can be read again.
RULES = "rules 6"


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads a text: the rules, and for some languages a trained model, named with the sum of its weights."""

    name: str
    sha256: str = ""


def proposals(text: str, lang: str, written: VagueDate = UNKNOWN, *, rules_alone: bool = False) -> list[Proposal]:
    """All that is proposed of a text, in its order. `written` is the day of the article, for "on Thursday"."""
    found = [_by_rule(one) for one in quotations(text, lang)]
    bounds = sentences(text, lang)
    if not is_for_engine(lang):
        found = over_paragraphs(text, found)
        found = sorted([*found, *indirect(text, lang, found, bounds)], key=lambda one: one.start)
        return _dated(text, voiced(text, found), bounds, written, lang)
    engine = None if rules_alone else loading.engine()
    if engine is not None:
        read = [_by_engine(one, text) for one in engine.read(text)]
        found = [*read, *_not_read(found, read)]
    else:
        found = _together(found)
    found = over_paragraphs(text, found)
    found = retractions(text, found, bounds)
    for finder in (*([] if engine else [openings, clauses, assertions]), closings, denials, silences):
        found = [*found, *finder(text, found, bounds)]
    found = [_with_act(text, one) for one in voiced(text, chained(text, found))]
    answers = answered(text, _dated(text, found, bounds, written, lang), bounds)
    return taken_back(text, standing(text, answers))


def _together(quoted: Sequence[Proposal]) -> list[Proposal]:
    """The quotations, those that hang on one verb as one: “…,” NAME said. “…”"""
    whole: dict[Span | None, Proposal] = {}
    for one in quoted:
        first = whole.get(one.cue)
        whole[one.cue] = replace(first, content=(*first.content, *one.content)) if first else one
    return list(whole.values())


def _not_read(quoted: Sequence[Proposal], read: Sequence[Proposal]) -> list[Proposal]:
    """The quotations of which the engine found less than half: what it found is somebody's words within."""
    near, new = Nearby(read), list[Proposal]()
    for one in quoted:
        inside = [part for other in near.of(one.extent) for part in other.content]
        shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in inside)
        if 2 * shared < sum(part.end - part.start for part in one.content):
            new.append(one)
    return new


def reader(lang: str, *, rules_alone: bool = False) -> Reader:
    """What would read a text of this language now."""
    model = None if rules_alone or not is_for_engine(lang) else loading.model()
    return Reader(f"{model.name} + {RULES}", model.sha256) if model else Reader(RULES)


def is_for_engine(lang: str) -> bool:
    """Whether the engine was trained on this language."""
    return lang.lower().split("-")[0] in loading.LANGUAGES


def _with_act(text: str, one: Proposal) -> Proposal:
    if one.speech_act == SpeechAct.RETRACTS:
        return one
    cue = text[one.cue.start : one.cue.end] if one.cue else ""
    return replace(one, speech_act=speech_act(cue, one.words(text), one.voices[-1].name if one.source else ""))


def _dated(
    text: str, found: Sequence[Proposal], bounds: Sequence[Span], written: VagueDate, lang: str
) -> list[Proposal]:
    """Each with the date of its saying; what others say stands between a date and words that are not its own."""
    ends = [sentence.end for sentence in bounds]
    said: dict[int, list[Span]] = {}
    places = [bisect_right(ends, one.cue.start) if one.cue else -1 for one in found]
    for one, place in zip(found, places, strict=True):
        said.setdefault(place, []).extend([*one.content, *([one.cue] if one.cue else [])])
    dated = []
    for one, place in zip(found, places, strict=True):
        others = [span for span in said[place] if span != one.cue and not _holds(span, one)]
        sentence = bounds[min(place, len(bounds) - 1)]
        dated.append(replace(one, date=said_on(text, one, others, sentence, written, lang=lang)) if place >= 0 else one)
    return dated


def _holds(span: Span, one: Proposal) -> bool:
    """Whether this is somebody else's words with all of `one` inside."""
    return bool(one.cue) and span.start <= one.extent.start and one.extent.end <= span.end


def _by_rule(one: Suggestion) -> Proposal:
    return Proposal((one.content,), one.cue, one.source, one.mode, one.speech_act, one.because, one.confidence_score)


def _by_engine(one: Found, text: str) -> Proposal:
    cue, source = (spans[0] if spans else None for spans in (one.cue, one.source))
    return Proposal(
        content=tuple(with_marks(text, span) for span in one.content),
        cue=cue,
        source=source,
        mode=one.mode,
        speech_act=one.speech_act,
        because=_reason(text, cue, source, round(one.confidence * 100)),
        confidence=one.confidence,
    )


def _reason(text: str, cue: Span | None, source: Span | None, sure: int) -> str:
    words = {
        "name": text[source.start : source.end] if source else "",
        "verb": text[cue.start : cue.end] if cue else "",
    }
    if cue and source:
        reason = _("The trained reader takes “%(verb)s” to report these words of “%(name)s”.")
    elif cue:
        reason = _("The trained reader takes “%(verb)s” to report these words, and sees nobody named.")
    else:
        reason = _("The trained reader takes these words for somebody’s.")
    worth = _("Of 100 that it is as sure of, about %(sure)s are right.") % {"sure": sure}
    return f"{(reason % words)[:230]} {worth}"[:300]
