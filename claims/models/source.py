"""Source: the citable work of an outlet or body. What it said when is its Captures' business.

Copies of one wire story are `copy_of` the work they copy: counts count origins, so a story printed by six
outlets is one. A page's own word about itself (a canonical link, a credit line) never merges two sources; a
person does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from claims.models.dated import Dated
from claims.models.versioned import Versioned
from claims.vocab.kinds import Access, SourceKind
from claims.vocab.roles import Right

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from claims.models.user import User


class SourceQuerySet(models.QuerySet["Source"]):
    """Which works are here."""

    def published(self) -> SourceQuerySet:
        """Sources quoted in what readers can see now."""
        # EXISTS rather than a join made distinct: it stops at the first of what may be thousands of editions.
        public = Source.objects.filter(
            pk=OuterRef("pk"),
            editions__current_for__isnull=False,
            editions__current_for__paused_at__isnull=True,
        )
        return self.filter(Exists(public))

    def visible_to(self, user: User | AnonymousUser) -> SourceQuerySet:
        """Who may see them: whoever curates, all; a reader, the published."""
        return self if user.is_authenticated and user.may(Right.CURATE) else self.published()


class Source(Dated, Versioned):
    """A citable work. `date` is when it was published; `url` is as given, `url_key` for finding it again."""

    kind = models.CharField(_("kind"), max_length=10, choices=SourceKind.choices, default=SourceKind.ARTICLE)
    title = models.CharField(_("title"), max_length=500)
    outlet = models.ForeignKey(
        "claims.Actor",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        verbose_name=_("outlet"),
    )
    byline = models.CharField(_("byline"), max_length=300, blank=True)
    url = models.URLField(_("address"), max_length=2000, blank=True)
    url_key = models.CharField(max_length=2000, blank=True, editable=False)
    lang = models.CharField(_("language"), max_length=35, default="en")
    access = models.CharField(_("access"), max_length=10, choices=Access.choices, default=Access.OPEN)
    copy_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="copies", verbose_name=_("copy of")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ("-pk",)
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(name="source_has_a_title", condition=~Q(title="")),
            models.UniqueConstraint(fields=["url_key"], condition=~Q(url_key=""), name="source_once_per_address"),
            models.CheckConstraint(name="source_not_copy_of_itself", condition=~Q(copy_of=F("pk"))),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def origin_id(self) -> int:
        """The work that counts as the origin: itself, or what it copies."""
        return self.copy_of_id or self.pk
