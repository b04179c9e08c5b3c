"""What an editor says about a passage: who said these words, through whom, how and when; whole, and checked.

The checks are those that the database makes (migration 0002), in the order a person would want to hear of them.
The outlet is no part of `through`: it is hop 1 of every chain, because the capture holds its words and nobody else's.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from claims.curation.errors import (
    NarrationHasOneHop,
    NobodySaidIt,
    NothingMarked,
    OutletIsHeard,
    PiecesOverlap,
    UnknownInChain,
    UnnamedElsewhere,
)
from claims.importing.outlets import narrator
from claims.models import Actor, Attribution, Capture, Hop, Passage
from claims.vocab.edtf import UNKNOWN, VagueDate
from claims.vocab.kinds import ActorKind, HopStatus, Mode, PassageRole, SpeechAct
from claims.vocab.selectors import Span


@dataclass(frozen=True, slots=True)
class Link:
    """One hop after the outlet: who, how the text names them, how well it is known that they said it."""

    actor: Actor | None
    as_named: str = ""
    status: str = HopStatus.HEARD


@dataclass(frozen=True, slots=True)
class Said:
    """Everything about one attribution except its claim."""

    pieces: tuple[Span, ...]
    through: tuple[Link, ...] = ()
    mode: str = Mode.INDIRECT
    speech_act: str = SpeechAct.ASSERTS
    date: VagueDate = UNKNOWN
    cue: Span | None = None
    source: Span | None = None
    answers: Attribution | None = None
    outlet_status: str = HopStatus.HEARD

    def check(self, capture: Capture) -> None:
        """Errors: what stands in its way, as a CurationError."""
        if not self.pieces:
            raise NothingMarked
        ordered = sorted(self.pieces)
        if any(one.end > other.start for one, other in pairwise(ordered)):
            raise PiecesOverlap
        if self.mode == Mode.NARRATION and self.through:
            raise NarrationHasOneHop
        if self.mode != Mode.NARRATION and not self.through:
            raise NobodySaidIt
        if self.outlet_status not in (HopStatus.HEARD, HopStatus.RETRACTED):
            raise OutletIsHeard
        for link in self.through:
            if link.actor is None:
                raise UnknownInChain(link.as_named)
            if link.actor.kind == ActorKind.UNNAMED and link.actor.source_id != capture.source_id:
                raise UnnamedElsewhere(link.actor)

    def hops(self, capture: Capture) -> list[Hop]:
        """The whole chain from the outlet on, not yet saved."""
        chain = [Link(narrator(capture.source), "", self.outlet_status), *self.through]
        return [
            Hop(order=order, actor=link.actor, as_named=link.as_named, status=link.status)
            for order, link in enumerate(chain, start=1)
        ]

    def passages(self, capture: Capture) -> list[Passage]:
        """Content, cue and source, cut from the kept text, not yet saved.

        Errors: SelectorError if there is nothing at one of the spans.
        """
        cut = [Passage.cut(capture, piece) for piece in sorted(set(self.pieces))]
        about = ((self.cue, PassageRole.CUE), (self.source, PassageRole.SOURCE))
        return cut + [Passage.cut(capture, span, role) for span, role in about if span]


def described(attribution: Attribution) -> dict[str, object]:
    """An attribution as the record keeps it: words and names rather than numbers, so that it can be read later."""
    passages = list(attribution.passages.all())
    said = {role: [p.exact for p in passages if p.role == role] for role in PassageRole}
    return {
        "words": said[PassageRole.CONTENT],
        "cue": said[PassageRole.CUE],
        "source": said[PassageRole.SOURCE],
        "chain": [[str(hop), hop.status] for hop in attribution.hops.all()],
        "mode": str(attribution.mode),
        "speech_act": str(attribution.speech_act),
        "date": [attribution.date_edtf, attribution.date_phrase],
        "claim": attribution.claim_id,
    }
