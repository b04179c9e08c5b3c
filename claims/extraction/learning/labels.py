"""A reviewed capture -> texts with labels, in which what is not labelled was really not said.

A text is a run of paragraphs about which everything is decided. In a capture that the program has read, and of whose
suggestions none is left, these are all its paragraphs: somebody has been through it. In one that is half reviewed they
are those in which something was decided and nothing waits; of the others nobody knows whether they were read.

What the words of one cue and source say is one label, however many statements an editor made of it; and what is said
within something said has none, as in the corpora: a word has one speaker, the nearest to the outlet.

Paragraphs that one attribution ties together stand or fall together. They are left out while it waits; where it was
withdrawn and nothing was put in its place, for it may have been said all the same; and where it was accepted without
the words that say so or that name who said it, for these would be taught as words that do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from claims.extraction.memory import TAKEN_BACK, said
from claims.models import Attribution, Capture, Extraction, Suggestion
from claims.vocab.kinds import Mode
from claims.vocab.selectors import Span
from claims.vocab.statuses import Status

_PARAGRAPH = re.compile(r"[^\n]+")
Line = dict[str, Any]
Spans = list[list[int]]


@dataclass(slots=True)
class Lesson:
    """A text of a capture from `start`, with what is attributed in it, and what was not; offsets are the text's own."""

    capture: Capture
    start: int
    text: str
    accepted: list[Line] = field(default_factory=list)
    rejected: list[Line] = field(default_factory=list)
    decided_at: datetime | None = None

    @property
    def doc_id(self) -> str:
        return f"{self.capture.text_sha256}:{self.start}"


@dataclass(slots=True)
class _Block:
    """Neighbouring paragraphs that attributions tie together."""

    span: Span
    attributions: list[Attribution] = field(default_factory=list)


def reviewed() -> QuerySet[Capture]:
    """Captures that the program has read and in which a person has decided something; in an order that stays."""
    decided = Attribution.objects.filter(capture=OuterRef("pk"), decided_by__isnull=False)
    read = Extraction.objects.filter(capture=OuterRef("pk"))
    return Capture.objects.filter(Exists(decided), Exists(read)).select_related("source").order_by("text_sha256", "pk")


def lessons(capture: Capture) -> tuple[list[Lesson], Counter[str]]:
    """The texts of a capture that teach something, and how many attributions were left out, by why."""
    found = Attribution.objects.filter(capture=capture).exclude(TAKEN_BACK).with_parts().select_related("suggestion")
    every = [one for one in found.order_by("pk") if one.content]
    is_done = not any(one.status == Status.SUGGESTED for one in every)
    left_out: Counter[str] = Counter()
    made: list[Lesson] = []
    is_open = False  # whether the next block goes on with the last lesson
    for block in _blocks(capture.text, every):
        doubts = [why for one in block.attributions if (why := _doubt(one, every, block, capture.text))]
        left_out.update(doubts)
        is_sure = not doubts and bool(is_done or block.attributions)
        if is_sure and not is_open:
            made.append(Lesson(capture, block.span.start, ""))
        if is_sure:
            _learn(made[-1], block)
        is_open = is_sure
    return [one for one in made if one.text.strip()], left_out


def _blocks(text: str, attributions: list[Attribution]) -> Iterator[_Block]:
    """The paragraphs of a text, those with attributions across them as one."""
    waiting = sorted(attributions, key=lambda one: _extent(one).start)
    block: _Block | None = None
    reach = 0
    for paragraph in _PARAGRAPH.finditer(text):
        if block and paragraph.start() < reach:
            block.span = Span(block.span.start, paragraph.end())
        else:
            if block:
                yield block
            block = _Block(Span(*paragraph.span()))
        while waiting and _extent(waiting[0]).start < paragraph.end():
            block.attributions.append(waiting.pop(0))
            reach = max(reach, _extent(block.attributions[-1]).end)
    if block:
        yield block


