"""Actor: who asserts. ActorName: by which names it is found. Office: in which role, and when.

A government is one Actor, and the capital that stands for it in the news is one of its names (a metonym): so
"Yerevan" finds Armenia, while the city itself never speaks. A spokeswoman is a person who holds an Office of an
organisation for a time; what she says there she says for it. An unnamed source ("a security source") belongs to
the one Source that used it, and is never the same as another's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from claims.models.dated import Dated
from claims.models.versioned import Versioned
from claims.vocab.kinds import ActorKind, NameKind
from claims.vocab.names import name_key
from claims.vocab.roles import Right

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from claims.models.source import Source
    from claims.models.user import User


class ActorQuerySet(models.QuerySet["Actor"]):
    """Finding who is meant."""

    def named(self, text: str) -> ActorQuerySet:
        """Actors one of whose names is, begins with, or contains what was typed; the closest first."""
        key = name_key(text)
        if not key:
            return self.none()
        rank = Case(
            When(names__key=key, then=Value(0)),
            When(names__key__startswith=key, then=Value(1)),
            default=Value(2),
            output_field=models.IntegerField(),
        )
        found = self.filter(names__key__contains=key).annotate(rank=models.Min(rank))
        return found.order_by("rank", "name", "pk")

    def for_source(self, source: Source) -> ActorQuerySet:
        """Whoever may speak in a source: everyone, but of the unnamed only its own."""
        return self.filter(Q(source__isnull=True) | Q(source=source))

    def published(self) -> ActorQuerySet:
        """Actors who appear in what readers can see now."""
        # EXISTS rather than a join made distinct: it stops at the first of what may be thousands of editions.
        public = Actor.objects.filter(
            pk=OuterRef("pk"),
            editions__current_for__isnull=False,
            editions__current_for__paused_at__isnull=True,
        )
        return self.filter(Exists(public))

    def visible_to(self, user: User | AnonymousUser) -> ActorQuerySet:
        """Who may see them: whoever curates, all; a reader, the published."""
        return self if user.is_authenticated and user.may(Right.CURATE) else self.published()


class Actor(Versioned):
    """Who says something. `name` is what pages show, in the language `lang`; all names stand in `names`."""

    kind = models.CharField(_("kind"), max_length=12, choices=ActorKind.choices)
    name = models.CharField(_("name"), max_length=200)
    lang = models.CharField(_("language of the name"), max_length=35, default="en")
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    description = models.CharField(_("who that is"), max_length=300, blank=True)
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    source = models.ForeignKey(
        "claims.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="unnamed_actors",
        verbose_name=_("only in this source"),
    )
    same_as = models.URLField(_("address elsewhere (Wikidata)"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ActorQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        constraints = (
            models.CheckConstraint(
                name="actor_unnamed_belongs_to_one_source",
                condition=Q(kind=ActorKind.UNNAMED, source__isnull=False)
                | ~Q(kind=ActorKind.UNNAMED) & Q(source__isnull=True),
            ),
            models.CheckConstraint(name="actor_is_named", condition=~Q(name="")),
            models.CheckConstraint(name="actor_not_part_of_itself", condition=~Q(part_of=models.F("pk"))),
        )

    def __str__(self) -> str:
        return self.name


class ActorName(models.Model):
    """One name of an actor, in one script. `key` is for finding it (see vocab.names), never for showing."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    lang = models.CharField(_("language"), max_length=35, default="en")
    kind = models.CharField(_("kind"), max_length=12, choices=NameKind.choices, default=NameKind.ALIAS)
    key = models.CharField(max_length=250, editable=False)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = (
            models.UniqueConstraint(fields=["actor", "name", "lang"], name="actorname_once_per_actor"),
            models.CheckConstraint(name="actorname_has_a_key", condition=~Q(key="")),
        )
        indexes = (
            GinIndex(fields=["key"], opclasses=["gin_trgm_ops"], name="actorname_key_trigrams"),
            models.Index(fields=["key"], name="actorname_key"),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, actor: Actor, name: str, *, lang: str = "en", kind: str = NameKind.ALIAS) -> ActorName:
        """A name with its key, not yet saved."""
        return cls(actor=actor, name=name, lang=lang, kind=kind, key=name_key(name)[:250])


class OfficeQuerySet(models.QuerySet["Office"]):
    """Who held which office."""

    def held_on(self, day: object) -> OfficeQuerySet:
        """Offices that may have been held on a day, their dates being as vague as known."""
        return self.held_between(day, day)

    def held_between(self, first: object | None, last: object | None) -> OfficeQuerySet:
        """Offices that may have been held for some of the time from one day to another; None is no bound."""
        started = Q(date_earliest__isnull=True) | Q(date_earliest__lte=last) if last else Q()
        ended = Q(date_latest__isnull=True) | Q(date_latest__gte=first) if first else Q()
        return self.filter(started, ended)


class Office(Dated):
    """`holder` is `title` of `body`, for the time of `date`; `speaks` if what they say there is the body's word."""

    holder = models.ForeignKey(Actor, models.CASCADE, related_name="offices", verbose_name=_("who"))
    body = models.ForeignKey(Actor, models.PROTECT, related_name="officers", verbose_name=_("of which body"))
    title = models.CharField(_("office"), max_length=200)
    speaks = models.BooleanField(_("speaks for the body"), default=False)

    objects = OfficeQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ("date_earliest", "pk")
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(name="office_not_of_oneself", condition=~Q(holder=models.F("body"))),
        )

    def __str__(self) -> str:
        return f"{self.holder}, {self.title}, {self.body}"
