"""What the pages of versions read, each in a number of queries that does not grow with the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from claims.importing.versions.compare import Block, compare
from claims.models import Capture, Claim, Dispute, Edition, Notice, Reanchoring, Source
from claims.vocab.kinds import Anchored, PassageRole


def captures_of(source: Source) -> list[Capture]:
    """The newest first, without their texts, with how many quotations wait to be looked at in each."""
    n_waiting = Count("reanchorings", filter=Q(reanchorings__confirmed_at=None) & ~Q(reanchorings__result="exact"))
    found = source.captures.select_related("captured_by").defer("text").annotate(n_waiting=n_waiting)
    return list(found.order_by("-pk"))


def difference(old: Capture, new: Capture) -> list[Block]:
    """The newer text with what was taken out of the older."""
    first, second = sorted((old, new), key=lambda capture: capture.pk)
    return compare(first.text, second.text)


def chosen(captures: list[Capture], old: int, new: int) -> tuple[Capture, Capture] | None:
    """The two captures that were asked for, else the last two; None where there is but one. The older first."""
    by_pk = {capture.pk: capture for capture in captures}
    if old in by_pk and new in by_pk and old != new:
        return by_pk[min(old, new)], by_pk[max(old, new)]
    return (captures[1], captures[0]) if len(captures) > 1 else None


def quotations_in(capture: Capture) -> QuerySet[Reanchoring]:
    """What became of every quotation in this capture: what waits first, the lost before the fuzzy."""
    found = Reanchoring.objects.filter(capture=capture).exclude(passage__role__in=[PassageRole.CUE, PassageRole.SOURCE])
    found = found.select_related("passage__attribution__claim__actor", "confirmed_by")
    return found.order_by("passage__start", "pk")


@dataclass(frozen=True, slots=True)
class Since:
    """A source that was captured again after it was quoted: the newest capture, and what became of the quotations."""

    capture: Capture
    counts: dict[str, int]

    @property
    def is_same(self) -> bool:
        return set(self.counts) <= {Anchored.EXACT.value}

    @property
    def told(self) -> list[tuple[Anchored, int]]:
        return [(one, self.counts[one]) for one in Anchored if one in self.counts]


def since_dispute(claims: Iterable[Claim] | QuerySet[Claim]) -> list[Since]:
    """Sources of these claims that changed since they were quoted. Two queries."""
    return _since(Q(passage__attribution__claim__in=claims))


def since_capture(capture: Capture) -> list[Since]:
    """The same of what is quoted from one capture."""
    return _since(Q(passage__capture=capture))


def _since(which: Q) -> list[Since]:
    newest = Capture.objects.filter(source=OuterRef("capture__source")).order_by("-pk").values("pk")[:1]
    found = Reanchoring.objects.filter(which, passage__role=PassageRole.CONTENT, capture=Subquery(newest))
    rows = found.order_by("capture", "result").values_list("capture", "result").annotate(n=Count("pk"))
    counts = {pk: {result: n for _pk, result, n in some} for pk, some in groupby(rows, key=lambda row: row[0])}
    captures = Capture.objects.filter(pk__in=counts).select_related("source").defer("text").order_by("pk")
    return [Since(capture, counts[capture.pk]) for capture in captures]


def queue(*, settled: bool) -> QuerySet[Notice]:
    """Notices, the newest first, with what a line about them says."""
    found = Notice.objects.filter(settled_at__isnull=not settled).order_by("-pk")
    return found.select_related("source__outlet", "capture", "settled_by").defer("capture__text")


@dataclass(frozen=True, slots=True)
class Touched:
    """What rests on a source: claims that cite it, disputes they stand in, editions that readers see now."""

    claims: list[Claim]
    disputes: list[Dispute]
    editions: list[Edition]


def touched(source: Source) -> Touched:
    """Three queries."""
    claims = list(Claim.objects.filter(attributions__capture__source=source).select_related("actor").distinct())
    here = Q(placements__claim__in=claims) | Q(findings__readings__claim__in=claims)
    disputes = list(Dispute.objects.filter(here).distinct().order_by("pk"))
    editions = Edition.objects.public().filter(sources=source).select_related("dispute").order_by("pk")
    return Touched(claims, disputes, list(editions.defer("comparison", "card")))
