"""An attribution in numbers, as the record keeps it beside the words, so that a decision can be taken back exactly.

The words (`said.described`) are for whoever reads the record; this is for `restore`. What the program suggested is
the `was` of the first decision on it, and stays in the record whatever becomes of the row.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from claims.models import Attribution, Hop, Passage
from claims.vocab import edtf
from claims.vocab.selectors import Span

FIELDS = (
    "status", "decided_by", "decided_at", "mode", "speech_act", "answers",
    "date_edtf", "date_phrase", "date_earliest", "date_latest",
)  # fmt: skip


def snapshot(attribution: Attribution) -> dict[str, Any]:
    """Status, words, chain and date: whole numbers and text only, as an Activity keeps them."""
    decided_at = attribution.decided_at
    return {
        "status": str(attribution.status),
        "decided": [attribution.decided_by_id, decided_at.isoformat()] if decided_at else None,
        "mode": str(attribution.mode),
        "speech_act": str(attribution.speech_act),
        "answers": attribution.answers_id,
        "date": [attribution.date_edtf, attribution.date_phrase],
        "passages": [[p.role, p.start, p.end] for p in attribution.passages.all()],
        "hops": [[hop.actor_id, hop.as_named, hop.status, hop.settlement_id] for hop in attribution.hops.all()],
    }


def restore(attribution: Attribution, was: dict[str, Any], version: int) -> None:
    """Make an attribution again what it was, on top of `version`.

    Errors: StaleRecord if somebody has saved it since.
    """
    by, at = was["decided"] or (None, None)
    attribution.status, attribution.mode, attribution.speech_act = was["status"], was["mode"], was["speech_act"]
    attribution.decided_by_id, attribution.decided_at = by, datetime.fromisoformat(at) if at else None
    attribution.answers_id = was["answers"]
    attribution.date = edtf.parse(*was["date"])
    attribution.save_over(version, FIELDS)
    now = snapshot(attribution)
    if (now["passages"], now["hops"]) != (was["passages"], was["hops"]):
        _rewrite_parts(attribution, was)


def _rewrite_parts(attribution: Attribution, was: dict[str, Any]) -> None:
    attribution.hops.all().delete()
    attribution.passages.all().delete()
    passages = [Passage.cut(attribution.capture, Span(start, end), role) for role, start, end in was["passages"]]
    hops = [
        Hop(order=order, actor_id=actor, as_named=named, status=status, settlement_id=settlement)
        for order, (actor, named, status, settlement) in enumerate(was["hops"], start=1)
    ]
    for passage in passages:
        passage.attribution = attribution
    for hop in hops:
        hop.attribution = attribution
    Passage.objects.bulk_create(passages)
    Hop.objects.bulk_create(hops)
    vars(attribution).pop("_prefetched_objects_cache", None)  # what was there before
