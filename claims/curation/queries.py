"""What the pages of the desk read, each in a number of queries that does not grow with the rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from claims.curation.find import claims_like
from claims.curation.marked import Mark, Page, Sentence, marked, marks_of, page_at
from claims.models import (
    Annotation,
    Attribution,
    Capture,
    Claim,
    Contradiction,
    Dispute,
    Passage,
    Source,
    User,
)
from claims.vocab.kinds import Mode, PassageRole
from claims.vocab.statuses import DisputeStatus, Status

SOME = 8  # rows of a queue on the desk; the rest is behind its link


def captures() -> QuerySet[Capture]:
    """Captures with what a page says about them; their texts stay behind until asked for."""
    return Capture.objects.select_related("source__outlet").defer("text")


@dataclass(frozen=True, slots=True)
class Workbench:
    """One page of a captured text, what is attributed in it, and the notes on it."""

    capture: Capture
    page: Page
    paragraphs: list[list[Sentence]]
    attributions: list[Attribution]
    first_number: int
    notes: list[Annotation]
    closed: list[Attribution]
    n_closed: int

    @property
    def address(self) -> str:
        """Where this part of the text is worked on."""
        return f"{reverse('claims:capture-detail', kwargs={'pk': self.capture.pk})}?at={self.page.span.start}"

    @property
    def n_waiting(self) -> int:
        return sum(one.status == Status.SUGGESTED for one in self.attributions)


def workbench(capture: Capture, at: int, *, with_closed: bool = False) -> Workbench:
    """The page of the text that holds `at`. `with_closed`: with what was rejected and withdrawn in it, too."""
    page = page_at(capture.text, at)
    placed = _placed(capture)
    standing = placed.standing()
    here = list(standing.filter(at__gte=page.span.start, at__lt=page.span.end))
    first_number = 1 + (standing.filter(at__lt=page.span.start).count() if page.span.start else 0)
    gone = placed.filter(status__in=[Status.REJECTED, Status.WITHDRAWN])
    closed = list(gone) if with_closed else []
    notes = list(
        Annotation.objects.filter(passage__capture=capture, passage__start__range=(page.span.start, page.span.end - 1))
        .select_related("passage", "written_by")
        .order_by("passage__start")
    )
    marks: list[Mark] = marks_of(here, first_number, notes)
    return Workbench(
        capture=capture,
        page=page,
        paragraphs=marked(capture.text, page.span, capture.source.lang, marks),
        attributions=here,
        first_number=first_number,
        notes=notes,
        closed=closed,
        n_closed=len(closed) if with_closed else gone.count(),
    )


def _placed(capture: Capture) -> Any:
    """Attributions of a capture with all their parts, in the order of the text: `at` is where their content starts."""
    content = Passage.objects.filter(attribution=OuterRef("pk"), role=PassageRole.CONTENT).order_by("start")
    notes = Prefetch("annotations", Annotation.objects.select_related("written_by"))
    return (
        Attribution.objects.filter(capture=capture)
        .annotate(at=Coalesce(Subquery(content.values("start")[:1]), 0, output_field=IntegerField()))
        .with_parts()
        .prefetch_related(notes)
        .order_by("at", "pk")
    )


def worklist() -> QuerySet[Capture]:
    """Captures with suggestions, and captures in which nothing was ever marked; the newest first."""
    suggested = Attribution.objects.filter(capture=OuterRef("pk"), status=Status.SUGGESTED).order_by()
    n_suggested = suggested.values("capture").annotate(n=Count("pk")).values("n")
    touched = Attribution.objects.filter(capture=OuterRef("pk"))
    return (
        captures()
        .annotate(n_suggested=Coalesce(Subquery(n_suggested), 0), is_touched=Exists(touched))
        .filter(Q(n_suggested__gt=0) | Q(is_touched=False))
        .order_by("-pk")
    )


def waiting_elsewhere(capture: Capture) -> Capture | None:
    """The newest other capture with suggestions that wait; None where there is none."""
    waiting = Attribution.objects.suggested().filter(capture=OuterRef("pk"))
    return captures().filter(Exists(waiting)).exclude(pk=capture.pk).order_by("-pk").first()


def desk(user: User) -> dict[str, Any]:
    """What waits for a person: on the desk's first page."""
    waiting = Contradiction.objects.waiting().exclude(proposed_by=user)
    ready = Dispute.objects.filter(status=DisputeStatus.READY).exclude(submitted_by=user)
    drafts = Dispute.objects.filter(status=DisputeStatus.DRAFT, current_edition=None)
    return {
        "captures": worklist()[:SOME],
        "n_captures": worklist().count(),
        "n_suggestions": Attribution.objects.suggested().count(),
        "contradictions": waiting.with_claims()[:SOME],
        "n_contradictions": waiting.count(),
        "ready": ready[:SOME],
        "drafts": drafts[:SOME],
        "sources": Source.objects.select_related("outlet").order_by("-pk")[:SOME],
    }


def citations(claim: Claim) -> list[Attribution]:
    """The attributions of a claim, with their parts and sources, in the order they were made."""
    found = claim.attributions.with_parts().select_related("capture__source__outlet")
    return list(found.defer("capture__text").order_by("pk"))


def attachable(claim: Claim, text: str, limit: int = SOME) -> list[Attribution]:
    """Accepted attributions that name the claim's actor and are not its citations; those with these words, if any."""
    spoke = Q(hops__order__gt=1) | Q(mode=Mode.NARRATION)  # an outlet stands first in every chain of its own
    found = Attribution.objects.accepted().filter(spoke, hops__actor=claim.actor).exclude(claim=claim)
    if text:
        found = found.filter(passages__role=PassageRole.CONTENT, passages__exact__icontains=text)
    parts = found.distinct().with_parts().select_related("capture__source__outlet").defer("capture__text")
    return list(parts.order_by("-pk")[:limit])


def claim_list(text: str) -> QuerySet[Claim]:
    """All claims, the newest first, or those like a text, the likest first; with the number of their citations."""
    found = claims_like(text) if text else Claim.objects.select_related("actor").order_by("-pk")
    return found.annotate(n_citations=Count("attributions", distinct=True))
