"""What the templates' components need from Python: dates, directions, marks, names as links, labels.

Installed into the Jinja2 environment by `tracker.jinja`. Markup is made here only where one value is one inline
element; everything larger is a macro in templates/components/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from django.conf import settings
from django.db.models import TextChoices
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.vocab import kinds, roles, statuses
from claims.vocab.languages import direction, language_name, marks
from claims.vocab.roles import Right
from claims.vocab.sentences import chain_sentence
from claims.web.dates import date_attribute, date_text

if TYPE_CHECKING:
    from jinja2 import Environment

_LISTS: dict[str, type[TextChoices]] = {
    cls.__name__: cls
    for module in (kinds, roles, statuses)
    for cls in vars(module).values()
    if isinstance(cls, type) and issubclass(cls, TextChoices) and cls is not TextChoices
}


class NamedActor(Protocol):
    """models.Actor, or publishing.comparison.ActorRef."""

    slug: str
    name: str
    lang: str


class Link(Protocol):
    """models.Hop, or publishing.comparison.HopLine."""

    actor: Any
    as_named: str
    status: str


def label(list_name: str, value: str) -> str:
    """The word for a value of one of the closed lists: label("ContradictionKind", "contrary")."""
    return str(_LISTS[list_name](value).label)


def explanation(list_name: str, value: str) -> str:
    """The sentence that explains such a value to editors and readers; empty where there is none."""
    member = _LISTS[list_name](value)
    return next((str(texts[member]) for texts in (kinds.EXPLANATIONS, statuses.WHO_SEES) if member in texts), "")


def actor_link(actor: NamedActor) -> SafeString:
    """An actor's name, isolated from the direction of the text around it, linked to its page."""
    return format_html(
        '<a class="actor" href="{}"><bdi lang="{}">{}</bdi></a>',
        actor_path(actor.slug),
        actor.lang,
        actor.name,
    )


def actor_path(slug: str) -> str:
    """Where an actor's page is; put together rather than resolved, for pages that name a hundred."""
    return _ACTOR_PATH.setdefault("prefix", reverse("claims:actor-detail", kwargs={"slug": "x"})[:-2]) + slug + "/"


_ACTOR_PATH: dict[str, str] = {}


def chain(hops: list[Link], mode: str, act: str) -> SafeString:
    """The sentence of a chain of hops, its actors as links."""
    names = [actor_link(hop.actor) if hop.actor else format_html("<bdi>{}</bdi>", hop.as_named) for hop in hops]
    return chain_sentence(names, [hop.status for hop in hops], mode, act)


def install(env: Environment) -> None:
    """Add all of it to an environment."""
    env.filters.update(date_text=date_text, date_attribute=date_attribute)
    env.globals.update(
        direction=direction,
        marks=marks,
        language_name=language_name,
        label=label,
        explanation=explanation,
        actor_link=actor_link,
        chain=chain,
        Right=Right,
        site_name=settings.SITE_NAME,
    )
