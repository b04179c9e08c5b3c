"""Whom a name that was found means, as far as that is known: by what an editor said of it, else by its one bearer."""

from __future__ import annotations

from claims.models import Actor, Hop, Settlement, Source
from claims.vocab.kinds import Ruling
from claims.vocab.names import name_key


def hop_named(name: str, source: Source) -> Hop | None:
    """A hop for whom `name` means in a source, not yet saved; None where an editor has said: that is no speaker.

    What an editor settled comes first; then the one actor who bears exactly this name and may speak in the source,
    nobody where there are two.
    """
    settlement = Settlement.objects.standing().of(name, source).select_related("actor").first()
    if settlement is None:
        bearers = Actor.objects.for_source(source).filter(names__key=name_key(name)[:250]).distinct()[:2]
        return Hop(actor=bearers[0] if len(bearers) == 1 else None, as_named=name[:200])
    if settlement.ruling == Ruling.NOBODY:
        return None
    return Hop(actor=settlement.actor, as_named=name[:200], settlement=settlement)
