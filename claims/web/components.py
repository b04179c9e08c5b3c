"""What the templates' components need from Python: dates, directions, marks, names as links, labels.

Installed into the Jinja2 environment by `tracker.jinja`. Markup is made here only where one value is one inline
element; everything larger is a macro in templates/components/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
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
from claims.web.dates import date_attribute, date_text, day_text, minute_text
from claims.web.wording import wording

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

    @property
    def slug(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def lang(self) -> str: ...


class Link(Protocol):
    """models.Hop, or publishing.comparison.HopLine."""

    @property
    def actor(self) -> Any: ...
    @property
    def as_named(self) -> str: ...
    @property
    def status(self) -> str: ...


def label(list_name: str, value: str) -> str:
    """The word for a value of one of the closed lists: label("ContradictionKind", "contrary")."""
    return str(_LISTS[list_name](value).label)


def explanation(list_name: str, value: str) -> str:
    """The sentence that explains such a value to editors and readers; empty where there is none."""
    member = _LISTS[list_name](value)
    return next((str(texts[member]) for texts in (kinds.EXPLANATIONS, statuses.WHO_SEES) if member in texts), "")


def actor_link(actor: NamedActor) -> SafeString:
    """An actor's name, isolated from the direction of the text around it, linked to its page."""
    return _actor_link(actor.slug, actor.lang, actor.name)


@lru_cache(maxsize=10_000)
def _actor_link(slug: str, lang: str, name: str) -> SafeString:
    return format_html('<a class="actor" href="{}"><bdi lang="{}">{}</bdi></a>', actor_path(slug), lang, name)


@lru_cache(maxsize=10_000)
def _desk_actor_link(slug: str, lang: str, name: str) -> SafeString:
    path = f"{_folder('claims:desk-actor-detail', slug='x')}{slug}/"
    return format_html('<a class="actor" href="{}"><bdi lang="{}">{}</bdi></a>', path, lang, name)


def desk_actor_link(actor: NamedActor) -> SafeString:
    """An actor's name, linked to the page on which editors work on it."""
    return _desk_actor_link(actor.slug, actor.lang, actor.name)


@lru_cache
def _folder(name: str, **sample: str | int) -> str:
    """The part of an address that all rows of a kind share: for pages that name a hundred, resolved once."""
    return reverse(name, kwargs=sample)[:-2]


def actor_path(slug: str) -> str:
    """Where an actor's page is."""
    return f"{_folder('claims:actor-detail', slug='x')}{slug}/"


def claim_path(pk: int) -> str:
    """Where a claim's page is."""
    return f"{_folder('claims:claim-detail', pk=1)}{pk}/"


def source_path(pk: int) -> str:
    """Where a source's page is."""
    return f"{_folder('claims:source-detail', pk=1)}{pk}/"


def dispute_path(slug: str) -> str:
    """Where a dispute's page is."""
    return f"{_folder('claims:dispute-detail', slug='x')}{slug}/"


def web_address(url: str) -> str:
    """The address if a browser may follow it from our page; else nothing (javascript:, data:, a typing error)."""
    return url if url.startswith(("https://", "http://")) else ""


class Quoted(Protocol):
    """publishing.comparison.Quotation."""

    @property
    def pieces(self) -> tuple[str, ...]: ...
    @property
    def prefix(self) -> str: ...
    @property
    def suffix(self) -> str: ...
    @property
    def lang(self) -> str: ...


def in_place(quotation: Quoted) -> tuple[str, str, str]:
    """(a little before, the words between the marks of their language, a little after) as they stand in the source.

    Pieces are joined by "…". Where the source has quotation marks of its own, within the words or right around them,
    nobody sees two pairs.
    """
    words = " … ".join(quotation.pieces)
    before, after = _MARK_BEFORE.sub("", _before(quotation.prefix)), _MARK_AFTER.sub(r"\1", _after(quotation.suffix))
    if not (words[0] in _OPENING and words[-1] in _CLOSING):
        opening, closing = marks(quotation.lang)
        words = f"{opening}{words}{closing}"
    return before, words, after


def _before(prefix: str) -> str:
    """The words before a quotation, from its own paragraph, without the one that the cut went through."""
    paragraph = prefix.rpartition("\n")[2]
    return paragraph if paragraph != prefix else f"… {prefix.partition(' ')[2]}" if " " in prefix.strip() else ""


def _after(suffix: str) -> str:
    """The words after a quotation, to the end of its paragraph, without the one that the cut went through."""
    paragraph = suffix.partition("\n")[0]
    return paragraph if paragraph != suffix else f"{suffix.rpartition(' ')[0]} …" if " " in suffix.strip() else ""


# Double marks alone: a single one after the words may be an apostrophe.
_MARK_BEFORE, _MARK_AFTER = re.compile(r"[“”„«\"]$"), re.compile(r"^([,.;:!?]?)[“”»\"]")
_OPENING, _CLOSING = '“„«"”‘‹', '”“»"’›'


def chain(hops: Sequence[Link], mode: str, act: str) -> SafeString:
    """The sentence of a chain of hops, its actors as links."""
    return _chain(hops, mode, act, actor_link)


def desk_chain(hops: Sequence[Link], mode: str, act: str) -> SafeString:
    """The same for the desk, whose links lead to the actors' working pages."""
    return _chain(hops, mode, act, desk_actor_link)


def _chain(hops: Sequence[Link], mode: str, act: str, link: Callable[[Any], SafeString]) -> SafeString:
    names = [link(hop.actor) if hop.actor else format_html("<bdi>{}</bdi>", hop.as_named) for hop in hops]
    return chain_sentence(names, [hop.status for hop in hops], mode, act)


class Chained(Protocol):
    """publishing.comparison.Quotation."""

    @property
    def hops(self) -> Sequence[Link]: ...
    @property
    def mode(self) -> str: ...
    @property
    def act(self) -> str: ...


def chain_of(quotation: Chained) -> SafeString:
    """The sentence of a citation of a published page, where every actor is known."""
    hops = quotation.hops
    return chain_sentence(
        [actor_link(hop.actor) for hop in hops], [hop.status for hop in hops], quotation.mode, quotation.act
    )


def install(env: Environment) -> None:
    """Add all of it to an environment."""
    env.filters.update(date_text=date_text, date_attribute=date_attribute, day=day_text, minute=minute_text)
    # Filters, where a page has hundreds: the template engine calls them directly, and functions in a roundabout way.
    env.filters.update(
        direction=direction,
        actor_link=actor_link,
        claim_path=claim_path,
        source_path=source_path,
        dispute_path=dispute_path,
        web_address=web_address,
        chain_of=chain_of,
        in_place=in_place,
    )
    env.globals.update(
        direction=direction,
        marks=marks,
        language_name=language_name,
        label=label,
        explanation=explanation,
        actor_link=actor_link,
        chain=chain,
        wording=wording,
        desk_chain=desk_chain,
        desk_actor_link=desk_actor_link,
        Right=Right,
        site_name=settings.SITE_NAME,
        contact=settings.CONTACT,
    )
