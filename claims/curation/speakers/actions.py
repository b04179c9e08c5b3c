"""Settling a name for all suggestions that have it, and taking that back; each writes one Activity.

Only suggestions are touched. Their versions count up, so that a colleague's open form notices.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claims.curation.actions import add_name, create_actor
from claims.curation.errors import AlreadyHere, UnnamedElsewhere
from claims.curation.speakers.errors import AlreadyEnded, NameStaysHere, NothingToSettle
from claims.curation.speakers.queries import Group
from claims.models import Actor, Attribution, Hop, Settlement, Source, User, record
from claims.vocab.kinds import ActorKind, Ruling
from claims.vocab.statuses import Status


@transaction.atomic
def settle_as(*, group: Group, actor: Actor, by: User, keep: str = "", lang: str = "en") -> Settlement:
    """All who are called this are `actor`. `keep`: which kind of name of theirs (NameKind) it shall be; none if empty.

    Errors: NothingToSettle; UnnamedElsewhere for an unnamed actor of another source; NameStaysHere if words are to be
            kept that only describe.
    """
    if actor.source_id and actor.source_id != (group.source.pk if group.source else None):
        raise UnnamedElsewhere(actor)
    if keep and group.source:
        raise NameStaysHere(group.as_named)
    settlement = _begin(group, Ruling.ACTOR, by, actor=actor)
    if keep and not actor.names.filter(key=group.key).exists():
        settlement.name = add_name(actor=actor, name=group.as_named, lang=lang, kind=keep, by=by)
        settlement.save(update_fields=["name"])
    return _settle(settlement, group, by)


@transaction.atomic
def settle_as_new(*, group: Group, by: User, keep: str = "", **fields: Any) -> Settlement:
    """The same, for somebody who is added first: `fields` as create_actor takes them.

    Errors: those of create_actor and of settle_as.
    """
    actor = create_actor(by=by, source=group.source, **fields)
    return settle_as(group=group, actor=actor, by=by, keep=keep, lang=actor.lang)


@transaction.atomic
def settle_unnamed(*, group: Group, by: User, everywhere: bool = False) -> list[Settlement]:
    """An unnamed source, one in each source where the words stand. `everywhere`: in sources beyond the group's, too.

    Errors: NothingToSettle.
    """
    made = []
    for one in [*group.by_source(), *(group.elsewhere() if everywhere else [])]:
        if one.source is not None:
            actor = _unnamed(one.as_named, one.source, by)
            made.append(_settle(_begin(one, Ruling.UNNAMED, by, actor=actor), one, by))
    return made


@transaction.atomic
def settle_nobody(*, group: Group, by: User, everywhere: bool = False) -> list[Settlement]:
    """No speaker at all: what is suggested of them is rejected.

    Errors: NothingToSettle.
    """
    wanted = [group, *(group.elsewhere() if everywhere else [])]
    return [_settle(_begin(one, Ruling.NOBODY, by), one, by) for one in wanted]


@transaction.atomic
def undo_settlement(*, settlement: Settlement, by: User) -> int:
    """Take a settlement back; how many suggestions wait again. What a person accepted meanwhile stays.

    Errors: AlreadyEnded.
    """
    now = timezone.now()
    if not Settlement.objects.standing().filter(pk=settlement.pk).update(ended_by=by, ended_at=now):
        raise AlreadyEnded
    hops = Hop.objects.filter(settlement=settlement)
    ours = Attribution.objects.filter(pk__in=hops.values("attribution")).select_for_update()
    if settlement.ruling == Ruling.NOBODY:
        # Whatever somebody reopened and rejected for themselves meanwhile stays rejected.
        changed = ours.filter(status=Status.REJECTED, decided_at=settlement.settled_at)
        values: dict[str, Any] = {"status": Status.SUGGESTED, "decided_by": None, "decided_at": None}
    else:
        changed, values = ours.suggested(), {}
    ids = list(changed.order_by("pk").values_list("pk", flat=True))
    Attribution.objects.filter(pk__in=ids).update(version=F("version") + 1, **values)
    hops.filter(attribution__in=ids).update(actor=None, settlement=None)
    if settlement.name:
        settlement.name.delete()
    record(by=by, verb="unsettle", target=settlement, data={"name": settlement.as_named, "attributions": ids})
    return len(ids)


def _begin(group: Group, ruling: Ruling, by: User, *, actor: Actor | None = None) -> Settlement:
    """A settlement in the place of the one that stood, if one did: a suggestion may have been reopened since."""
    before = Settlement.objects.standing().filter(key=group.key, source=group.source)
    before.update(ended_by=by, ended_at=timezone.now())
    return Settlement.objects.create(
        as_named=group.as_named, source=group.source, ruling=ruling, actor=actor, settled_by=by
    )


def _settle(settlement: Settlement, group: Group, by: User) -> Settlement:
    waiting = Attribution.objects.suggested().filter(pk__in=group.hops().values("attribution"))
    ids = list(waiting.order_by("pk").select_for_update().values_list("pk", flat=True))
    if not ids:
        raise NothingToSettle
    group.hops().filter(attribution__in=ids).update(actor=settlement.actor, settlement=settlement)
    decided: dict[str, Any] = {}
    if settlement.ruling == Ruling.NOBODY:
        decided = {"status": Status.REJECTED, "decided_by": by, "decided_at": settlement.settled_at}
    Attribution.objects.filter(pk__in=ids).update(version=F("version") + 1, **decided)
    data = {
        "name": settlement.as_named,
        "ruling": str(settlement.ruling),
        "actor": settlement.actor.name if settlement.actor else None,
        "source": settlement.source_id,
        "attributions": ids,
    }
    record(by=by, verb="settle", target=settlement, data=data)
    return settlement


def _unnamed(name: str, source: Source, by: User) -> Actor:
    """The unnamed actor of this name in a source: the one who is there already, or a new one."""
    try:
        return create_actor(name=name, kind=ActorKind.UNNAMED, lang=source.lang, source=source, by=by)
    except AlreadyHere as error:
        return error.existing[0]
