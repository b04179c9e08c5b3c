"""Adding people and bodies. The same one is never added twice unknowingly: a name already here is shown first."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from django.db import transaction
from django.utils.text import slugify

from claims.curation.errors import AlreadyHere, NoName
from claims.models import Actor, ActorName, Office, Source, User, record
from claims.vocab.edtf import UNKNOWN, VagueDate
from claims.vocab.kinds import ActorKind, NameKind
from claims.vocab.names import name_key
from claims.vocab.selectors import normalise


@transaction.atomic
def create_actor(
    *,
    name: str,
    kind: str,
    by: User | None,
    lang: str = "en",
    names: Iterable[tuple[str, str, str]] = (),
    part_of: Actor | None = None,
    source: Source | None = None,
    description: str = "",
    is_another: bool = False,
) -> Actor:
    """Somebody new, with other `names` as (name, language, NameKind). An unnamed one belongs to `source`.

    Errors: NoName; AlreadyHere if one of this name is known, unless the editor says it `is_another`.
    """
    name = _name(name)
    unnamed_in = source if kind == ActorKind.UNNAMED else None
    known = _known(name, kind, unnamed_in)
    if known and not is_another:
        raise AlreadyHere(known)
    others = [(_name(other), tag, what) for other, tag, what in names]
    actor = Actor.objects.create(
        name=name, kind=kind, lang=lang, slug=free_slug([name, *(other for other, _, _ in others)]),
        part_of=part_of, source=unnamed_in, description=description.strip(),
    )  # fmt: skip
    all_names = {(name, lang): NameKind.PREFERRED, **{(other, tag): what for other, tag, what in others}}
    all_names[name, lang] = NameKind.PREFERRED
    ActorName.objects.bulk_create(
        ActorName.of(actor, one, lang=tag, kind=what) for (one, tag), what in all_names.items()
    )
    record(by=by, verb="create", target=actor, data={"name": name, "kind": str(kind), "names": [o[0] for o in others]})
    return actor


@transaction.atomic
def add_name(*, actor: Actor, name: str, by: User | None, lang: str = "en", kind: str = NameKind.ALIAS) -> ActorName:
    """One more name by which an actor is found; the same one twice changes nothing.

    Errors: NoName.
    """
    one = ActorName.of(actor, _name(name), lang=lang, kind=kind)
    there = actor.names.filter(name=one.name, lang=lang).first()
    if there:
        return there
    one.save()
    record(by=by, verb="add-name", target=actor, data={"name": one.name, "lang": lang, "kind": str(kind)})
    return one


@transaction.atomic
def add_office(
    *, holder: Actor, body: Actor, title: str, by: User | None, date: VagueDate = UNKNOWN, speaks: bool = False
) -> Office:
    """`holder` is `title` of `body` for a time.

    Errors: NoName if there is no title.
    """
    office = Office(holder=holder, body=body, title=_name(title), speaks=speaks)
    office.date = date
    office.save()
    data = {"title": office.title, "body": body.name, "date": date.edtf, "speaks": speaks}
    record(by=by, verb="add-office", target=holder, data=data)
    return office


def free_slug(names: Iterable[str]) -> str:
    """An address no actor has yet, made of the first name that can be written in ASCII."""
    stem = next((slug for name in names if (slug := slugify(name)[:70])), "actor")
    taken = set(Actor.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for n in count(1) if (slug := stem if n == 1 else f"{stem}-{n}") not in taken)


def _known(name: str, kind: str, source: Source | None) -> list[Actor]:
    same = Actor.objects.filter(names__key=name_key(name)[:250]).distinct()
    return list(same.filter(source=source) if kind == ActorKind.UNNAMED else same.filter(source__isnull=True))


def _name(name: str) -> str:
    line = " ".join(normalise(name).split())
    if not name_key(line):
        raise NoName
    return line
