"""Finding who is meant, and claims that say it already, from what somebody has typed so far."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, IntegerField, Max, Q, Value, When
from django.db.models.functions import Length

from claims.models import Actor, Claim, Source
from claims.models.actor import ActorQuerySet
from claims.models.claim import ClaimQuerySet
from claims.vocab.names import name_key

FEW = 8  # as many as can be read at a glance
WORDS = 12  # of a text that may hold a name; all their runs together are 78


def typed(text: str | None) -> str:
    """What somebody typed, as a query can take it: no longer than a claim, and without NUL (PostgreSQL has none)."""
    return (text or "").replace("\x00", "").strip()[:500]


def actors_named(text: str, source: Source | None = None) -> ActorQuerySet:
    """Actors one of whose names is like `text`, the closest first, with their offices.

    Where none is, those whose whole name stands in `text`, the longest first: "the spokeswoman Maria Zakharova" finds
    Maria Zakharova. With a source: whoever may speak in it, its own unnamed ones included; else only the named.
    """
    found = Actor.objects.named(text)
    if " " in text and not found.exists():
        found = _named_within(text)
    found = found.for_source(source) if source else found.filter(source__isnull=True)
    return found.select_related("part_of").prefetch_related("offices__body")


def _named_within(text: str) -> ActorQuerySet:
    words = name_key(text).split()[:WORDS]
    keys = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
    found = Actor.objects.filter(names__key__in=keys)
    return found.annotate(length=Max(Length("names__key"))).order_by("-length", "name", "pk")


def claims_like(text: str, actors: Sequence[Actor] = ()) -> ClaimQuerySet:
    """Claims whose words are like `text`, the likest first.

    With actors: all that these claim, of the first actor before the others', like or not; a claim of somebody
    else could not be cited by a chain of theirs.
    """
    likeness = TrigramWordSimilarity(text, "text")
    found = Claim.objects.select_related("actor").annotate(likeness=likeness)
    if not actors:
        return found.filter(_like(text)).order_by("-likeness", "-pk")
    places = [When(actor=actor, then=Value(place)) for place, actor in enumerate(actors)]
    by = Case(*places, output_field=IntegerField())
    return found.filter(actor__in=actors).order_by(by, "-likeness", "-pk")


def _like(text: str) -> Q:
    return (
        Q(text__trigram_word_similar=text)
        | Q(text__icontains=text)
        | Q(actor__in=Actor.objects.filter(names__key=name_key(text)))
    )
