"""The job that follows a new capture: what became of its source's quotations, and whose story it may be."""

from __future__ import annotations

from procrastinate.contrib.django import app

from claims.importing.origins.actions import fingerprint, propose_copies
from claims.importing.versions.actions import look_back
from claims.models import Capture
from claims.vocab.priorities import LAST


@app.task(name="claims.importing.versions.tasks.compare", retry=3, priority=LAST)
def compare(capture_id: int) -> None:
    """Hold a capture against what is here already; it may run again."""
    capture = Capture.objects.select_related("source__outlet").get(pk=capture_id)
    look_back(capture=capture)
    fingerprint(capture=capture)
    propose_copies(capture=capture)
