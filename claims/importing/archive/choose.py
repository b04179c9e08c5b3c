"""Which captures a command is about: all, some by their numbers, those made since then, those a dispute rests on."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_date

from claims.models import Attribution, Capture, Dispute


def since(text: str) -> QuerySet[Capture]:
    """From a capture's number on, or from a day on (2024-11-04). Errors: ValueError for anything else."""
    if text.isascii() and text.isdecimal():
        return Capture.objects.filter(pk__gte=int(text))
    if day := parse_date(text):
        return Capture.objects.filter(captured_at__date__gte=day)
    raise ValueError(text)


def numbered(text: str) -> QuerySet[Capture]:
    """By numbers and ranges of them: 1,5-9. Errors: ValueError."""
    wanted = Q(pk__in=())
    for part in text.split(","):
        first, dash, last = part.partition("-")
        wanted |= Q(pk__range=(int(first), int(last))) if dash else Q(pk=int(first))
    return Capture.objects.filter(wanted)


def of_dispute(dispute: Dispute) -> QuerySet[Capture]:
    """Everything that is cited in a dispute: for its claims, for what others found, for who did not answer."""
    by_claim = Q(claim__placements__dispute=dispute) | Q(claim__readings__finding__dispute=dispute)
    cited = Attribution.objects.filter(by_claim | Q(silences__dispute=dispute))
    return Capture.objects.filter(pk__in=cited.values("capture"))
