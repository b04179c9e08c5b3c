"""One request at a time for each host, with a pause between two, whichever worker on whichever machine asks.

A turn is a row in the database that says until when it is taken; it is taken by one UPDATE, which only one of many
can win, by the database's own clock. Nobody waits inside a transaction, and a killed worker's turn ends by itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from claims.importing.errors import Unreachable
from claims.models import Host

MAX_PAUSE = 30.0  # seconds, whatever Crawl-delay asks for
MAX_WAIT = 300.0  # for a turn; then the job makes room for others
_LEASE = timedelta(seconds=90)  # longer than a request may take
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_LOOK_AGAIN = 0.5


@contextmanager
def turn(host: str, pause: float = 0.0) -> Iterator[None]:
    """Wait for this host's turn and hold it; leave the host alone for `pause` seconds after it, or our own delay.

    Errors: Unreachable, with `retry_after`, if the turn does not come within some minutes.
            RuntimeError inside a transaction: the turn would be seen by nobody, and the wait would hold its locks.
    """
    holder = uuid4()
    patience = time.monotonic() + MAX_WAIT
    while not _taken(host, holder):
        if time.monotonic() > patience:
            message = _("%(host)s is being asked for other articles; this one waits for its turn.")
            raise Unreachable(message % {"host": host}, round(MAX_WAIT))
        time.sleep(_LOOK_AGAIN)
    try:
        yield
    finally:
        rest = timedelta(seconds=min(max(pause, settings.FETCH_DELAY), MAX_PAUSE))
        Host.objects.filter(name=host, holder=holder).update(taken_until=Now() + rest, holder=None)


def forget() -> None:
    """Drop the turns at hosts that nobody has asked for a day."""
    Host.objects.filter(taken_until__lt=Now() - timedelta(days=1)).delete()


@transaction.atomic(durable=True)
def _taken(host: str, holder: UUID) -> bool:
    free = Host.objects.filter(name=host, taken_until__lte=Now())
    if free.update(taken_until=Now() + _LEASE, holder=holder):
        return True
    if Host.objects.filter(name=host).exists():
        return False
    Host.objects.bulk_create([Host(name=host, taken_until=_LONG_AGO)], ignore_conflicts=True)
    return bool(free.update(taken_until=Now() + _LEASE, holder=holder))
