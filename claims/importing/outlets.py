"""Whose voice a source speaks in: hop 1 of everything attributed in it."""

from __future__ import annotations

from django.utils.text import slugify
from django.utils.translation import gettext as _

from claims.models import Actor, ActorName, Source
from claims.vocab.kinds import ActorKind, NameKind


def narrator(source: Source) -> Actor:
    """The outlet of a source; where it names none, an unnamed actor of this source alone, made when first needed.

    Idempotent: one such actor for each source, whoever asks first.
    """
    if source.outlet:
        return source.outlet
    name = _("the outlet (unnamed)")
    slug = f"{slugify(name)}-{source.pk}"
    actor, is_new = Actor.objects.get_or_create(
        slug=slug, defaults={"kind": ActorKind.UNNAMED, "name": name, "source": source}
    )
    if is_new:
        ActorName.of(actor, name, kind=NameKind.PREFERRED).save()
    return actor
