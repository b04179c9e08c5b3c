"""Who is who on a page: what the page of each actor it names will say of them, frozen and reviewed with it.

A name or an office that somebody adds later waits for the next edition like everything else (DESIGN §2 rule 10).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from django.db.models import Prefetch

from claims.models import Actor, Office
from claims.models.dated import Dated
from claims.publishing.comparison import ActorCard, ActorRef, Comparison, NameLine, OfficeLine, When


def actors(page: Comparison) -> Iterator[ActorRef]:
    """Everybody the page names, as often as it does: who claims, who passes it on, who found, who kept silent."""
    quotations = page.quotations()
    return chain(
        (claim.actor for claim in page.claims()),
        (hop.actor for quotation in quotations for hop in quotation.hops),
        (quotation.source.outlet for quotation in quotations if quotation.source.outlet),
        (finding.body for finding in page.findings),
        (silence.addressee for silence in page.silences),
    )


def people(page: Comparison) -> tuple[ActorCard, ...]:
    """A card of everybody the page names, the longest known first; three queries."""
    offices = Prefetch("offices", Office.objects.select_related("body"))
    found = Actor.objects.filter(pk__in={ref.id for ref in actors(page)}).order_by("pk")
    return tuple(_card(actor) for actor in found.prefetch_related("names", offices))


def actor_ref(actor: Actor) -> ActorRef:
    """An actor as pages name it."""
    return ActorRef(id=actor.pk, slug=actor.slug, name=actor.name, lang=actor.lang, kind=actor.kind)


def when(dated: Dated) -> When:
    """A vague date as pages carry it."""
    return When(dated.date_edtf, dated.date_phrase, dated.date_earliest, dated.date_latest)


def _card(actor: Actor) -> ActorCard:
    return ActorCard(
        actor=actor_ref(actor),
        description=actor.description,
        names=tuple(NameLine(n.name, n.lang, n.kind) for n in actor.names.all() if n.name != actor.name),
        offices=tuple(OfficeLine(o.title, actor_ref(o.body), when(o), o.speaks) for o in actor.offices.all()),
    )
