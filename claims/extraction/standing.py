"""How far it is known that somebody said it: who stands by words that others report, and who denies having said them.

"The paper says the mayor promised …; his office confirmed the remarks" is confirmed by them, "the mayor denied having
said so" is denied (vocab.kinds.HopStatus). Only they, and who speaks for them, can do either: a third party that
confirms somebody's words leaves them reported. To confirm or deny what the words say is neither, and silence changes
nothing but what was taken for heard. Who denies having said something is a link of its own, with what was not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from claims.extraction.mentions import WORD, noun_class
from claims.extraction.proposal import Nearby, Proposal, Voice, touch, within
from claims.extraction.reporting import name_after
from claims.vocab import nouns
from claims.vocab.kinds import HopStatus, Mode, SpeechAct
from claims.vocab.names import name_key
from claims.vocab.selectors import Span, trimmed
from claims.vocab.wordlists import words_of

RIGHT = 0.8  # of how sure the answer itself is; a guess: no corpus labels who stands by what
_BY_ACT = {
    SpeechAct.CONFIRMS: HopStatus.CONFIRMED,
    SpeechAct.DENIES: HopStatus.DENIED,
    SpeechAct.SILENT: HopStatus.REPORTED,
}
# What was heard needs nobody to confirm it.
_CHANGED = {
    HopStatus.CONFIRMED: (HopStatus.REPORTED,),
    HopStatus.DENIED: (HopStatus.REPORTED, HopStatus.HEARD),
    HopStatus.REPORTED: (HopStatus.HEARD,),
}
_WORDS = r"(?:remarks?|comments?|words|statements?|quot(?:e|es|ation|ations)|accounts?|interview|conversation|reports?)"
_SAYING = r"(?:said|saying|say|told|telling|stated|stating|claimed|claiming|made|making|given|giving|used|using)"
_SELF = r"(?:that\s+)?(?:(?:he|she|it|they)\s+(?:(?:had|has|have|never|once)\s+)*|(?:to\s+)?having\s+)?(?:ever\s+)?"
# What is confirmed or denied is that it was said, not what was said.
_OF_SAYING = re.compile(
    rf"{_SELF}{_SAYING}\b|(?:an?|the|his|her|its|their|these|those|such|any)\s+(?:\w+\s+)?{_WORDS}\b", re.IGNORECASE
)
_OWN = re.compile(
    rf"{_SELF}(?P<cue>said|saying|stated|stating|claimed|claiming)\s+(?:that\s+)?"
    r"(?!(?:so|it|this|that)\b)(?P<what>.{12,})",
    re.IGNORECASE | re.DOTALL,
)
_SAYING_TOO = re.compile(rf"\w\s+(?P<saying>(?:having\s+)?{_SAYING})$", re.IGNORECASE)
_NEAR = 30  # characters between a cue and its content: whom it was told
_WHOSE = re.compile(rf"whose\s+(?:\w+\s+)?{_WORDS}\s+", re.IGNORECASE)
_CONFIRMED = re.compile(r"(?<=\w)\s+(?:(?:has|had|have|later|since|also)\s+)*confirm(?:s|ed)\b")
# Bodies that speak for those who are in them.
_HOUSES = words_of("ministry office cabinet government administration presidency secretariat department embassy party "
                   "campaign company council service")  # fmt: skip


def standing(text: str, found: Sequence[Proposal]) -> list[Proposal]:
    """The proposals, in their order, with what their speakers say of having said it; and what they deny, as said."""
    found = [_with_saying(text, one) for one in found]
    near, made = Nearby(found), {id(one): one for one in found}
    further: dict[int, Proposal] = {}
    for one in found:
        status = _BY_ACT.get(one.speech_act) if one.voices else None
        told = list(_told(text, one, near)) if status else []
        for other in told:
            if status and other.status in _CHANGED[status]:
                made[id(other)] = with_status(made[id(other)], status)
        if status and not told and (own := _own(text, one, status)):
            further[id(one)] = own
    for other in _confirmed_aside(text, found):
        made[id(other)] = with_status(made[id(other)], HopStatus.CONFIRMED)
    return [each for one in found for each in (made[id(one)], further.get(id(one))) if each]


def _with_saying(text: str, one: Proposal) -> Proposal:
    """Of "denied saying" the cue is "denied", and what is denied begins with "saying"."""
    if one.speech_act not in _BY_ACT or not one.cue or not 0 <= one.content[0].start - one.cue.end <= _NEAR:
        return one
    both = _SAYING_TOO.search(text, one.cue.start, one.cue.end)
    if both is None:
        return one
    first, *others = one.content
    cue, content = Span(one.cue.start, both.start() + 1), Span(both.start("saying"), first.end)
    return replace(one, cue=cue, content=(content, *others))


def with_status(one: Proposal, status: HopStatus) -> Proposal:
    *before, last = one.voices
    return replace(one, status=status, voices=(*before, replace(last, status=status)))


def _told(text: str, one: Proposal, near: Nearby) -> Iterator[Proposal]:
    """The attributions of which somebody says that they, or whom they speak for, did or did not say them."""
    of_saying = any(_OF_SAYING.match(text, part.start, part.end) for part in one.content)
    if not of_saying and one.speech_act == SpeechAct.SILENT:
        return
    for other in near.of(one.extent):
        inside = any(within(other.extent, part) for part in one.content)
        answered = of_saying and one.answers is not None and _is_told_in(other, one.answers)
        if other is not one and other.voices and (inside or answered) and speaks_for(one.voices[-1], other.voices[-1]):
            yield other


def _is_told_in(one: Proposal, answered: Span) -> bool:
    return answered in one.content or within(one.extent, answered)


def _own(text: str, one: Proposal, status: HopStatus) -> Proposal | None:
    """ "denied having said that …": what they say they did not say, or did, as a link of its own."""
    said = _OWN.match(text, one.content[0].start, one.content[0].end) if status != HopStatus.REPORTED else None
    if said is None or one.source is None:
        return None
    content = trimmed(text, Span(*said.span("what")))
    verb = text[one.cue.start : one.cue.end] if one.cue else ""
    names = {"name": text[one.source.start : one.source.end], "verb": verb}
    return replace(
        with_status(one, status),
        content=(content,),
        cue=Span(*said.span("cue")),
        mode=Mode.MIXED if re.search(r"[“«\"]", text[content.start : content.end]) else Mode.INDIRECT,
        speech_act=SpeechAct.ASSERTS,
        because=_("By “%(verb)s”, “%(name)s” speaks of having said this.") % names,
        confidence=one.confidence * RIGHT,
        answers=None,
    )


def _confirmed_aside(text: str, found: Sequence[Proposal]) -> Iterator[Proposal]:
    """ "The mayor, whose remarks the ministry confirmed, said …"."""
    for whose in _WHOSE.finditer(text):
        name = name_after(text, Span(whose.end(), min(whose.end() + 80, len(text))))
        confirmed = _CONFIRMED.search(text, whose.end(), whose.end() + 100)
        if not name or not confirmed:
            continue
        who = Span(name.start, min(name.end, confirmed.start()))
        named = text[who.start : who.end]
        voice = Voice(who, named, named)
        for one in found:
            if one.source and _hangs_on(text, one.source, whose) and one.voices and speaks_for(voice, one.voices[-1]):
                yield one


def _hangs_on(text: str, source: Span, whose: re.Match[str]) -> bool:
    """Whether a relative clause is about a source: right behind it, or within what names it."""
    behind = source.end <= whose.start() and not text[source.end : whose.start()].strip(" ,")
    return behind or touch(source, Span(*whose.span()))


def speaks_for(one: Voice, other: Voice) -> bool:
    """Whether somebody is, or may answer for, whoever another voice is: by a word of both names, or called no more."""
    mine, theirs = _telling(one.name), _telling(other.name)
    if mine == theirs:
        return True
    speaking = {noun_class(word.casefold()) for word in WORD.findall(one.name)} & (nouns.SPEAKS_FOR | _HOUSES)
    return bool(speaking) and (bool(mine & theirs) or len(mine) == 1)


def _telling(name: str) -> frozenset[str]:
    """The words of a name without the small ones, cut so that "ministry" and "minister" are one."""
    return frozenset(word[:5] for word in name_key(name).split() if len(word) > 2 and word != "the")
