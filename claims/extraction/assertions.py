"""What stands behind a noun of saying: "NAME’s claim that …", "his assertion that …", "in the words of NAME, …".

For where no engine reads. Whose it is stands before the noun; a noun that nobody owns ("claims that …") names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from claims.extraction.acts import speech_act
from claims.extraction.proposal import Nearby, Proposal, told, touch
from claims.vocab.selectors import Span

RIGHT = {"whose": 0.75, "words": 0.6}  # 20 of 26 on 560 articles of PolNeAR's training part; a guess
_NOUN = (
    r"(?:claims?|assertions?|allegations?|accusations?|statements?|arguments?|suggestions?|contentions?|beliefs?|promises?|"
    r"pledges?|announcements?|warnings?|views?|conclusions?|hopes?|fears?|admissions?|denials?|insistence|predictions?|"
    r"estimates?|reports?|remarks?|comments?|charges?|demands?|complaints?|findings?|opinions?|declarations?|concerns?)"
)
_OWNER = (
    r"(?:[hH]is|[hH]er|[iI]ts|[tT]heir|(?:(?:[tT]he|[aA]n?) (?:[\w-]+ ){0,3}?[\w-]+|(?:[A-Z][\w.-]+ ){0,3}[A-Z][\w.-]+)"
    r"(?:[’']s|(?<=s)[’']))"
)
_REFUSED = r"(?:denied|dismissed|rejected|disputed|contradicted|false|wrong|untrue|baseless)"
_WHOSE = re.compile(
    rf"\b(?P<name>{_OWNER}) (?:(?!of\b|in\b)[\w-]+ ){{0,2}}?(?P<cue>{_NOUN}) that (?P<said>[^.;]{{12,}}?)"
    rf"(?=, (?:but|which|who|and|while|a|an|the)\b|[.;]| (?:was|were|is|are|ha[sv]e? been) (?:\w+ )?{_REFUSED}\b|$)"
)
_WORDS = re.compile(
    r"\b(?P<cue>[iI]n the (?:words|view|opinion|eyes) of) (?P<name>[^,;:“”\"]{3,70}?), (?P<said>[^;]{12,}?)(?=[.;]|$)"
)


def assertions(text: str, found: Sequence[Proposal], sentences: Sequence[Span]) -> list[Proposal]:
    """What nouns of saying report that nobody found yet."""
    near = Nearby(found)
    return [new for sentence in sentences for new in _in(text, sentence, near)]


def _in(text: str, sentence: Span, near: Nearby) -> Iterator[Proposal]:
    for kind, pattern in (("whose", _WHOSE), ("words", _WORDS)):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            name, cue, said = (Span(*match.span(part)) for part in ("name", "cue", "said"))
            content = Span(said.start, said.start + len(match["said"].rstrip(' ,”"')))
            if any(touch(part, one.extent) for part in (cue, content) for one in near.of(Span(name.start, said.end))):
                continue
            act = speech_act(match["cue"], match["said"])
            because = _("“%(verb)s” stands beside “%(name)s”.")
            yield told(text, content, cue=cue, source=name, act=act, because=because, sure=RIGHT[kind])
