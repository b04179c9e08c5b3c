"""Print: an edition set into a page once, in one language, by one release of the program.

An edition never changes, so neither does its page, until a release sets pages differently. Reading is then a matter
of handing out a sheet. Nothing depends on a print being there: it is made again at any time from the edition, and
where one is missing the page is set on the spot.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.edition import Edition


class PrintQuerySet(models.QuerySet["Print"]):
    """Which prints."""

    def readable(self) -> PrintQuerySet:
        """Prints of editions that readers may ask for."""
        return self.filter(edition__dispute__paused_at__isnull=True)


class Print(models.Model):
    """`html` is the edition's part of the page, `jsonld` its schema.org block; `release` is what set them."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="prints")
    lang = models.CharField(max_length=35)
    release = models.CharField(max_length=64)
    html = models.TextField()
    jsonld = models.TextField()

    objects = PrintQuerySet.as_manager()

    class Meta:
        verbose_name = _("print")
        verbose_name_plural = _("prints")
        constraints = (models.UniqueConstraint(fields=["edition", "lang", "release"], name="print_once_per_release"),)

    def __str__(self) -> str:
        return f"{self.edition_id} {self.lang} {self.release[:8]}"
