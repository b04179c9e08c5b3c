"""Who is said not to have answered: "did not respond to a request for comment", "has yet to confirm", "could not be
reached". None of it is a denial; it is kept so that an editor can record the silence.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from claims.extraction.acts import speech_act
from claims.extraction.proposal import Nearby, Proposal, told, touch
from claims.extraction.reporting import name_before
from claims.vocab.selectors import Span, trimmed

# 4 of 7 on PolNeAR’s development part: the reader finds most, and what it misses is odd. Of 74 on its training part,
# read without it, all were silences; whose was right in 72, about what in 73 (67 and 66 before they were looked at).
RIGHT = 0.6
_SOON = r"(?:(?:immediately|yet|so far|publicly|directly|officially|also) )*"
_NOT = rf"(?:(?:did|has|have|had) not {_SOON}|(?:did|has|have|had)n['’]t {_SOON})"
# To return to work is no answer.
_CALL = r"(?:\w+ ){0,4}?(?:calls?|messages?|e-?mails?|requests?|inquir(?:y|ies)|queries)\b"
_CUE = re.compile(
    rf"\b(?P<cue>{_NOT}(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?(?= {_CALL})|answer(?:ed)?|comment(?:ed)?|"
    rf"confirm(?:ed)?|react(?:ed)?)(?: to| on)?"
    rf"|(?:has|have|had) yet to (?:respond|reply|comment|confirm|answer|react)(?: to| on)?"
    rf"|(?:could not|(?:was|were) not|(?:was|were) un)\s?(?:immediately )?(?:be )?(?:reached|available)(?: for)?"
    rf"|declined to (?:immediately )?(?:comment|respond|answer|say|discuss)(?: to| on)?"
    rf"|offered no comment|had no (?:immediate )?comment|made no comment)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.;:]|,\s")
# What says when, where, why or for what they were asked, and not about what.
_DAY = rf"(?:{'|'.join(calendar.day_name)})"
_WHEN = re.compile(rf"(?:\s+(?:on )?{_DAY}(?: (?:morning|afternoon|evening|night))?\b)?(?:\s+(?:on|about)(?=\s))?")
_NOTHING = re.compile(
    r"\s+(?:(?:and|but|while|because|until|when|since|as|after|before|at|by|during|through|despite|though|although)\b|"
    r"for (?:this|the) (?:article|column|story|report)\b|in (?:time|person)\b)"
)
_LATE = re.compile(rf"\s+(?:on )?{_DAY}$")


def silences(text: str, found: Sequence[Proposal], sentences: Sequence[Span]) -> list[Proposal]:
    """The silences that nobody found yet."""
    near = Nearby(found)
    return [new for sentence in sentences for new in _in(text, sentence, near)]


def _in(text: str, sentence: Span, near: Nearby) -> Iterator[Proposal]:
    for match in _CUE.finditer(text, sentence.start, sentence.end):
        cue = Span(*match.span("cue"))
        source = name_before(text, Span(sentence.start, cue.start))
        if not source or any(touch(one.extent, cue) for one in near.of(cue)):
            continue
        content = _about(text, Span(cue.end, sentence.end)) or _last_word(text, cue)
        yield told(
            text,
            content,
            cue=cue if content.start >= cue.end else trimmed(text, Span(cue.start, content.start)),
            source=source,
            act=speech_act(match["cue"]),
            because=_("“%(name)s” is said not to have answered: “%(verb)s”."),
            sure=RIGHT,
        )


def _about(text: str, where: Span) -> Span | None:
    """About what they are silent, behind the words that say so; None where nothing says it."""
    when = _WHEN.match(text, where.start, where.end)
    start = when.end() if when else where.start
    end = _END.search(text, start, where.end)
    if _NOTHING.match(text, start, where.end):
        return None
    inside = text[start : end.start() if end else where.end]
    rest = trimmed(text, Span(start, start + len(_LATE.sub("", inside.rstrip())))) if inside.strip() else None
    return rest if rest and rest.end > rest.start else None


def _last_word(text: str, cue: Span) -> Span:
    """The words that stand for what was not said, where nothing follows: "did not | respond"."""
    return Span(text.rindex(" ", cue.start, cue.end) + 1, cue.end)
