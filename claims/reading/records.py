"""What readers can see of one claim, one actor, one source: gathered from the current editions that hold it.

A claim can stand in several disputes, each with its own edition; the newest edition's card is what is shown, with
everything that any of them sets against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import F, Min, Q

from claims.models import Actor, Capture, Edition, PublishedClaim, Source
from claims.publishing.comparison import (
    ActorCard,
    ActorRef,
    ClaimCard,
    Comparison,
    DisputeCard,
    OfficeLine,
    Opposite,
    Quotation,
    SourceCard,
)


class Place(NamedTuple):
    """A dispute in which something stands."""

    slug: str
    question: str
    lang: str
    number: int
    published_at: datetime


class Record(NamedTuple):
    """A claim as the newest edition shows it, what any edition sets against it, and the disputes it stands in."""

    card: ClaimCard
    opposites: list[Opposite]
    places: list[Place]
    seal: str


def claim(pk: int) -> Record | None:
    """One claim; None where readers cannot see it. One query."""
    return next(iter(_records(PublishedClaim.objects.public().filter(claim_id=pk))), None)


def claims_of(actor: Actor, first: int, size: int) -> list[Record]:
    """The claims of an actor from the `first` on, oldest first, undated last. Two queries."""
    public = PublishedClaim.objects.public().filter(actor=actor)
    dated = public.values("claim_id").annotate(day=Min("date_earliest"))
    wanted = dated.order_by(F("day").asc(nulls_last=True), "claim_id").values_list("claim_id", flat=True)
    ids = list(wanted[first : first + size])
    found = {record.card.id: record for record in _records(public.filter(claim_id__in=ids))}
    return [found[pk] for pk in ids if pk in found]


def _records(rows: Iterable[PublishedClaim]) -> Iterator[Record]:
    """Rows of editions -> one record a claim."""
    newest = rows.order_by("-edition__published_at", "-edition_id")  # type: ignore[attr-defined]
    columns = ("card", "edition__card", "edition__number", "edition__published_at", "edition__sha256")
    found: dict[int, Record] = {}
    for text, edition, number, at, sha256 in newest.values_list(*columns):
        card, dispute = ClaimCard.decoded(text), DisputeCard.decoded(edition)
        record = found.setdefault(card.id, Record(card, [], [], sha256))
        known = {one.id for one in record.opposites}
        record.opposites.extend(one for one in card.opposites if one.id not in known)
        record.places.append(Place(dispute.slug, dispute.question, dispute.lang, number, at))
    return iter(found.values())


def against(records: Iterable[Record], actor: Actor) -> list[tuple[ActorRef, int, bool]]:
    """Whom these claims stand against: (actor, how often, whether it is the actor itself), the most often first."""
    opposed = {one.id: one.actor for record in records for one in record.opposites}
    counted = Counter(one.id for one in opposed.values())
    refs = {one.id: one for one in opposed.values()}
    return [(refs[pk], n, pk == actor.pk) for pk, n in counted.most_common()]


def places_of(actor: Actor, size: int) -> list[Place]:
    """The disputes in which an actor appears in any part, newest first. One query."""
    rows = Edition.objects.public().filter(actors=actor).order_by("-published_at", "-id")
    return [_place(*row) for row in rows.values_list("card", "number", "published_at")[:size]]


def _place(text: str, number: int, at: datetime) -> Place:
    card = DisputeCard.decoded(text)
    return Place(card.slug, card.question, card.lang, number, at)


class Person(NamedTuple):
    """An actor as the newest edition that names it shows it; `officers` are who holds an office of it there."""

    card: ActorCard
    offices: list[OfficeLine]
    officers: list[tuple[ActorRef, OfficeLine]]
    seal: str


def person(actor: Actor) -> Person | None:
    """Who an actor is, with its offices of bodies that readers know; None where they cannot see it. Two queries."""
    rows = Edition.objects.public().filter(actors=actor).order_by("-published_at", "-id")
    newest = rows.values_list("comparison", "sha256").first()
    if newest is None:
        return None
    text, seal = newest
    people = Comparison.decoded(text).people
    plain = ActorCard(ActorRef(actor.pk, actor.slug, actor.name, actor.lang, actor.kind))
    card = next((one for one in people if one.actor.id == actor.pk), plain)  # early editions have no cards
    bodies = {office.body.id for office in card.offices}
    known = set(Actor.objects.published().filter(pk__in=bodies).values_list("pk", flat=True))
    officers = [(one.actor, office) for one in people for office in one.offices if office.body.id == actor.pk]
    return Person(card, [office for office in card.offices if office.body.id in known], officers, seal)


class SourceRecord(NamedTuple):
    """A source as the newest edition shows it: its quotations in the order of the text, and who copied whom."""

    card: SourceCard
    quotations: list[Quotation]
    siblings: list[SourceCard]
    places: list[Place]
    seals: list[str]


def source(pk: int) -> SourceRecord | None:
    """One source; None where readers cannot see it. Two queries."""
    one = Source.objects.published().filter(pk=pk).first()
    if one is None:
        return None
    family = Source.objects.filter(Q(pk=one.origin_id) | Q(copy_of=one.origin_id)).values("pk")
    citing = Edition.sources.through.objects.filter(source__in=family).values("edition_id")
    rows = Edition.objects.public().filter(pk__in=citing).order_by("-published_at", "-id")
    cards: dict[int, SourceCard] = {}
    quotations: dict[int, Quotation] = {}
    places, seals = [], []
    for text, number, at, sha256 in rows.values_list("comparison", "number", "published_at", "sha256"):
        page = Comparison.decoded(text)
        seals.append(sha256)
        mine = [q for q in page.quotations() if q.source.id == pk]
        quotations = {q.id: q for q in mine} | quotations
        cards = {q.source.id: q.source for q in page.quotations()} | cards
        if mine:
            places.append(Place(page.slug, page.question, page.lang, number, at))
    if pk not in cards:
        return None
    siblings = [card for card in cards.values() if card.origin == cards[pk].origin and card.id != pk]
    ordered = sorted(quotations.values(), key=lambda q: (q.start, q.end, q.id))
    return SourceRecord(cards[pk], ordered, sorted(siblings, key=lambda card: card.id), places, seals)


def captures_of(record: SourceRecord) -> list[Capture]:
    """The captures its published quotations are cut from, without their text. One query."""
    quoted = [q.id for q in record.quotations]
    found = Capture.objects.filter(source=record.card.id, attributions__in=quoted).distinct().order_by("captured_at")
    return list(found.only("captured_at", "sha256", "n_bytes", "media_type"))
