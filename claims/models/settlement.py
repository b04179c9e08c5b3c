"""Settlement: what a name that was found turned out to mean, said once for all suggestions that have it.

A name that is the same everywhere ("the Kremlin") is settled for all articles; words that only describe somebody ("the
ministry", "a security source") for the one `source` they stand in, whatever other articles say in the same words
(DESIGN §2 rule 4). Hops remember by which settlement they got their actor, so that it can be taken back; what a person
has accepted meanwhile stays. While it stands, later suggestions with the name are settled by it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.derived_fields import NameKeyField, NamesOneField
from claims.vocab.kinds import Ruling
from claims.vocab.names import name_key

if TYPE_CHECKING:
    from claims.models.source import Source


class SettlementQuerySet(models.QuerySet["Settlement"]):
    """What was settled."""

    def standing(self) -> SettlementQuerySet:
        """Neither taken back nor replaced."""
        return self.filter(ended_at=None)

    def of(self, name: str, source: Source) -> SettlementQuerySet:
        """Those that say whom a name means in a source; what was said of the source alone comes first."""
        found = self.filter(Q(source=source) | Q(source=None), key=name_key(name)[:250])
        return found.order_by(models.F("source").asc(nulls_last=True))


class Settlement(models.Model):
    """`name` is the name kept for the actor by it, if one was."""

    as_named = models.CharField(_("as the text names them"), max_length=200)
    key = NameKeyField(of="as_named")
    names_one = NamesOneField(of="as_named")
    source = models.ForeignKey(
        "claims.Source", models.PROTECT, null=True, related_name="settlements", verbose_name=_("only in this source")
    )
    ruling = models.CharField(_("what it means"), max_length=10, choices=Ruling.choices)
    actor = models.ForeignKey(
        "claims.Actor", models.PROTECT, null=True, related_name="settlements", verbose_name=_("who")
    )
    name = models.ForeignKey("claims.ActorName", models.SET_NULL, null=True, related_name="+")
    settled_by = models.ForeignKey("claims.User", models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(auto_now_add=True)
    ended_by = models.ForeignKey("claims.User", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = SettlementQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("settled name")
        verbose_name_plural = _("settled names")
        constraints = (
            models.CheckConstraint(
                name="settlement_means_somebody_or_nobody",
                condition=Q(ruling=Ruling.NOBODY, actor=None) | ~Q(ruling=Ruling.NOBODY) & Q(actor__isnull=False),
            ),
            models.CheckConstraint(
                name="settlement_of_a_description_in_one_source",
                condition=Q(source__isnull=False) | Q(names_one=True) & ~Q(ruling=Ruling.UNNAMED),
            ),
            models.CheckConstraint(
                name="settlement_ended_by_and_at",
                condition=Q(ended_by=None, ended_at=None) | Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
            models.CheckConstraint(name="settlement_of_a_name", condition=~Q(key="")),
            models.UniqueConstraint(
                fields=["key", "source"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="settlement_stands_once_per_name",
            ),
        )

    def __str__(self) -> str:
        return self.as_named
