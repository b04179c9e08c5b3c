"""Who speaks in a capture's own voice: the outlet, found by its name or made, or an unnamed one of the source's own.

An article that does not name its outlet has that of the others at its address, where these are all of one; and what a
person said of the feed it came in goes before what any page says.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from msgspec.structs import replace

from claims.importing.find import url_key
from claims.importing.readers.article import Article
from claims.models import Actor, ActorName, Source, User, record
from claims.vocab.kinds import ActorKind, NameKind, Origin
from claims.vocab.names import name_key

_NEIGHBOURS = 5  # works of one host that are asked whose they are
_UNTOLD = (Origin.NOWHERE, Origin.HOST)


def placed(article: Article, given: Actor | None) -> Article:
    """The article with the outlet a person `given`, or with the one known for its address where it names none."""
    if given:
        return _of(article, given, Origin.FEED)
    known = None if names_outlet(article) else outlet_at(article.url)
    return _of(article, known, Origin.KNOWN) if known else article


def names_outlet(article: Article) -> bool:
    """Whether an article says itself whose it is."""
    return bool(article.outlet) and article.origins.get("outlet") not in _UNTOLD


def _of(article: Article, outlet: Actor, origin: Origin) -> Article:
    return replace(article, outlet=outlet.name, origins={**article.origins, "outlet": str(origin)})


def outlet_at(url: str) -> Actor | None:
    """The outlet of the newest works at the host of an address, if it is one and the same."""
    host = url_key(url).partition("/")[0]
    newest = Source.objects.filter(host=host).exclude(url_key="").select_related("outlet").order_by("-pk")
    outlets = {source.outlet for source in newest[:_NEIGHBOURS]} if host else set()
    return outlets.pop() if len(outlets) == 1 else None


def outlet_named(name: str, *, by: User | None) -> Actor:
    """The outlet with this name, letter case and marks aside; a new one if there is none."""
    return outlets_named([name], by=by)[name]


def outlets_named(names: Iterable[str], *, by: User | None) -> dict[str, Actor]:
    """As `outlet_named`, for each of these names."""
    clean = {name: " ".join(name.split())[:200] for name in names}
    keys = {name: name_key(written)[:250] for name, written in clean.items()}
    found = ActorName.objects.filter(key__in=set(keys.values()), actor__kind=ActorKind.OUTLET)
    known = {one.key: one.actor for one in found.select_related("actor").order_by("-actor_id")}  # the oldest prevails
    for name, key in keys.items():
        if key not in known:
            known[key] = _new_outlet(clean[name], by)
    return {name: known[key] for name, key in keys.items()}


@transaction.atomic
def _new_outlet(name: str, by: User | None) -> Actor:
    outlet = Actor.objects.create(kind=ActorKind.OUTLET, name=name, slug=free_slug(name, "outlet"))
    ActorName.of(outlet, name, kind=NameKind.PREFERRED).save()
    record(by=by, verb="create", target=outlet, data={"name": name, "kind": ActorKind.OUTLET.value})
    return outlet


@transaction.atomic
def narrator(source: Source) -> Actor:
    """Hop 1 of everything said in a source: its outlet, or the unnamed actor that stands for it and no other."""
    if source.outlet:
        return source.outlet
    name = _("the outlet (unnamed)")
    unnamed, is_new = Actor.objects.get_or_create(
        slug=f"outlet-of-source-{source.pk}",
        defaults={"kind": ActorKind.UNNAMED, "source": source, "name": name, "lang": get_language() or "en"},
    )
    if is_new:
        ActorName.of(unnamed, name, lang=unnamed.lang, kind=NameKind.PREFERRED).save()
        record(by=None, verb="create", target=unnamed, data={"name": name, "kind": ActorKind.UNNAMED.value})
    return unnamed


def free_slug(name: str, otherwise: str) -> str:
    """An address for an actor that no other has; `otherwise` where the name has no Latin letter."""
    base = slugify(name)[:60] or otherwise
    taken = set(Actor.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbers = (f"{base}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbers) if slug not in taken)
