"""What is taken back: "withdrew the remark", "apologised for saying that …", "the report has since been retracted".

Only what was taken back counts: whoever refuses to, is asked to, or has not done so takes nothing back, and to withdraw
troops or to correct somebody else is something else. Two steps: `retractions` finds who takes what back, as
attributions of their own; when everybody is known, `taken_back` links each to the earlier words of the same speaker,
or those they reported, and says of these that they no longer stand. What was never met before ("retracted its claim
that …") becomes a link of its own. What hangs on a claim ("…, which he later withdrew") is found with the `denials`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from claims.extraction import withdrawals
from claims.extraction.acts import speech_act
from claims.extraction.answers import ALIKE, overlap, stems
from claims.extraction.proposal import Nearby, Proposal, Voice, told, touch, within
from claims.extraction.reporting import name_before
from claims.extraction.standing import speaks_for, with_status
from claims.vocab import nouns
from claims.vocab.kinds import HopStatus, SpeechAct
from claims.vocab.names import name_key
from claims.vocab.selectors import Span, trimmed

RIGHT = 0.7  # a guess: no corpus labels what is taken back
BACK = 2_500  # code points, as for what a denial answers
SOON = 400  # within which "the report was withdrawn" means what was said last
LONGEST = 600  # code points of what is taken back
_NO_FACT = frozenset({SpeechAct.DENIES, SpeechAct.DEMANDS, SpeechAct.DECLINES, SpeechAct.SILENT, SpeechAct.PROMISES})
_NOTHING_SAID = frozenset({SpeechAct.DECLINES, SpeechAct.SILENT, SpeechAct.RETRACTS})


def retractions(text: str, found: Sequence[Proposal], sentences: Sequence[Span]) -> list[Proposal]:
    """The proposals in their order, those that take something back as that; with those that nobody found yet."""
    near, made = Nearby(found), dict[int, Proposal]()
    new: list[Proposal] = []
    for sentence in sentences:
        for cue, content in _in(text, sentence, near):
            known = next((one for one in near.of(cue) if one.cue and touch(one.cue, cue)), None)
            source = (known.source if known else None) or name_before(text, Span(sentence.start, cue.start))
            if source is None:
                continue
            because = _("By “%(verb)s”, “%(name)s” takes back what was said before.")
            one = told(text, content, cue=cue, source=source, act=SpeechAct.RETRACTS, because=because, sure=RIGHT)
            if known:
                made[id(known)] = replace(one, confidence=known.confidence, because=known.because)
            else:
                new.append(one)
    return [*(made.get(id(one), one) for one in found), *new]


def _in(text: str, sentence: Span, near: Nearby) -> Iterator[tuple[Span, Span]]:
    """Where something is taken back in a sentence, and what, as it is called there."""
    for match in withdrawals.TAKES_BACK.finditer(text, sentence.start, sentence.end):
        cue = Span(*match.span("cue"))
        if withdrawals.NOT_YET.search(text, sentence.start, cue.start) or _is_no_fact(cue, near):
            continue
        if match["bare"] is None:
            yield cue, _thing(text, cue, sentence)
        elif it := withdrawals.POINTS.search(text, match.start("bare"), cue.end):
            yield Span(cue.start, it.start() - 1), Span(*it.span())
        else:
            yield cue, cue


def _thing(text: str, cue: Span, sentence: Span) -> Span:
    """What is taken back: with all that was said, where that is told, else up to where a clause may end."""
    limit = min(sentence.end, cue.end + LONGEST)
    ends = None if withdrawals.WHAT_WAS_SAID.match(text, cue.end + 1, limit) else withdrawals.ENDS
    end = ends.search(text, cue.end + 1, limit) if ends else None
    return Span(cue.end + 1, cue.end + len(text[cue.end : end.start() if end else limit].rstrip(' .,;”"')))


def _is_no_fact(cue: Span, near: Nearby) -> bool:
    """Whether it stands in what somebody denies, demands, promises or has not said."""
    return any(
        one.speech_act in _NO_FACT and any(within(cue, part) for part in one.content) and one.cue
        for one in near.of(cue)
    )


def taken_back(text: str, found: Sequence[Proposal]) -> list[Proposal]:
    """The proposals, in their order, each that takes something back linked to it; and what was taken back, as that."""
    gone: set[int] = set()
    linked: list[Proposal] = []
    for one in found:
        if one.speech_act != SpeechAct.RETRACTS or not one.voices:
            linked.append(one)
            continue
        earlier = _within_it(one, found) or _answered(one, found) or _said_by_them(text, one, found)
        own = None if earlier else _own(text, one)
        if earlier:
            gone |= {id(other) for other in found if other is earlier or _is_told_in(other, earlier)}
        target = earlier or own
        linked += [replace(one, answers=target.content[-1] if target else None), *([own] if own else [])]
    for earlier in _of_nobody(text, found):
        gone |= {id(other) for other in found if other is earlier or _is_told_in(other, earlier)}
    return [with_status(one, HopStatus.RETRACTED) if id(one) in gone and one.voices else one for one in linked]


def _is_told_in(one: Proposal, other: Proposal) -> bool:
    return bool(one.through) and any(within(one.extent, part) for part in other.content)


def _within_it(one: Proposal, found: Sequence[Proposal]) -> Proposal | None:
    """What was found in the very words: "took back his assertion that …"."""
    inside = (each for each in found if each is not one and each.cue and within(each.cue, one.content[0]))
    return next((each for each in inside if within(each.content[0], one.content[0])), None)


def _answered(one: Proposal, found: Sequence[Proposal]) -> Proposal | None:
    """What its clause hangs on, where they said it themselves, or told it."""
    if one.answers is None:
        return None
    on = (each for each in found if one.answers in each.content)
    return next((each for each in on if any(speaks_for(one.voices[-1], voice) for voice in each.voices)), None)


def _said_by_them(text: str, one: Proposal, found: Sequence[Proposal]) -> Proposal | None:
    """What they said or told last before it; or what comes right after as what they had said."""
    spoken = [each for each in found if each.voices and each.speech_act not in _NOTHING_SAID and each is not one]
    before = [each for each in spoken if 0 <= one.start - each.start < BACK and not touch(each.extent, one.content[0])]
    who = one.voices[-1]
    mine = [each for each in before if any(speaks_for(who, voice) for voice in each.voices)]
    if not mine and name_key(who.name).split()[-1:] and name_key(who.name).split()[-1] in nouns.OUTLETS:
        mine = [
            each for each in before if each.cue and withdrawals.REPORTING.search(text[each.cue.start : each.cue.end])
        ]
    after = [each for each in spoken if 0 < each.start - one.start < SOON and speaks_for(who, each.voices[-1])]
    had = [each for each in after if each.cue and text.startswith("had ", each.cue.start)]
    about = stems(one.words(text))
    mine = sorted(mine, key=lambda each: (overlap(stems(each.words(text)), about), each.start))
    if withdrawals.WHAT_WAS_SAID.match(text, one.start, one.content[0].end):  # what it was is said here as well
        mine = [each for each in mine if overlap(stems(each.words(text)), about) >= ALIKE]
    return mine[-1] if mine else next(iter(had), None)


def _own(text: str, one: Proposal) -> Proposal | None:
    """What is told only by the words that take it back, as a link of its own: "retracted its claim that …"."""
    whole = one.content[0]
    said = withdrawals.WHAT_WAS_SAID.match(text, whole.start, whole.end)
    if said is None or one.source is None:
        return None
    content, cue = trimmed(text, Span(*said.span("what"))), said.span("cue" if said["cue"] else "saying")
    source = Span(*said.span("by")) if said["by"] else one.source
    voices = (Voice(source, said["by"], said["by"]),) if said["by"] else one.voices
    verb = text[one.cue.start : one.cue.end] if one.cue else ""
    names = {"name": text[one.source.start : one.source.end], "verb": verb}
    return with_status(
        replace(
            one,
            content=(content,),
            cue=Span(*cue),
            source=source,
            voices=voices,
            speech_act=speech_act(text[cue[0] : cue[1]]),
            because=_("By “%(verb)s”, “%(name)s” takes back having said this.") % names,
            answers=None,
        ),
        HopStatus.RETRACTED,
    )


def _of_nobody(text: str, found: Sequence[Proposal]) -> Iterator[Proposal]:
    """What is said to have been taken back, by whoever: "NAME's claim that … has been retracted"."""
    near = Nearby(found)
    for match in withdrawals.WAS_TAKEN_BACK.finditer(text):
        cue, what = Span(*match.span("cue")), Span(*match.span("what"))
        if withdrawals.UNDONE.search(match["rest"]) or _is_no_fact(cue, near):
            continue
        about = Span(max(0, what.start - 30), cue.end)
        inside = [one for one in near.of(about) if what.start <= one.content[0].start < cue.start and one.voices]
        before = [one for one in near.of(Span(max(0, what.start - SOON), what.start)) if one.voices]
        before = [one for one in before if one.speech_act not in _NOTHING_SAID and what.start - one.extent.end < SOON]
        yield from inside[:1] or before[-1:]