def _extent(one: Attribution) -> Span:
    spans = [p.span for p in one.passages.all()]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _doubt(one: Attribution, every: list[Attribution], block: _Block, text: str) -> str:
    """Why nobody can learn from this attribution; empty if one can."""
    if one.status == Status.SUGGESTED:
        return "waiting"
    if one.status == Status.WITHDRAWN and not _is_replaced(one, every):
        return "withdrawn"
    if _teaches(one) and not (said(one)["cue"] and _source(one, block, text)):
        return "without source or cue"
    return ""


def _teaches(one: Attribution) -> bool:
    """Whether it is one for the trained reader: the outlet's own voice has no source to find."""
    return one.status == Status.ACCEPTED and one.mode != Mode.NARRATION


def _is_replaced(one: Attribution, every: list[Attribution]) -> bool:
    others = [other for other in every if other.status in (Status.ACCEPTED, Status.REJECTED)]
    return any(_overlap(p.span, q.span) for other in others for p in one.content for q in other.content)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _source(one: Attribution, block: _Block, text: str) -> Spans:
    """Where the text names who said it: as marked, unless the name was changed since; else the nearest such words."""
    now, was = said(one), _suggested(one)
    is_stale = was and was["source"] == now["source"] and _name(was) != _name(now)
    if now["source"] and not is_stale:
        return list(now["source"])
    name, start = re.escape(_name(now)), block.span.start
    places = [found.span() for found in re.finditer(rf"\b{name}\b", text[start : block.span.end])] if name else []
    at = one.content[0].start - start
    nearest = sorted(places, key=lambda span: abs(span[0] - at))[:1]
    return [[start + first, start + last] for first, last in nearest]


def _name(what: Line) -> str:
    return str(what["hops"][-1][0]) if what["hops"] else ""


def _suggested(one: Attribution) -> Line | None:
    try:
        return dict(one.suggestion.said)
    except Suggestion.DoesNotExist:
        return None


def _learn(lesson: Lesson, block: _Block) -> None:
    """Put a block at the end of a lesson."""
    text = lesson.capture.text
    lesson.text = text[lesson.start : block.span.end]
    taught = [one for one in block.attributions if _teaches(one)]
    accepted: list[Line] = []
    for one in sorted(block.attributions, key=lambda one: (_extent(one), one.pk)):
        if one.decided_at:
            lesson.decided_at = max(lesson.decided_at or one.decided_at, one.decided_at)
        if one.status == Status.REJECTED:
            lesson.rejected.append(_line(lesson, one, said(one)["source"]))
        elif _teaches(one) and not _is_within(one, taught):
            _add(accepted, _line(lesson, one, _source(one, block, text)))
    lesson.accepted += accepted


def _is_within(one: Attribution, others: list[Attribution]) -> bool:
    """Whether all of it, its cue too, was said by somebody else among the others."""
    whole = _extent(one)
    spans = (part.span for other in others if other is not one for part in other.content)
    return any(span.start <= whole.start and whole.end <= span.end for span in spans)


def _add(lines: list[Line], line: Line) -> None:
    """Put a line to the others; to the one with the same cue and source, if there is one."""
    for other in lines:
        if all(other[part] == line[part] for part in ("cue_parts", "source_parts")):
            other["content"] = sorted(
                [*other["content"], *(span for span in line["content"] if span not in other["content"])]
            )
            other["came"] = other["came"] if other["came"] == line["came"] else "corrected"
            return
    lines.append(line)


def _line(lesson: Lesson, one: Attribution, source: Spans) -> Line:
    """An attribution in the corpora's shape, with how it came about; not by whom."""
    now, was = said(one), _suggested(one)
    parts = {"content": now["content"], "cue_parts": now["cue"], "source_parts": source}
    moved = {name: [[at - lesson.start for at in span] for span in spans] for name, spans in parts.items()}
    same = was and all(was[name] == now[name] for name in ("content", "cue", "source", "hops", "mode", "speech_act"))
    return {
        "doc_id": lesson.doc_id,
        "source": moved["source_parts"][0] if source else None,
        "cue": moved["cue_parts"][0] if now["cue"] else None,
        **moved,
        "kind": one.mode,
        "speech_act": one.speech_act,
        "came": "as suggested" if same else "corrected" if was else "by hand",
        "confidence": was and was["confidence"],
    }
