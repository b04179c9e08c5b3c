"""FixityCheck: kept bytes were hashed again, and those that are not what they were are named. Written once.

Each looks at the captures after those of the one before it, and once more at whatever that one named: so the newest
names all trouble that is known, and a trouble that was mended is named no longer.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class FixityCheck(models.Model):
    """The captures numbered `first` to `last`, or none; `is_last` where there was none after them.

    `n_whole` files are what they were, of captures and of rows of imports without one. `troubles` are the others, each
    as {"capture": number or null, "row": number or null, "state": text, "detail": text}.
    """

    made_at = models.DateTimeField(auto_now_add=True)
    first = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField()
    is_last = models.BooleanField()
    n_whole = models.PositiveIntegerField()
    troubles = models.JSONField(default=list)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("fixity check")
        verbose_name_plural = _("fixity checks")
        constraints = (models.CheckConstraint(name="fixitycheck_goes_onward", condition=Q(last__gte=F("first"))),)

    def __str__(self) -> str:
        return f"{self.first}-{self.last}: {self.n_whole} whole, {len(self.troubles)} not"
