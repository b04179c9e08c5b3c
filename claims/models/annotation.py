"""Annotation: an editor's note on a passage, an attribution, a claim or a dispute. Never public."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.versioned import Versioned

TARGETS = ("passage", "attribution", "claim", "dispute")


class Annotation(Versioned):
    """A note on exactly one thing."""

    passage = models.OneToOneField("claims.Passage", models.CASCADE, null=True, related_name="annotation")
    attribution = models.ForeignKey("claims.Attribution", models.CASCADE, null=True, related_name="annotations")
    claim = models.ForeignKey("claims.Claim", models.CASCADE, null=True, related_name="annotations")
    dispute = models.ForeignKey("claims.Dispute", models.CASCADE, null=True, related_name="annotations")
    text = models.TextField(_("note"), max_length=2000)
    written_by = models.ForeignKey("claims.User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("annotation")
        verbose_name_plural = _("annotations")
        constraints = (
            models.CheckConstraint(
                name="annotation_on_exactly_one_thing",
                condition=Q(
                    *(Q(**{f"{one}__isnull": one != target for one in TARGETS}) for target in TARGETS),
                    _connector=Q.OR,
                ),
            ),
            models.CheckConstraint(name="annotation_says_something", condition=~Q(text="")),
        )

    def __str__(self) -> str:
        return self.text
