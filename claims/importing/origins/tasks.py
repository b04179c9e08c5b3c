"""Copies looked for at night as well: what the job of a capture missed, as it failed or its neighbour came later."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from claims.importing.origins.actions import find_copies
from claims.models import Capture

_BACK = timedelta(days=3)  # a night in which nothing ran, and one more


@app.periodic(cron="41 2 * * *")
@app.task(name="claims.importing.origins.tasks.look_again", queue="imports", queueing_lock="look for copies")
def look_again(timestamp: int) -> int:
    """Propose what may be copies among the captures of the last days; how many pairs."""
    return find_copies(Capture.objects.filter(captured_at__gte=timezone.now() - _BACK))[1]
