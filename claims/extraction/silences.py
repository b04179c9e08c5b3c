"""Who is said not to have answered: "did not respond to a request for comment", "has yet to confirm", "could not be
reached". None of it is a denial; it is kept so that an editor can record the silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from claims.extraction.acts import speech_act
from claims.extraction.proposal import Nearby, Proposal, touch
from claims.extraction.reporting import name_before
from claims.vocab.kinds import Mode
from claims.vocab.selectors import Span, trimmed

RIGHT = 0.6  # 4 of 7 on PolNeAR's development part: the reader finds most, and what it misses is odd
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
_END = re.compile(r"[.;:]|,\s(?:but|and|who|which|saying|citing|while)\b|,\s")


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
        end = _END.search(text, cue.end, sentence.end)
        rest = trimmed(text, Span(cue.end, end.start() if end else sentence.end))
        content = rest if rest.end > rest.start and text[rest.start : rest.end].strip() else _last_word(text, cue)
        names = {"verb": text[cue.start : cue.end], "name": text[source.start : source.end]}
        yield Proposal(
            content=(content,),
            cue=cue if content.start >= cue.end else trimmed(text, Span(cue.start, content.start)),
            source=source,
            mode=Mode.INDIRECT,
            speech_act=speech_act(match["cue"]),
            because=_("“%(name)s” is said not to have answered: “%(verb)s”.") % names,
            confidence=RIGHT,
        )


def _last_word(text: str, cue: Span) -> Span:
    """The words that stand for what was not said, where nothing follows: "did not | respond"."""
    return Span(text.rindex(" ", cue.start, cue.end) + 1, cue.end)
