"""A proposal: one attribution as the program suggests it, as places in a text and what can be read off them.

Nothing here asks a database: who a voice is among the known actors is for whoever stores it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.vocab.edtf import UNKNOWN, VagueDate
from claims.vocab.kinds import HopStatus, Mode, SpeechAct
from claims.vocab.names import name_key
from claims.vocab.selectors import Span

_MARK = re.compile(r"[“«\"]")


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain after the outlet: where the text names them, and as whom.

    `named` is what stands there ("the office"), `name` the fullest that the text calls the same ("the cabinet's press
    office"). An unnamed voice ("officials") stays in its article.
    """

    span: Span | None
    named: str
    name: str
    status: HopStatus = HopStatus.HEARD
    is_unnamed: bool = False

    @property
    def points(self) -> bool:
        """Whether it is named here only by what points back: "he", "the office"."""
        return name_key(self.named).removeprefix("the ") != name_key(self.name).removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Spans in the text; a source or a cue may be missing. `because` is the reason, for an editor.

    `through` is where the text names those who passed the words on, from the outlet's side; the source comes last, and
    is `status`. `answers` is a piece of the words that are answered. `voices` are `through` and source as somebody.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    mode: Mode
    speech_act: SpeechAct
    because: str
    confidence: float
    through: tuple[Span, ...] = ()
    status: HopStatus = HopStatus.HEARD
    date: VagueDate = UNKNOWN
    answers: Span | None = None
    voices: tuple[Voice, ...] = field(default=())

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def extent(self) -> Span:
        """From its first word to its last, whatever they are."""
        spans = [span for span in (*self.content, self.cue, self.source) if span]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def words(self, text: str) -> str:
        return " … ".join(text[span.start : span.end] for span in self.content)

    def as_line(self, doc_id: object) -> dict[str, object]:
        """The shape in which corpora of attributions are exchanged, with all that is proposed about each."""
        return {
            "doc_id": doc_id,
            "source": _pair(self.source),
            "cue": _pair(self.cue),
            "content": [_pair(span) for span in self.content],
            "mode": str(self.mode),
            "speech_act": str(self.speech_act),
            "hops": [
                {"at": _pair(one.span), "named": one.named, "name": one.name, "status": str(one.status)}
                for one in self.voices
            ],
            "date": {"phrase": self.date.phrase, "edtf": self.date.edtf} if self.date.phrase else None,
            "answers": _pair(self.answers),
            "because": self.because,
            "confidence": round(self.confidence, 4),
        }


def told(text: str, *content: Span, cue: Span, source: Span, act: SpeechAct, because: str, sure: float) -> Proposal:
    """One that is not quoted whole; `because` says why with the %(name)s and the %(verb)s of the text."""
    words = {"name": text[source.start : source.end], "verb": text[cue.start : cue.end]}
    mode = Mode.MIXED if any(_MARK.search(text, span.start, span.end) for span in content) else Mode.INDIRECT
    return Proposal(content, cue, source, mode, act, (because % words)[:300], sure)


class Nearby:
    """Proposals by place, so that what stands about a span is found without a look at all of them."""

    REACH = 3_000  # code points; a longer quotation is not looked into from its end

    def __init__(self, found: Sequence[Proposal]) -> None:
        self.found = sorted(found, key=lambda one: one.extent.start)
        self.starts = [one.extent.start for one in self.found]

    def of(self, span: Span) -> list[Proposal]:
        first = bisect_left(self.starts, span.start - self.REACH)
        return self.found[first : bisect_left(self.starts, span.end)]


def touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
