"""The jobs of extraction. A job names its capture, so that it can run again and on any machine."""

from __future__ import annotations

from procrastinate.contrib.django import app

from claims.extraction import bulk, store
from claims.models import Capture
from claims.vocab.priorities import LAST


@app.task(name=bulk.SUGGEST, retry=3, priority=LAST)
def suggest(capture_id: int) -> int:
    """Propose what a capture reports as said; nothing, where it was read already."""
    return store.suggest(Capture.objects.select_related("source__outlet").get(pk=capture_id))
