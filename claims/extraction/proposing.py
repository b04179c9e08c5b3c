"""What a text reports as said, by the engine where there is one for its language, and by the rules.

The engine's finding stands where both found the same words; a quotation that only the rules found is proposed too.
A language the engine was not trained on has the rules alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from claims.extraction.edges import with_marks
from claims.extraction.engine import loading
from claims.extraction.engine.found import Found
from claims.extraction.quotations import Suggestion, quotations
from claims.vocab.kinds import Mode, SpeechAct
from claims.vocab.selectors import Span

# Counted up when the rules come to propose otherwise, so that what they read before can be read again.
RULES = "rules 1"


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads a text: the rules, and for some languages a trained model, named with the sum of its weights."""

    name: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Spans in the text; a source or a cue may be missing. `because` is the reason, for an editor."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    mode: Mode
    speech_act: SpeechAct
    because: str
    confidence: float

    @property
    def start(self) -> int:
        return self.content[0].start

    def as_line(self, doc_id: object) -> dict[str, object]:
        """The shape in which corpora of attributions are exchanged, with mode, speech act, reason and confidence."""
        cue, source = ([span.start, span.end] if span else None for span in (self.cue, self.source))
        return {
            "doc_id": doc_id,
            "source": source,
            "cue": cue,
            "content": [[span.start, span.end] for span in self.content],
            "mode": str(self.mode),
            "speech_act": str(self.speech_act),
            "because": self.because,
            "confidence": round(self.confidence, 4),
        }


def proposals(text: str, lang: str, *, rules_alone: bool = False) -> list[Proposal]:
    """All that is proposed of a text, in its order."""
    ruled = [_by_rule(one) for one in quotations(text, lang)]
    engine = None if rules_alone or not is_for_engine(lang) else loading.engine()
    if engine is None:
        return ruled
    read = [_by_engine(one, text) for one in engine.read(text)]
    taken = [span for one in read for span in one.content]
    more = [one for one in ruled if not any(_touch(span, there) for span in one.content for there in taken)]
    return sorted([*read, *more], key=lambda one: one.start)


def reader(lang: str, *, rules_alone: bool = False) -> Reader:
    """What would read a text of this language now."""
    model = None if rules_alone or not is_for_engine(lang) else loading.model()
    return Reader(f"{model.name} + {RULES}", model.sha256) if model else Reader(RULES)


def is_for_engine(lang: str) -> bool:
    """Whether the engine was trained on this language."""
    return lang.lower().split("-")[0] in loading.LANGUAGES


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _by_rule(one: Suggestion) -> Proposal:
    return Proposal((one.content,), one.cue, one.source, one.mode, one.speech_act, one.because, one.confidence_score)


def _by_engine(one: Found, text: str) -> Proposal:
    cue, source = (spans[0] if spans else None for spans in (one.cue, one.source))
    return Proposal(
        content=tuple(with_marks(text, span) for span in one.content),
        cue=cue,
        source=source,
        mode=one.mode,
        speech_act=one.speech_act,
        because=_reason(text, cue, source, round(one.confidence * 100)),
        confidence=one.confidence,
    )


def _reason(text: str, cue: Span | None, source: Span | None, sure: int) -> str:
    words = {
        "name": text[source.start : source.end] if source else "",
        "verb": text[cue.start : cue.end] if cue else "",
    }
    if cue and source:
        reason = _("The trained reader takes “%(verb)s” to report these words of “%(name)s”.")
    elif cue:
        reason = _("The trained reader takes “%(verb)s” to report these words, and sees nobody named.")
    else:
        reason = _("The trained reader takes these words for somebody’s.")
    worth = _("Of 100 that it is as sure of, about %(sure)s are right.") % {"sure": sure}
    return f"{(reason % words)[:230]} {worth}"[:300]
