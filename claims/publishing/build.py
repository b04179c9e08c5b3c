"""Dispute -> Comparison: what readers would see if its working copy were published now.

The order of everything follows one rule that the page prints (DESIGN §2 rule 7): by the date of the first claim,
and where dates are equal or unknown, by when it was written down here. Nobody chooses who comes first. Only
accepted attributions are citations, and only confirmed contradictions between two claims of this page are shown.
Nothing is written here. Rows are fetched a kind at a time, so the number of queries stays the same however
many claims there are; the full text of a capture is never fetched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q
from msgspec.structs import replace

from claims.models import (
    Attribution,
    Claim,
    Contradiction,
    Dispute,
    Finding,
    Hop,
    Passage,
    Placement,
    Position,
    Silence,
    Source,
)
from claims.models.attribution import spoken_by
from claims.models.dated import Dated
from claims.publishing.comparison import (
    ClaimCard,
    ClauseLine,
    Comparison,
    FindingCard,
    HopLine,
    Opposite,
    Quotation,
    Side,
    SilenceCard,
    SourceCard,
    When,
)
from claims.publishing.people import actor_ref, people, when
from claims.vocab.kinds import PassageRole
from claims.vocab.statuses import Status


def build(dispute: Dispute) -> Comparison:
    """The working copy of a dispute as one frozen page."""
    placements = list(Placement.objects.filter(dispute=dispute).select_related("claim__actor"))
    findings = list(
        Finding.objects.filter(dispute=dispute)
        .select_related("body")
        .prefetch_related("clauses", "readings__claim__actor")
    )
    silences = list(
        Silence.objects.filter(dispute=dispute).select_related("claim", "addressee").order_by("as_of", "pk")
    )
    claims = {p.claim_id: p.claim for p in placements}
    claims |= {r.claim_id: r.claim for f in findings for r in f.readings.all()}
    page = _Page(claims, silences)
    sides = page.sides(Position.objects.filter(dispute=dispute), placements)
    cards = [page.finding(finding) for finding in findings]
    quiet = [page.silence(silence) for silence in silences]
    n_sources, n_origins = counted(page.cited)
    comparison = Comparison(
        slug=dispute.slug,
        question=dispute.question,
        summary=dispute.summary,
        lang=dispute.lang,
        one_sided_reason=dispute.one_sided_reason,
        sides=tuple(sides),
        findings=tuple(cards),
        silences=tuple(quiet),
        n_sources=n_sources,
        n_origins=n_origins,
    )
    return replace(comparison, people=people(comparison))


class _Page:
    """The citations and oppositions of one page, and how far its citation numbers have run.

    A citation that stands in two places of the page (under a claim, and as the proof of a silence) has one number.
    """

    def __init__(self, claims: dict[int, Claim], silences: Iterable[Silence]) -> None:
        self.claims = claims
        self.attributions = _attributions(claims, silences)
        self.by_claim: dict[int, list[Attribution]] = defaultdict(list)
        for one in self.attributions.values():
            if one.claim_id is not None:
                self.by_claim[one.claim_id].append(one)
        self.opposites = _opposites(claims)
        self.numbers: dict[int, int] = {}
        self.cited: list[Quotation] = []

    def first(self, claim_id: int) -> tuple[date, int]:
        """Where a claim stands in the order: its first date, the unknown last; then its id."""
        days = [_day(one) for one in self.by_claim[claim_id]]
        return min(days, default=date.max), claim_id

    def sides(self, positions: Iterable[Position], placements: Iterable[Placement]) -> list[Side]:
        placed: dict[int, list[int]] = defaultdict(list)
        for placement in placements:
            placed[placement.position_id].append(placement.claim_id)
        order = {p.pk: sorted(self.first(c) for c in placed[p.pk]) for p in positions}
        ranked = sorted(positions, key=lambda p: (order[p.pk][0][0] if order[p.pk] else date.max, p.pk))
        return [self.side(p, [claim_id for _day, claim_id in order[p.pk]]) for p in ranked]

    def side(self, position: Position, claim_ids: Iterable[int]) -> Side:
        cards = tuple(self.claim(claim_id) for claim_id in claim_ids)
        n_sources, n_origins = counted(q for card in cards for q in card.quotations)
        return Side(id=position.pk, label=position.label, claims=cards, n_sources=n_sources, n_origins=n_origins)

    def claim(self, claim_id: int) -> ClaimCard:
        claim = self.claims[claim_id]
        mine = sorted(self.by_claim[claim_id], key=lambda one: (_day(one), one.pk))
        quotations = tuple(self.quotation(one) for one in mine)
        n_sources, n_origins = counted(quotations)
        return ClaimCard(
            id=claim.pk,
            text=claim.text,
            lang=claim.lang,
            actor=actor_ref(claim.actor),
            spoken=any(spoken_by(list(one.hops.all())) == claim.actor for one in mine),
            first=when(_dated(mine[0])) if mine else When(),
            quotations=quotations,
            opposites=tuple(self.opposites[claim_id]),
            n_sources=n_sources,
            n_origins=n_origins,
        )

    def quotation(self, one: Attribution) -> Quotation:
        content = list(one.passages.all())
        found = Quotation(
            id=one.pk,
            n=self.numbers.setdefault(one.pk, len(self.numbers) + 1),
            pieces=tuple(p.exact for p in content),
            prefix=content[0].prefix if content else "",
            suffix=content[-1].suffix if content else "",
            start=content[0].start if content else 0,
            end=content[-1].end if content else 0,
            lang=one.capture.source.lang,
            mode=one.mode,
            act=one.speech_act,
            said=when(one),
            hops=tuple(HopLine(actor_ref(hop.actor), hop.as_named, hop.status) for hop in one.hops.all() if hop.actor),
            source=_source_card(one),
        )
        self.cited.append(found)
        return found

    def finding(self, finding: Finding) -> FindingCard:
        ordered = sorted(self.first(reading.claim_id) for reading in finding.readings.all())
        return FindingCard(
            id=finding.pk,
            body=actor_ref(finding.body),
            instrument=finding.instrument,
            scope=finding.scope,
            url=finding.url,
            given=when(finding),
            clauses=tuple(ClauseLine(c.text, c.outcome, c.vote) for c in finding.clauses.all()),
            readings=tuple(self.claim(claim_id) for _day, claim_id in ordered),
        )

    def silence(self, silence: Silence) -> SilenceCard:
        said = self.attributions.get(silence.attribution_id or 0)
        return SilenceCard(
            id=silence.pk,
            claim=silence.claim_id,
            claim_text=silence.claim.text,
            claim_lang=silence.claim.lang,
            addressee=actor_ref(silence.addressee),
            kind=silence.kind,
            as_of=silence.as_of,
            searched=silence.searched,
            quotation=self.quotation(said) if said else None,
        )


def counted(quotations: Iterable[Quotation]) -> tuple[int, int]:
    """How many sources, and how many independent origins (DESIGN §2 rule 8), stand behind quotations."""
    sources = {q.source.id: q.source.origin for q in quotations}
    return len(sources), len(set(sources.values()))


def _attributions(claims: Iterable[int], silences: Iterable[Silence]) -> dict[int, Attribution]:
    """Every accepted citation of these claims and silences, with its parts; four queries."""
    content = Passage.objects.filter(role=PassageRole.CONTENT).order_by("start", "end", "pk")
    hops = Hop.objects.select_related("actor").order_by("order")
    proofs = [s.attribution_id for s in silences if s.attribution_id]
    found = (
        Attribution.objects.accepted()
        .filter(Q(claim__in=list(claims)) | Q(pk__in=proofs))
        .select_related("capture__source__outlet")
        .defer("capture__text")
        .prefetch_related(Prefetch("hops", hops), Prefetch("passages", content))
    )
    return {one.pk: one for one in found.order_by("pk")}


def _opposites(claims: dict[int, Claim]) -> dict[int, list[Opposite]]:
    """Confirmed contradictions between two of these claims, under each of the two."""
    ids = list(claims)
    found: dict[int, list[Opposite]] = defaultdict(list)
    confirmed = Contradiction.objects.confirmed().filter(claim_a__in=ids, claim_b__in=ids, status=Status.ACCEPTED)
    for one in confirmed.order_by("pk"):
        for this, that in ((one.claim_a_id, one.claim_b_id), (one.claim_b_id, one.claim_a_id)):
            other = claims[that]
            found[this].append(
                Opposite(
                    id=one.pk,
                    claim=other.pk,
                    text=other.text,
                    lang=other.lang,
                    actor=actor_ref(other.actor),
                    kind=one.kind,
                    reason=one.reason,
                )
            )
    return found


def _dated(one: Attribution) -> Dated:
    """What dates a citation: when it was said, else when its source was published, which is no earlier."""
    return one if one.date else one.capture.source


def _day(one: Attribution) -> date:
    """The day a citation is ordered by: the earliest it can be; for an open start, the latest; unknown is last."""
    dated = _dated(one)
    return dated.date_earliest or dated.date_latest or date.max


def _source_card(one: Attribution) -> SourceCard:
    source: Source = one.capture.source
    return SourceCard(
        id=source.pk,
        kind=source.kind,
        title=source.title,
        lang=source.lang,
        outlet=actor_ref(source.outlet) if source.outlet else None,
        byline=source.byline,
        url=source.url,
        access=source.access,
        published=when(source),
        captured_on=one.capture.captured_at.date(),
        origin=source.origin_id,
    )
