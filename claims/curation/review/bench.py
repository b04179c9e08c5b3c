"""What a review shows: the text with its marks, the suggestion that is current, how much is decided, what is next.

Attributions that are not current are read as lines and spans only, so three hundred cost as many queries as three.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from django.db.models import Exists, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from claims.curation.marked import Mark, Page, Sentence, marked, page_at
from claims.curation.review.draft import Review
from claims.extraction.memory import TAKEN_BACK
from claims.extraction.verbs import tongue
from claims.models import Actor, Attribution, Capture, Hop, Passage
from claims.vocab.kinds import Mode, PassageRole
from claims.vocab.selectors import Span
from claims.vocab.statuses import Status

SURE = (0.99, 0.95, 0.9, 0.8)  # from how sure on many are accepted at once
PAGE = 10_000  # code points of text around a suggestion: most articles whole, and a press answered in half the time
_NEAR = 9  # suggestions to merge with: as many as there are digits
_STANDING = (Status.SUGGESTED, Status.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Line:
    """One attribution, in the order of the text. `number` is what the text shows; 0 for one that is gone."""

    pk: int
    status: str
    number: int
    is_quick: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Near:
    """A suggestion near the current one, with its first words."""

    line: Line
    words: str


@dataclass
class Bench:
    """A capture under review. `current` is None where nothing waits and none was asked for."""

    capture: Capture
    current: Attribution | None = None
    review: Review | None = None
    problem: str = ""
    known: list[object] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[Line]:
        """All of them, as they are when they are first asked for: after a decision, not before as well."""
        return lines_of(self.capture)

    @property
    def is_read(self) -> bool:
        """Whether the program reads its language, and could have suggested something."""
        return tongue(self.capture.source.lang) is not None

    @property
    def n_decided(self) -> int:
        return sum(line.status != Status.SUGGESTED for line in self.lines)

    def actors(self) -> dict[int, Actor]:
        """Everybody in the chain of the draft. One query if there is somebody whom the stored chain does not name."""
        here = {hop.actor_id: hop.actor for hop in self.current.hops.all()} if self.current else {}
        drafted = {hop.actor_id for hop in self.review.draft.through if hop.actor_id} if self.review else set()
        more = drafted - set(here)
        found = Actor.objects.for_source(self.capture.source).in_bulk(more) if more else {}
        return {pk: actor for pk, actor in {**here, **found}.items() if pk and actor}

    @property
    def address(self) -> str:
        return address(self.capture.pk, self.current.pk if self.current else 0)

    def of(self, pk: int) -> str:
        return address(self.capture.pk, pk)

    @property
    def is_changed(self) -> bool:
        """Whether the draft says anything else than what stands."""
        return bool(self.current and self.review and self.review.bare != Review.of(self.current))

    @cached_property
    def line(self) -> Line | None:
        return next((line for line in self.lines if self.current and line.pk == self.current.pk), None)

    @cached_property
    def page(self) -> Page:
        pieces = self.review.draft.pieces if self.review else ()
        return page_at(self.capture.text, pieces[0].start if pieces else 0, PAGE)

    @cached_property
    def paragraphs(self) -> list[list[Sentence]]:
        span = self.page.span
        return marked(self.capture.text, span, self.capture.source.lang, self._marks())

    @property
    def next(self) -> int:
        """The suggestion that comes after the current one, round the text; 0 for none."""
        return following(self.lines, self.current.pk if self.current else 0)

    @property
    def previous(self) -> int:
        return following(self.lines[::-1], self.current.pk if self.current else 0)

    @property
    def quick(self) -> list[tuple[float, int]]:
        """(how sure at least, how many direct quotations that can be accepted as they stand), each number once."""
        counts = {above: sum(line.is_quick and line.confidence >= above for line in self.lines) for above in SURE}
        first = {n: above for above, n in reversed(counts.items()) if n}
        return sorted(((above, n) for n, above in first.items()), reverse=True)

    def near(self) -> list[Near]:
        """The suggestions around the current one, those behind it first."""
        at = next((n for n, line in enumerate(self.lines) if line is self.line), 0)
        waiting = [line for line in (*self.lines[at + 1 :], *self.lines[:at][::-1]) if line.status == Status.SUGGESTED]
        first = {pk: next(rows) for pk, rows in groupby(self._passages, key=lambda row: row[0])}
        return [Near(line, self._words(first[line.pk])) for line in waiting if line.pk in first][:_NEAR]

    def _words(self, row: tuple[int, str, int, int]) -> str:
        return self.capture.text[row[2] : row[3]]

    @cached_property
    def _passages(self) -> list[tuple[int, str, int, int]]:
        """(attribution, role, start, end) of all that stands on the page but for the current one; content first."""
        span, standing = self.page.span, {line.pk for line in self.lines if line.number}
        rows = Passage.objects.filter(capture=self.capture, start__gte=span.start, start__lt=span.end)
        rows = rows.exclude(attribution=self.current).filter(attribution__isnull=False)
        found = rows.order_by("attribution", "role", "start").values_list("attribution", "role", "start", "end")
        return [row for row in found if row[0] in standing]

    def _marks(self) -> list[Mark]:
        lines, marks, seen = {line.pk: line for line in self.lines}, list[Mark](), set[int]()
        for pk, role, start, end in self._passages:
            line = lines[pk]
            is_first = role == PassageRole.CONTENT and pk not in seen
            seen |= {pk} if is_first else set()
            is_suggested = line.status == Status.SUGGESTED
            marks.append(Mark(Span(start, end), role, pk, line.number, is_suggested, is_first))
        return marks + self._marks_now()

    def _marks_now(self) -> list[Mark]:
        """The current one as it is drafted."""
        if not (self.review and self.line):
            return []
        review, line = self.review, self.line
        about = ((review.cue, PassageRole.CUE), (review.source, PassageRole.SOURCE))
        spans = [(span, PassageRole.CONTENT) for span in review.draft.pieces]
        spans += [(span, role) for span, role in about if span]
        is_suggested = line.status == Status.SUGGESTED
        return [
            Mark(span, role, line.pk, line.number, is_suggested, is_first=n == 0, is_now=True)
            for n, (span, role) in enumerate(spans)
        ]


def address(capture_id: int, attribution_id: int) -> str:
    """Where a suggestion is reviewed; the first that waits for 0."""
    return f"{reverse('claims:capture-detail', kwargs={'pk': capture_id})}?review={attribution_id}"


def lines_of(capture: Capture) -> list[Line]:
    """All that was ever suggested or marked in a capture, but for what the program took back. One query."""
    content = Passage.objects.filter(attribution=OuterRef("pk"), role=PassageRole.CONTENT).order_by("start")
    unknown = Hop.objects.filter(attribution=OuterRef("pk"), actor=None)
    spoken = Hop.objects.filter(attribution=OuterRef("pk"), order__gt=1)
    rows = (
        Attribution.objects.filter(capture=capture)
        .exclude(TAKEN_BACK)
        .annotate(at=Coalesce(Subquery(content.values("start")[:1]), 0, output_field=IntegerField()))
        .annotate(is_whole=Exists(spoken), is_open=Exists(unknown))
        .order_by("at", "pk")
        .values_list("pk", "status", "mode", "confidence_score", "is_whole", "is_open")
    )
    lines, number = list[Line](), 0
    for pk, status, mode, confidence, is_whole, is_open in rows:
        stands = status in _STANDING
        number += stands
        is_quick = status == Status.SUGGESTED and mode == Mode.DIRECT and is_whole and not is_open
        lines.append(Line(pk, status, number if stands else 0, is_quick, confidence or 0.0))
    return lines


def following(lines: Sequence[Line], pk: int) -> int:
    """The next that waits after one of the lines, else the first that waits; 0 for none."""
    at = next((n for n, line in enumerate(lines) if line.pk == pk), -1)
    return next((line.pk for line in _round(lines, at) if line.status == Status.SUGGESTED), 0)


def _round(lines: Sequence[Line], at: int) -> Iterable[Line]:
    return (*lines[at + 1 :], *lines[: max(at, 0)])


def bench_of(capture: Capture, pk: int) -> Bench:
    """The bench with a suggestion, or with the first that waits where the capture has none of this number."""
    bench = Bench(capture)
    return bench if _take(bench, pk) else bench_after(capture, 0)


def bench_after(capture: Capture, pk: int) -> Bench:
    """The bench with the next that waits after a suggestion, round the text; with none where none does."""
    bench = Bench(capture)
    _take(bench, following(bench.lines, pk))
    return bench


def _take(bench: Bench, pk: int) -> bool:
    """Whether the capture has a suggestion of this number; then it is the bench's."""
    mine = Attribution.objects.filter(capture=bench.capture).exclude(TAKEN_BACK).with_parts()
    current = mine.filter(pk=pk).first() if pk else None
    if current is None:
        return False
    current.capture = bench.capture
    bench.current, bench.review = current, Review.of(current)
    return True
