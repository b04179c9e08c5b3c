"""Whom a name that was found may mean: proposed with a reason each, never chosen.

Names are compared in whatever script they are written: "Guterres" finds "António Guterres", "Гутерреш" finds "Антониу
Гутерриш", and neither the other, unless both are names of one actor. An office is proposed where its holder may have
held it at the time of the articles; who else speaks in the article, where words only describe.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from claims.curation.find import FEW
from claims.curation.speakers.likeness import likeness, stands_in
from claims.curation.speakers.queries import Group, days_of
from claims.models import Actor, ActorName, Office
from claims.models.actor import ActorQuerySet
from claims.vocab.names import name_key

# Of 1. "Zaharova" and "Zakharova" are 0.5 alike; two ministries of one country, 0.4.
_LIKE = 0.45
_OFFICE = 0.7
# A name that holds the words found, or stands among them, is less than the same name.
_HELD, _AMONG = 0.9, 0.8
_WORDS = 8  # of the name found that are looked for
_BEGINNING = 2  # letters with which a word of both must begin


@dataclass(frozen=True, slots=True)
class Candidate:
    """`score` orders the list, from 0 to 1; it is no probability."""

    actor: Actor
    reason: str
    score: float


def candidates(group: Group) -> list[Candidate]:
    """A few, the likeliest first; each actor once, for the best of its reasons."""
    found = sorted([*_by_name(group), *_by_office(group), *_by_article(group)], key=lambda one: -one.score)
    best: dict[int, Candidate] = {}
    for one in found:
        best.setdefault(one.actor.pk, one)
    return list(best.values())[:FEW]


def _may_speak(group: Group) -> ActorQuerySet:
    everybody = Actor.objects.select_related("part_of").prefetch_related("offices__body")
    return everybody.for_source(group.source) if group.source else everybody.filter(source=None)


def _by_name(group: Group) -> Iterator[Candidate]:
    begins = Q()
    for word in group.key.split()[:_WORDS]:
        begins |= Q(key__startswith=word[:_BEGINNING]) | Q(key__contains=f" {word[:_BEGINNING]}")
    names = ActorName.objects.filter(begins).values_list("actor", "name", "key")
    scored = sorted(((_score(group.key, key), -actor, name) for actor, name, key in names), reverse=True)
    likely = [(score, -actor, name) for score, actor, name in scored[: 3 * FEW] if score >= _LIKE]
    actors = _may_speak(group).in_bulk([actor for _score, actor, _name in likely])
    for score, actor, name in likely:
        if actor in actors:
            yield Candidate(actors[actor], _("has the name “%(name)s”") % {"name": name}, score)


def _score(found: str, name: str) -> float:
    return max(likeness(found, name), _HELD * stands_in(found, name), _AMONG * stands_in(name, found))


def _by_office(group: Group) -> Iterator[Candidate]:
    held = Office.objects.held_between(*days_of(group)).select_related("body")
    named = [one for one in held if stands_in(name_key(one.title), group.key) >= _OFFICE]
    body = {one.pk: stands_in(name_key(one.body.name), group.key) for one in named}
    likely = sorted(named, key=lambda one: (-body[one.pk], one.pk))[:FEW]
    actors = _may_speak(group).in_bulk([office.holder_id for office in likely])
    for office in likely:
        if office.holder_id in actors:
            words = {"title": office.title, "body": office.body.name}
            reason = _("may have been “%(title)s” of %(body)s then") % words
            yield Candidate(actors[office.holder_id], reason, 0.4 + 0.2 * body[office.pk])


def _by_article(group: Group) -> Iterator[Candidate]:
    if group.source is None:
        return
    speaking = Q(hops__attribution__capture__source=group.source, hops__order__gt=1)
    found = _may_speak(group).filter(speaking).annotate(n=Count("hops")).order_by("-n", "pk")
    for actor in found[:FEW]:
        yield Candidate(actor, _("speaks elsewhere in this article"), 0.3)
