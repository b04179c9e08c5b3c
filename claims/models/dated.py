"""A date as vague as its source, as four columns any table can have."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.vocab.edtf import MAX_LENGTH, VagueDate


class Dated(models.Model):
    """Adds `date`, a VagueDate, kept as EDTF, phrase and strict bounds. Which date it is, the class says."""

    date_edtf = models.CharField(_("date"), max_length=MAX_LENGTH, blank=True)
    date_phrase = models.CharField(_("date as the source puts it"), max_length=200, blank=True)
    date_earliest = models.DateField(null=True, editable=False)
    date_latest = models.DateField(null=True, editable=False)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                name="%(class)s_date_in_order",
                condition=Q(date_earliest__isnull=True)
                | Q(date_latest__isnull=True)
                | Q(date_earliest__lte=F("date_latest")),
            ),
            models.CheckConstraint(
                name="%(class)s_date_has_bounds",
                condition=Q(date_edtf="", date_earliest__isnull=True, date_latest__isnull=True)
                | ~Q(date_edtf="") & (Q(date_earliest__isnull=False) | Q(date_latest__isnull=False)),
            ),
        )

    @property
    def date(self) -> VagueDate:
        return VagueDate(self.date_edtf, self.date_phrase, self.date_earliest, self.date_latest)

    @date.setter
    def date(self, value: VagueDate) -> None:
        self.date_edtf, self.date_phrase = value.edtf, value.phrase
        self.date_earliest, self.date_latest = value.earliest, value.latest
