"""DerivedText: what another reader makes of a capture's bytes, beside the text the capture was kept with.

Quotations point into the capture's own text, which never changes; so a better reader's text changes no anchor and
unsays nothing. It shows an editor what the first reader may have missed, and it is written once, like its capture.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.capture import Capture


class DerivedText(models.Model):
    """The text of a capture's bytes as `reader` reads them."""

    capture = models.ForeignKey(Capture, models.PROTECT, related_name="derived_texts", verbose_name=_("capture"))
    reader = models.CharField(_("reader"), max_length=100)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("derived text")
        verbose_name_plural = _("derived texts")
        constraints = (
            models.UniqueConstraint(fields=["capture", "reader"], name="derivedtext_once_per_reader"),
            models.CheckConstraint(name="derivedtext_has_text", condition=~Q(text="") & ~Q(reader="")),
        )

    def __str__(self) -> str:
        return f"{self.capture_id} {self.reader}"
