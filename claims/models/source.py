"""Source: the citable work of an outlet or body. What it said when is its Captures' business.

Copies of one wire story are `copy_of` the work they copy: counts count origins, so a story printed by six
outlets is one. A page's own word about itself (a canonical link, a credit line) never merges two sources; a
person does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from claims.models.dated import Dated
from claims.models.versioned import Versioned
from claims.vocab.edtf import MAX_LENGTH
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
    """A citable work. `date` is when it was published; `url` is as given, `url_key` for finding it again.

    host:           of `url_key`, kept by the database.
    modified_edtf:  when its outlet says it was last changed, as of the newest capture.
    canonical, amp: the addresses it gives itself, which are its word and merge nothing.
    provenance:     where each of these was found, by the names of importing.readers.article.Article: an Origin each.
    """

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
    host = models.GeneratedField(
        expression=Func(F("url_key"), Value("/"), Value(1), function="split_part"),
        output_field=models.CharField(max_length=2000),
        db_persist=True,
    )
    modified_edtf = models.CharField(_("changed"), max_length=MAX_LENGTH, blank=True)
    section = models.CharField(_("section"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=500, blank=True)
    canonical = models.CharField(_("its own address, it says"), max_length=2000, blank=True)
    amp = models.CharField(_("its address for telephones"), max_length=2000, blank=True)
    provenance = models.JSONField(default=dict, editable=False)
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
            models.CheckConstraint(
                name="source_says_addresses_of_the_web",
                condition=(Q(canonical="") | Q(canonical__startswith="http")) & (Q(amp="") | Q(amp__startswith="http")),
            ),
            models.CheckConstraint(
                name="source_provenance_by_field",
                condition=Exact(
                    Func(F("provenance"), function="jsonb_typeof", output_field=models.TextField()), "object"
                ),
            ),
        )
        indexes = (models.Index(fields=["host", "-id"], name="source_of_host", condition=~Q(url_key="")),)

    def __str__(self) -> str:
        return self.title

    @property
    def origin_id(self) -> int:
        """The work that counts as the origin: itself, or what it copies."""
        return self.copy_of_id or self.pk
