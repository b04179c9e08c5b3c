"""What a page of the queue reads, in a number of queries that does not grow with its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Func, Min, OuterRef, Q, Subquery, TextField
from django.db.models.functions import Greatest
from django.utils import timezone

from claims.curation.marked import Mark, Sentence, marked
from claims.curation.queue.filters import QueueForm, ordered, place
from claims.extraction.memory import TAKEN_BACK
from claims.models import Actor, Attribution, Passage, User
from claims.models.attribution import AttributionQuerySet
from claims.vocab.kinds import Mode, PassageRole
from claims.vocab.selectors import Span
from claims.vocab.statuses import Status

PAGE = 30
MANY = 1000  # what waits is counted so far, and no further
_BEFORE, _WINDOW = 400, 1600  # code points read around the first word: a sentence before it, and a long one of it


@dataclass(frozen=True, slots=True)
class Row:
    """A suggestion, and the sentences that its passages stand in; `is_cut` where they go on beyond these."""

    attribution: Attribution
    sentences: list[Sentence]
    is_cut: bool
    at: int

    @property
    def is_known(self) -> bool:
        """Whether it can be accepted as it stands: somebody is known to have said it."""
        hops = list(self.attribution.hops.all())
        everybody = all(hop.actor_id for hop in hops)
        return everybody and (self.attribution.mode == Mode.NARRATION or len(hops) > 1)


@dataclass(frozen=True, slots=True)
class QueuePage:
    """`n_waiting` counts up to MANY + 1; `after` is where the next page begins."""

    rows: list[Row]
    n_waiting: int
    after: str

    @property
    def is_more(self) -> bool:
        return self.n_waiting > MANY


def queue_page(form: QueueForm, after: str) -> QueuePage:
    """One page of what waits and is wanted, behind the place `after`."""
    wanted = form.narrowed(Attribution.objects.suggested())
    found = list(ordered(wanted, form.order_now, after).only("capture_id", "confidence_score")[: PAGE + 1])
    more = place(found[PAGE - 1], form.order_now) if len(found) > PAGE else ""
    n_waiting = wanted.order_by()[: MANY + 1].count()
    return QueuePage(rows([one.pk for one in found[:PAGE]]), n_waiting, more)


def rows(ids: Sequence[int]) -> list[Row]:
    """These attributions as rows, in this order."""
    first = (
        Passage.objects.filter(attribution=OuterRef("pk"), role=PassageRole.CONTENT)
        .order_by()
        .values("attribution")
        .annotate(first=Min("start"))
        .values("first")
    )
    # Only the text around is read: what a page quotes of a book is not the book.
    start = Greatest(F("at") - _BEFORE, 0)
    window = Func(F("capture__text"), start + 1, _WINDOW, function="substr", output_field=TextField())
    found = (
        Attribution.objects.filter(pk__in=ids)
        .annotate(at=Subquery(first), window_start=start, window=window)
        .with_parts()
        .select_related("capture__source__outlet", "decided_by")
        .defer("capture__text")
    )
    by_id = {one.pk: _row(one) for one in found}
    return [by_id[pk] for pk in ids if pk in by_id]


def _row(one: Any) -> Row:
    spans = [(passage.role, passage.span) for passage in one.passages.all()]
    lang = one.capture.source.lang
    sentences, is_cut = excerpt(one.window or "", one.window_start or 0, lang, spans, one.pk)
    return Row(one, sentences, is_cut, one.at or 0)


def excerpt(
    window: str, offset: int, lang: str, spans: Iterable[tuple[str, Span]], target: int
) -> tuple[list[Sentence], bool]:
    """The sentences of a part of a text that passages stand in, marked; and whether some stand beyond the part.

    `offset` is where the part begins. The part may begin and end within a sentence.
    """
    moved = [(role, Span(span.start - offset, span.end - offset)) for role, span in spans]
    inside = [
        (role, Span(max(span.start, 0), min(span.end, len(window))))
        for role, span in moved
        if span.end > 0 and span.start < len(window)
    ]
    marks = [Mark(span, role, target, 0, is_suggested=True) for role, span in inside]
    touched = [
        sentence
        for paragraph in marked(window, Span(0, len(window)), lang, marks)
        for sentence in paragraph
        if any(span.start < sentence.span.end and sentence.span.start < span.end for _, span in inside)
    ]
    return touched, any(span.end > len(window) for _, span in moved)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the program's suggestions were decided, of how many; for an outlet, or (None) for all."""

    outlet: Actor | None
    n_decided: int
    n_all: int

    @property
    def percent(self) -> int:
        return 100 * self.n_decided // self.n_all if self.n_all else 100


_DECIDED = Count("pk", filter=~Q(status=Status.SUGGESTED))


def progress(outlet: Actor | None = None) -> Progress:
    """Of all outlets, or of one."""
    counted = _proposed() if outlet is None else _proposed().filter(capture__source__outlet=outlet)
    counts = counted.aggregate(decided=_DECIDED, everything=Count("pk"))
    return Progress(outlet, counts["decided"], counts["everything"])


def progress_by_outlet() -> list[Progress]:
    """Every outlet of which something was proposed, the one with most left first."""
    counts = list(
        _proposed()
        .values("capture__source__outlet")
        .annotate(decided=_DECIDED, everything=Count("pk"))
        .order_by(F("decided") - F("everything"), "capture__source__outlet")
    )
    outlets = Actor.objects.in_bulk([one["capture__source__outlet"] for one in counts])
    return [Progress(outlets.get(o["capture__source__outlet"]), o["decided"], o["everything"]) for o in counts]


def decided_today(user: User) -> int:
    """How many suggestions of the program somebody has decided since midnight, in the time of the site."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return _proposed().filter(decided_by=user, decided_at__gte=midnight).count()


def _proposed() -> AttributionQuerySet:
    return Attribution.objects.filter(proposed_by=None).exclude(TAKEN_BACK)
