"""Comparison -> Edition: the rows that readers' pages are made of, written once and never again.

Beside the whole page, an edition keeps what each list of the site shows of it: a card for the disputes, one for
each claim, and which actors and sources it names. So every readers' page is made of frozen rows alone.
"""

from __future__ import annotations

from django.db.models import Max
from django.utils import timezone

from claims.models import Dispute, Edition, PublishedClaim, User
from claims.publishing.comparison import CardSide, ClaimCard, Comparison, DisputeCard
from claims.publishing.people import actors


def freeze(page: Comparison, *, dispute: Dispute, by: User, note: str) -> Edition:
    """Write the next edition of a dispute with all its rows; the caller holds the dispute's lock."""
    last = Edition.objects.filter(dispute=dispute).aggregate(number=Max("number"))["number"] or 0
    edition = Edition.objects.create(
        dispute=dispute,
        number=last + 1,
        comparison=page.encoded(),
        card=card(page).encoded(),
        sha256=page.sha256,
        note=note,
        published_at=timezone.now(),
        published_by=by,
    )
    edition.actors.set({actor.id for actor in actors(page)})
    edition.sources.set({quotation.source.id for quotation in page.quotations()})
    _freeze_claims(page, edition)
    return edition


def _freeze_claims(page: Comparison, edition: Edition) -> None:
    cards: dict[int, ClaimCard] = {claim.id: claim for claim in page.claims()}
    rows = PublishedClaim.objects.bulk_create(
        PublishedClaim(
            edition=edition,
            claim_id=claim.id,
            actor_id=claim.actor.id,
            date_earliest=claim.first.earliest,
            card=claim.encoded(),
        )
        for claim in cards.values()
    )
    cites = PublishedClaim.sources.through
    cites.objects.bulk_create(
        cites(publishedclaim_id=row.pk, source_id=source)
        for row in rows
        for source in sorted({quotation.source.id for quotation in cards[row.claim_id].quotations})
    )


def card(page: Comparison) -> DisputeCard:
    """What a list of disputes shows of a page."""
    return DisputeCard(
        slug=page.slug,
        question=page.question,
        summary=page.summary,
        lang=page.lang,
        sides=tuple(CardSide(s.label, len(s.claims), s.n_sources, s.n_origins) for s in page.sides),
        n_findings=len(page.findings),
        n_silences=len(page.silences),
        n_sources=page.n_sources,
        n_origins=page.n_origins,
    )
