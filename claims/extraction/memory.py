"""What was read by whom, and what it suggested: remembered when it is suggested, whatever editors make of it later.

A better reader may read a capture again. What it finds anew is added. What the earlier one had suggested and it does
not, word for word, is taken back, as long as nobody has touched it: decided on it, changed it, left a note on it.
Rules alone never take back what a trained model found.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.utils import timezone

from claims.extraction.proposing import Reader
from claims.models import Attribution, Capture, Extraction, Suggestion
from claims.vocab.kinds import PassageRole
from claims.vocab.statuses import Status

Places = frozenset[tuple[str, int, int]]  # role, start, end: all the spans of an attribution
TAKEN_BACK = Q(status=Status.WITHDRAWN, decided_by=None)  # by the program: for all that comes later as if never said


def is_due(capture: Capture, reader: Reader) -> bool:
    """Whether this reader shall read this capture, after whatever read it last."""
    last = Extraction.objects.last_of(capture)
    if last is None:
        return True
    is_other = (last.reader, last.sha256) != (reader.name, reader.sha256)
    return is_other and bool(reader.sha256 or not last.sha256)


def remember(capture: Capture, reader: Reader, made: Collection[int]) -> None:
    """Write down who read a capture, and each attribution that it suggested, as it was made."""
    extraction = Extraction.objects.create(capture=capture, reader=reader.name, sha256=reader.sha256)
    whole = Attribution.objects.filter(pk__in=made).with_parts().order_by("pk")
    Suggestion.objects.bulk_create(Suggestion(attribution=one, extraction=extraction, said=said(one)) for one in whole)


def take_back(capture: Capture, found: Collection[Places]) -> list[int]:
    """Withdraw what stands suggested, untouched, in other places than are found now; which attributions these are.

    In a transaction that holds the capture's source.
    """
    untouched = Attribution.objects.suggested().filter(
        capture=capture, proposed_by=None, version=1, annotations__isnull=True
    )
    locked = Attribution.objects.suggested().filter(pk__in=untouched, version=1).select_for_update()
    lost = [one.pk for one in locked.prefetch_related("passages") if places(one) not in found]
    Attribution.objects.filter(pk__in=lost).update(status=Status.WITHDRAWN, decided_at=timezone.now(), version=2)
    return lost


def places(attribution: Attribution) -> Places:
    """Where an attribution stands."""
    return frozenset((one.role, one.start, one.end) for one in attribution.passages.all())


def said(attribution: Attribution) -> dict[str, Any]:
    """What an attribution says now, as JSON: `content`, `cue`, `source` are lists of [start, end]."""
    spans: dict[str, list[list[int]]] = {str(role): [] for role in PassageRole if role != PassageRole.NOTE}
    for one in attribution.passages.all():
        spans[one.role].append([one.start, one.end])
    return {
        **spans,
        "hops": [[hop.as_named or str(hop), hop.status] for hop in attribution.hops.all() if hop.order > 1],
        "mode": attribution.mode,
        "speech_act": attribution.speech_act,
        "date": [attribution.date_edtf, attribution.date_phrase],
        "confidence": attribution.confidence_score,
        "because": attribution.because,
    }
