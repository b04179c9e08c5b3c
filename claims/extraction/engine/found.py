"""What an engine finds: one attribution, as places in the text it was given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.vocab.kinds import Mode, SpeechAct
from claims.vocab.selectors import Span


@dataclass(frozen=True, slots=True)
class Found:
    """Pieces of a broken quotation are several spans of content; a source or a cue may be missing."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    mode: Mode
    speech_act: SpeechAct
    confidence: float
    signs: Mapping[str, float]  # what the confidence is made of, each from 0 to 1

    def as_line(self, doc_id: object) -> dict[str, object]:
        """The shape in which corpora of attributions are exchanged, with the confidence."""
        cue, source = _pairs(self.cue), _pairs(self.source)
        return {
            "doc_id": doc_id,
            "source": source[0] if source else None,
            "cue": cue[0] if cue else None,
            "content": _pairs(self.content),
            "source_parts": source,
            "cue_parts": cue,
            "mode": str(self.mode),
            "speech_act": str(self.speech_act),
            "confidence": round(self.confidence, 4),
        }


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
