"""Sentences that end with who said them, where nobody was found to say so: "…, the cabinet's press office said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from claims.extraction.acts import speech_act
from claims.extraction.proposal import Nearby, Proposal, touch
from claims.extraction.reporting import ending
from claims.vocab.kinds import Mode
from claims.vocab.selectors import Span

RIGHT = 0.83  # 4 of 4 on 500 articles of PolNeAR's training part, counted as (n + 1) of (n + 2)


def closings(text: str, found: Sequence[Proposal], sentences: Sequence[Span]) -> list[Proposal]:
    """What closing clauses report that nobody found yet. Others may speak within it."""
    near = Nearby(found)
    return [new for sentence in sentences for new in _in(text, sentence, near)]


def _in(text: str, sentence: Span, near: Nearby) -> Iterator[Proposal]:
    clause = ending(text, sentence)
    if not clause or any(
        touch(one.extent, clause.cue) or touch(one.extent, clause.source) for one in near.of(clause.cue)
    ):
        return
    cue, content = text[clause.cue.start : clause.cue.end], text[clause.content.start : clause.content.end]
    name = text[clause.source.start : clause.source.end]
    yield Proposal(
        content=(clause.content,),
        cue=clause.cue,
        source=clause.source,
        mode=Mode.MIXED if re.search(r"[“«\"]", content) else Mode.INDIRECT,
        speech_act=speech_act(cue, content, name),
        because=_("The sentence ends with “%(name)s” and “%(verb)s”.") % {"name": name, "verb": cue},
        confidence=RIGHT,
    )
