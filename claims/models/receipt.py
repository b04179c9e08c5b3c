"""Receipt: bytes as they came, and everything that was said about them on the way.

The bytes lie in the `captures` storage under their own SHA-256, so the same bytes are kept once and a changed file no
longer has its name. What came over the web also says which address was asked, which one answered, with which headers,
when, and whether its publisher lets it be archived.
"""

from __future__ import annotations

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.vocab.kinds import Archiving


def captures() -> Storage:
    """The storage the raw bytes lie in: a folder, or a bucket (settings.STORAGES)."""
    return storages["captures"]


def raw_name(sha256: str) -> str:
    """Where bytes with this hash lie: two levels of folders keep every folder small."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


class Receipt(models.Model):
    """What a row of an import hands on to its capture.

    reader: what read the bytes, with its version.
    headers: pairs of name and value, as the server sent them, in its order; none for a file.
    """

    raw = models.FileField(storage=captures, max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    n_bytes = models.PositiveBigIntegerField(default=0)
    media_type = models.CharField(max_length=100, blank=True)
    encoding = models.CharField(max_length=40, blank=True)
    reader = models.CharField(max_length=100, blank=True, help_text=_("What read the bytes, with its version."))
    asked_url = models.CharField(_("address asked"), max_length=2000, blank=True)
    final_url = models.CharField(_("address that answered"), max_length=2000, blank=True)
    http_status = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=list)
    received_at = models.DateTimeField(_("received at"), null=True)
    archiving = models.CharField(_("archiving"), max_length=10, choices=Archiving.choices, default=Archiving.UNASKED)

    class Meta:
        abstract = True

    def receipt(self) -> dict[str, object]:
        """The fields of a receipt with their values, to hand them on."""
        return {field.name: getattr(self, field.name) for field in Receipt._meta.get_fields()}
