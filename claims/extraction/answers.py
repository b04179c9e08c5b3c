"""What a denial answers, and what somebody is silent about: an earlier attribution of the same article.

In this order: what the clause hangs on ("…, a claim that was dismissed by"), what a pronoun or "the accusation" points
back to, what shares the most words with it, and what stands before it in one sentence with "but" or "while". Nothing
where none of them holds: who denies something that nobody was said to have said answers nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.proposal import Proposal
from claims.vocab.kinds import HopStatus, SpeechAct
from claims.vocab.selectors import Span
from claims.vocab.wordlists import words_of

BACK = 2_500  # code points: about as far as a reader remembers who claimed what
ALIKE = 0.4  # share of the shorter one's telling words that both have
_ANSWERING = frozenset({SpeechAct.DENIES, SpeechAct.SILENT, SpeechAct.DECLINES, SpeechAct.CONFIRMS})
_THING = (
    r"(?:claims?|accusations?|allegations?|charges?|reports?|rumou?rs?|statements?|figures?|numbers?|criticism|versions?|"
    r"accounts?|information|suggestions?|assertions?|announcement|remarks?|comments?|words|quotations?|interview|news|matter|idea|notion|decision|findings?)"
)
_POINTS_BACK = re.compile(
    r"(?:that\s+|to\s+|comment on\s+|(?:having\s+)?(?:said|saying|made|making|given|giving)\s+)?"
    rf"(?:(?:it|this|that|them|these|those|both|so)(?:\s+(?:is|are|was|were|had)\b.*)?"
    r"|(?:the|this|that|these|those|such|all|any such|his|her|its|their)\s+"
    rf"(?:[\w’'-]+\s+){{0,2}}?{_THING}\b(?!\s+that).*)",
    re.IGNORECASE | re.DOTALL,
)
_HANGS_ON = re.compile(r"(?:an?|the|which|that)\b(?:\s+[\w’'-]+){0,2}?\s*(?:that|which)?\b", re.IGNORECASE)
_REQUEST = re.compile(r"\b(?:requests?|questions?|calls?|messages?|e-?mails?|inquiries|comment)\b", re.IGNORECASE)
_TURN = re.compile(r"\b(?:but|while|whereas|however|though|although|which|yet)\b|;", re.IGNORECASE)
_TELLING = re.compile(r"\w{3,}")
_COMMON = words_of(
    "the and that had has have was were not for with from this its their his her said they will would been are but "
    "who which any into about over after before than them there all more could"
)


def answered(text: str, found: Sequence[Proposal], sentences: Sequence[Span]) -> list[Proposal]:
    """The proposals, in the order of the text; those that answer an earlier one say which."""
    ordered = sorted(found, key=lambda one: one.extent.start)
    cut = [stems(one.words(text)) for one in ordered]
    starts = _sentence_of(ordered, sentences)
    return [
        replace(one, answers=ordered[at].content[-1])
        if (at := _earlier(text, ordered, n, cut, starts)) is not None
        else one
        for n, one in enumerate(ordered)
    ]


def _earlier(
    text: str, ordered: Sequence[Proposal], n: int, cut: Sequence[frozenset[str]], starts: Sequence[int]
) -> int | None:
    one = ordered[n]
    if one.speech_act not in _ANSWERING:
        return None
    others = [at for at in range(max(0, n - 40), n) if _may_be_answered(text, ordered[at], one)]
    if not others:
        return None
    beside = [at for at in others if starts[at] == starts[n]]
    words = one.words(text)
    if _POINTS_BACK.fullmatch(words.strip(' ,.”"')):
        return next(iter(_reported_of(text, one, ordered, others)), others[-1])
    if one.speech_act in (SpeechAct.SILENT, SpeechAct.DECLINES) and _REQUEST.search(words):
        return _about(text, one, ordered, others)
    shared = [(overlap(cut[at], cut[n]), at) for at in others]
    best = max(shared)
    if best[0] >= ALIKE:
        return best[1]
    between = text[ordered[beside[-1]].extent.end : one.extent.start] if beside else ""
    return beside[-1] if beside and _TURN.search(between) else None


def _may_be_answered(text: str, earlier: Proposal, one: Proposal) -> bool:
    if earlier.speech_act in (SpeechAct.SILENT, SpeechAct.DECLINES) or one.start - earlier.start > BACK:
        return False
    own = earlier.source and one.source and _name(text, earlier.source) == _name(text, one.source)
    return not own or earlier.status == HopStatus.REPORTED  # what others say that one has said


def _reported_of(text: str, one: Proposal, ordered: Sequence[Proposal], others: Sequence[int]) -> list[int]:
    """What somebody else says that the one who answers, or whose office answers, has said; the last first."""
    mine = stems(_name(text, one.source))
    told = (at for at in reversed(others) if ordered[at].status == HopStatus.REPORTED)
    return [at for at in told if mine & stems(_name(text, ordered[at].source))]


def _about(text: str, one: Proposal, ordered: Sequence[Proposal], others: Sequence[int]) -> int | None:
    """The last of the others in whose words whoever is silent is spoken of, or who is last in its chain."""
    names = stems(_name(text, one.source))
    told = [at for at in others if names & (stems(ordered[at].words(text)) | stems(_name(text, ordered[at].source)))]
    return told[-1] if told else None


def _name(text: str, span: Span | None) -> str:
    return text[span.start : span.end].casefold() if span else ""


def stems(words: str) -> frozenset[str]:
    """Telling words, cut so that "blocked" and "blocking" are one."""
    found = (word.casefold() for word in _TELLING.findall(words))
    return frozenset(word[:5] for word in found if word not in _COMMON)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    shared, least = len(one & other), min(len(one), len(other))
    return shared / least if least and (shared > 1 or least == 1) else 0.0


def _sentence_of(ordered: Sequence[Proposal], sentences: Sequence[Span]) -> list[int]:
    starts = [s.start for s in sentences]
    return [bisect_right(starts, one.extent.start) for one in ordered]
