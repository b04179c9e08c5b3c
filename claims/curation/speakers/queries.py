"""Groups of hops whose actor nobody knows yet, and what one of them is seen in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, Max, Min, Q, QuerySet, When
from django.db.models.functions import Coalesce

from claims.curation.find import typed
from claims.curation.queue.queries import MANY, Row, rows
from claims.models import Hop, Settlement, Source
from claims.vocab.names import name_key
from claims.vocab.statuses import Status

PAGE = 50
SHOWN = 20  # sentences of a group that are shown before it is settled
_LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Group:
    """One name as found: everywhere, or (`source`) in the captures of one source."""

    key: str
    as_named: str
    source: Source | None
    n: int
    n_sources: int
    names_one: bool

    def hops(self) -> QuerySet[Hop]:
        """The hops that are settled together."""
        found = _unknown().filter(key=self.key, names_one=self.names_one)
        return found.filter(attribution__capture__source=self.source) if self.source else found

    def elsewhere(self) -> list[Group]:
        """The same words in each other source, where they only describe somebody."""
        if self.names_one or self.source is None:
            return []
        return _groups(_grouped().filter(key=self.key, names_one=False).exclude(within=self.source.pk))

    def by_source(self) -> list[Group]:
        """The group, source by source."""
        if self.source is not None:
            return [self]
        sources = Source.objects.filter(captures__attributions__in=self.hops().values("attribution")).distinct()
        return [Group(self.key, self.as_named, one, 0, 1, self.names_one) for one in sources.order_by("pk")]


@dataclass(frozen=True, slots=True)
class GroupPage:
    groups: list[Group]
    after: str


def _unknown() -> QuerySet[Hop]:
    """Hops after the outlet that are only a name so far, of what is still suggested."""
    return Hop.objects.filter(actor=None, order__gt=1, attribution__status=Status.SUGGESTED).exclude(key="")


def _grouped() -> Any:
    """Rows of key, within (a source's id, 0 for everywhere), n. What else is told of a name, a page asks of its own."""
    within = Case(When(names_one=False, then=F("attribution__capture__source")))
    return _unknown().order_by().annotate(within=Coalesce(within, 0)).values("key", "within").annotate(n=Count("pk"))


def n_unknown() -> int:
    """How many suggestions have a name that nobody knows; counted up to MANY + 1, for a page that is opened often."""
    return _unknown().order_by()[: MANY + 1].count()


def groups(text: str = "", after: str = "") -> GroupPage:
    """One page of names that nobody knows, the most frequent first, behind the place `after`."""
    found = _grouped()
    if key := name_key(typed(text)):
        found = found.filter(key__contains=key)
    n, within, last = _read_place(after)
    if n:
        behind = Q(n__lt=n) | Q(n=n, key__gt=last) | Q(n=n, key=last, within__gt=within)
        found = found.filter(behind)
    page = _groups(found.order_by("-n", "key", "within")[: PAGE + 1])
    return GroupPage(page[:PAGE], _place(page[PAGE - 1]) if len(page) > PAGE else "")


def group(text: str, source_id: int) -> Group | None:
    """The group of a name, in a source or (0) everywhere; None where nothing of it waits."""
    found = _groups(_grouped().filter(key=name_key(typed(text)), within=source_id))
    return found[0] if found else None


def _groups(found: Any) -> list[Group]:
    read = list(found)
    sources = Source.objects.select_related("outlet").in_bulk([one["within"] for one in read if one["within"]])
    of_page = _grouped().filter(key__in={one["key"] for one in read})
    told = of_page.annotate(named=Min("as_named"), n_sources=Count("attribution__capture__source", distinct=True))
    more = {(one["key"], one["within"]): one for one in told}
    pairs = [(one, more[one["key"], one["within"]]) for one in read if (one["key"], one["within"]) in more]
    return [
        Group(one["key"], also["named"], sources.get(one["within"]), one["n"], also["n_sources"], not one["within"])
        for one, also in pairs
    ]


def _place(last: Group) -> str:
    return f"{last.n}_{last.source.pk if last.source else 0}_{last.key}"


def _read_place(after: str) -> tuple[int, int, str]:
    """What `_place` wrote; 0 for anything else."""
    n, _, rest = after.replace("\x00", "").partition("_")
    within, _, key = rest.partition("_")
    numbers = [int(one) if one.isascii() and one.isdecimal() and len(one) < 10 else 0 for one in (n, within)]
    return numbers[0], numbers[1], key


def sentences_of(group: Group) -> list[Row]:
    """Where the name stands: the newest articles first, as many as can be looked through."""
    ids = group.hops().order_by("-attribution__capture", "attribution").values_list("attribution", flat=True)
    return rows(list(dict.fromkeys(ids[:SHOWN])))


def days_of(group: Group) -> tuple[date | None, date | None]:
    """From when to when the articles with this name are, as far as they have dates."""
    source = "attribution__capture__source__date"
    first = Min(Coalesce(f"{source}_earliest", f"{source}_latest"))
    last = Max(Coalesce(f"{source}_latest", f"{source}_earliest"))
    days = group.hops().aggregate(first=first, last=last)
    return days["first"], days["last"]


def settled(before: int = 0) -> list[Settlement]:
    """What was settled, the newest first; one more than a page."""
    found = Settlement.objects.standing().select_related("actor", "source__outlet", "settled_by", "name")
    found = found.annotate(n=Count("hops", distinct=True))
    return list((found.filter(pk__lt=before) if before else found)[: PAGE + 1])
