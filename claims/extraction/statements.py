"""Proposals as statements: what an editor decides on, one checkable thing at a time.

A quotation of several sentences is one attribution to a corpus, and several statements to somebody who checks them:
here each sentence is one, said by the same voices. What is wholly somebody else's words within is theirs alone
("the judge said the court concluded that …" is the court's, through the judge). Two adjacent ones are merged by a key.
Where nobody is named, "is widely seen as" is the outlet's own voice, and "it was alleged that" somebody unnamed; the
rest of what names nobody is nobody's statement, and so is what several things say ("the two articles").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from claims.extraction.mentions import is_of_things
from claims.extraction.proposal import Proposal, Voice, within
from claims.extraction.sentences import sentences, sentences_within
from claims.vocab.kinds import HopStatus, Mode, SpeechAct
from claims.vocab.selectors import Span

_HELD = re.compile(r"\b(?:is|are) (?:\w+ly )?(?:recogni[sz]ed|regarded|seen|considered|viewed|known)\b", re.I)
_PASSIVE = re.compile(
    r"\b(?:is|was|were|been) (?:also |widely |first )?(?:claimed|alleged|said|reported|rumou?red|suggested|told)\b",
    re.I,
)
FEWEST = 4  # words; "No." and "We did." stay with their neighbours


def statements(text: str, lang: str, found: Sequence[Proposal]) -> list[Proposal]:
    """The proposals of a text as statements, in its order."""
    inner = [one.extent for one in found if one.through and one.source]
    bounds = sentences(text, lang)
    spoken = (one if one.source else _of_nobody(text, one, bounds) for one in found if not _of_things(one))
    return [part for one in spoken if one for part in _statements(text, lang, one, inner)]


def _of_things(one: Proposal) -> bool:
    return any(is_of_things(voice.name) for voice in one.voices)


def _of_nobody(text: str, one: Proposal, bounds: Sequence[Span]) -> Proposal | None:
    """What names no source: the outlet's own voice, somebody unnamed, or no statement of anybody."""
    if not one.cue:
        return None
    cue = text[one.cue.start : one.cue.end]
    if _HELD.search(cue):
        whole = next(s for s in bounds if s.end > one.cue.start)
        reason = _("The outlet says so in its own voice: “%(verb)s” names nobody.") % {"verb": cue}
        return replace(one, content=(whole,), mode=Mode.NARRATION, speech_act=SpeechAct.ASSERTS, because=reason)
    if _PASSIVE.search(cue):
        unnamed = _("somebody unnamed")
        return replace(one, voices=(Voice(None, unnamed, unnamed, HopStatus.REPORTED, is_unnamed=True),))
    return None


def _statements(text: str, lang: str, one: Proposal, inner: Sequence[Span]) -> Iterator[Proposal]:
    own = [span for span in inner if span != one.extent and any(within(span, part) for part in one.content)]
    for pieces in _grouped(text, lang, one):
        if not (len(pieces) == 1 and any(_nearly(pieces[0], span) for span in own)):
            yield replace(one, content=tuple(pieces))


def _grouped(text: str, lang: str, one: Proposal) -> list[list[Span]]:
    """The pieces that are one statement each: of a direct quotation its sentences, else all together."""
    if one.mode != Mode.DIRECT:
        return [list(one.content)]
    groups: list[list[Span]] = []
    for part in one.content:
        for n, sentence in enumerate(sentences_within(text, part, lang)):
            words = text[sentence.start : sentence.end]
            if groups and n == 0 and words[:1].islower():  # broken by "he said", it goes on
                groups[-1].append(sentence)
            elif n and len(words.split()) < FEWEST:
                groups[-1][-1] = Span(groups[-1][-1].start, sentence.end)
            else:
                groups.append([sentence])
    return groups


def _nearly(piece: Span, inner: Span) -> bool:
    """Whether the inner one is all of the piece but a "that" or a mark."""
    return within(inner, piece) and (piece.end - piece.start) - (inner.end - inner.start) < 8
