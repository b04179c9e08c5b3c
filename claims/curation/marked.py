"""A captured text as the workbench shows it: pages, paragraphs, sentences, and in them the pieces that are marked.

One sweep over the text and over the edges of its marks: linear in both, however they overlap. A mark is never cut
into the text's characters; the text is cut at the marks' offsets. Pages end between paragraphs where they can, and
only the page that is looked at is split into sentences, so a text of a million characters opens as fast as a short one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claims.extraction.sentences import sentences
from claims.models import Annotation, Attribution
from claims.vocab.kinds import PassageRole
from claims.vocab.selectors import Span
from claims.vocab.statuses import Status

PAGE = 30_000  # code points: about 5,000 words, 200 sentences
_GAP = re.compile(r"\n\s*\n")
_NOTE = "note"


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a text, and where its neighbours start; None at the ends."""

    span: Span
    previous: int | None
    next: int | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage on the text: of which attribution (or note), under which number, in which role.

    `is_now` for the one suggestion that is being reviewed.
    """

    span: Span
    role: str
    target: int
    number: int
    is_suggested: bool = False
    is_first: bool = False
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words with the same marks on them; `kinds` are CSS classes, `ends` the marks whose number follows.

    `begins` are those of the reviewed suggestion that begin here, to be told by more than their look.
    """

    text: str
    kinds: tuple[str, ...]
    ends: tuple[Mark, ...]
    begins: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    number: int
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class _Sweep:
    """Walks the edges of the marks in the order of the text, and counts which kinds are open."""

    edges: list[tuple[int, int, Mark]]
    at: int = 0
    open: dict[str, int] = field(default_factory=dict)
    begun: list[Mark] = field(default_factory=list)

    def next_edge(self, limit: int) -> int:
        return min(self.edges[self.at][0], limit) if self.at < len(self.edges) else limit

    def pass_edges(self, position: int) -> tuple[Mark, ...]:
        """Take all edges up to `position`; the marks of content and notes that end there, and the reviewed one's."""
        ended = []
        while self.at < len(self.edges) and self.edges[self.at][0] <= position:
            _, step, mark = self.edges[self.at]
            kind = _kind(mark)
            self.open[kind] = self.open.get(kind, 0) + step
            if step < 0 and (mark.is_now or mark.role in (PassageRole.CONTENT, PassageRole.NOTE)):
                ended.append(mark)
            elif step > 0 and mark.is_now:
                self.begun.append(mark)
            self.at += 1
        return tuple(ended)

    def kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind, n in sorted(self.open.items()) if n)


def page_at(text: str, position: int, size: int = PAGE) -> Page:
    """The page that holds a position of the text; the last one for a position behind its end.

    Units: `size` is the most that it holds, in code points.
    """
    starts = [0]
    while (end := _page_end(text, starts[-1], size)) < len(text):
        if end > position:
            return Page(Span(starts[-1], end), starts[-2] if len(starts) > 1 else None, end)
        starts.append(end)
    return Page(Span(starts[-1], len(text)), starts[-2] if len(starts) > 1 else None, None)


def _page_end(text: str, start: int, size: int) -> int:
    """Behind the last gap of a full page: between paragraphs, else lines, else words."""
    limit = start + size
    if limit >= len(text):
        return len(text)
    for gap in ("\n\n", "\n", " "):
        found = text.rfind(gap, start + 1, limit)
        if found > start:
            return found + len(gap)
    return limit


def marked(text: str, span: Span, lang: str, marks: Iterable[Mark]) -> list[list[Sentence]]:
    """The paragraphs of a part of a text: lists of sentences, numbered through, with their marks."""
    sweep = _Sweep(sorted((edge for mark in marks for edge in _edges(mark)), key=lambda edge: edge[:2]))
    paragraphs, number, before = [], 0, None
    for one in sentences(text[span.start : span.end], lang):
        at = Span(span.start + one.start, span.start + one.end)
        if before is None or _GAP.search(text, before, at.start):
            paragraphs.append(list[Sentence]())
        number, before = number + 1, at.end
        paragraphs[-1].append(Sentence(at, number, tuple(_pieces(text, at, sweep))))
    return paragraphs


def _pieces(text: str, span: Span, sweep: _Sweep) -> Iterator[Piece]:
    position, pending = span.start, sweep.pass_edges(span.start)
    while position < span.end:
        end, kinds = sweep.next_edge(span.end), sweep.kinds()
        begins, sweep.begun = tuple(sweep.begun), []
        ends = pending + sweep.pass_edges(end)
        yield Piece(text[position:end], kinds, ends, begins)
        position, pending = end, ()


def _edges(mark: Mark) -> tuple[tuple[int, int, Mark], tuple[int, int, Mark]]:
    return (mark.span.start, 1, mark), (mark.span.end, -1, mark)


def _kind(mark: Mark) -> str:
    if mark.is_now:
        return f"now now-{mark.role}"
    return "suggested" if mark.is_suggested and mark.role == PassageRole.CONTENT else str(mark.role)


def marks_of(attributions: Iterable[Attribution], first_number: int, notes: Iterable[Annotation] = ()) -> list[Mark]:
    """The marks of attributions in the order of the text, numbered from `first_number`, and of notes on passages."""
    marks = []
    for number, attribution in enumerate(attributions, start=first_number):
        is_suggested, seen = attribution.status == Status.SUGGESTED, False
        for passage in attribution.passages.all():
            is_first = passage.role == PassageRole.CONTENT and not seen
            seen = seen or is_first
            marks.append(Mark(passage.span, passage.role, attribution.pk, number, is_suggested, is_first))
    marks += [Mark(note.passage.span, _NOTE, note.pk, 0, is_first=True) for note in notes if note.passage]
    return marks
