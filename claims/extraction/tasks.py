"""The jobs of extraction. A job names its capture, so that it can run again and on any machine."""

from __future__ import annotations

from procrastinate.contrib.django import app

from claims.extraction import store
from claims.models import Capture
from claims.vocab.priorities import LAST


@app.task(name="claims.extraction.tasks.suggest", retry=3, priority=LAST)
def suggest(capture_id: int) -> int:
    """Propose what a new capture reports as said."""
    return store.suggest(Capture.objects.select_related("source__outlet").get(pk=capture_id))
