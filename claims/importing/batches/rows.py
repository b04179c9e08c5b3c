"""Rows for what comes in, before anybody looks into it: bytes that are kept, or an address that is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _

from claims.importing.archive.store import keep_file
from claims.importing.batches.kept import declared, hold
from claims.importing.errors import StorageGone
from claims.importing.received import Received
from claims.models import Import, ImportRow
from claims.vocab.statuses import RowStatus

Making = Callable[[], ImportRow]


def row_of(batch: Import, one: Received, came_in: ImportRow | None = None) -> ImportRow:
    """A row with its bytes kept; refused at once where there are none. Not saved. Errors: StorageGone."""
    return row_later(batch, one, came_in)()


def row_later(batch: Import, one: Received, came_in: ImportRow | None = None) -> Making:
    """Keep the bytes now, and make the row when it is to be saved: fifty thousand rows take 200 MB, and this a tenth.

    Errors: StorageGone.
    """
    raw, sha256 = "", one.sha256
    if one.path and not batch.is_dry_run:
        raw, sha256 = keep_file(one.path)
    elif one.data and not one.refused:
        raw = hold(batch, one.data, sha256)
    light = replace(one, data=b"", n_bytes=one.n_bytes or len(one.data))
    return partial(_row, batch, light, raw, sha256, came_in)


def _row(batch: Import, one: Received, raw: str, sha256: str, came_in: ImportRow | None) -> ImportRow:
    row = ImportRow(
        batch=batch,
        came_in=came_in,
        name=one.name[-300:] or "?",
        given_url="" if one.asked_url else one.url[:2000],
        declared=declared(one),
        received_at=timezone.now(),
    )
    adopt(row, one)
    row.raw, row.sha256 = raw, sha256
    if one.path:  # an archive whose articles follow it
        row.status, row.finished_at = RowStatus.UNPACKED, timezone.now()
    elif not raw:
        return refused(row, one.refused or _("This file is empty."))
    return row


def adopt(row: ImportRow, one: Received) -> None:
    """Write down how the bytes came."""
    row.sha256, row.n_bytes = one.sha256, one.n_bytes or len(one.data)
    row.asked_url, row.final_url = one.asked_url, one.url if one.asked_url else ""
    row.http_status, row.headers, row.archiving = one.http_status, one.headers, one.archiving
    row.received_at = one.received_at or row.received_at


def row_at(batch: Import, address: str, came_in: ImportRow | None = None, name: str = "") -> ImportRow:
    """A row for an address that is still to be fetched. Not saved."""
    row = ImportRow(
        batch=batch, came_in=came_in, name=(name or address)[:300], asked_url=address[:2000], host=host_of(address)
    )
    if len(address) > 2000 or not row.host:
        return refused(row, _("This is no address of a page on the web: it should begin with http:// or https://."))
    return row


def refused(row: ImportRow, reason: str) -> ImportRow:
    """The row at its end, with why."""
    row.status, row.reason, row.finished_at = RowStatus.REFUSED, reason[:500], timezone.now()
    return row


def lost(batch: Import, one: Received, error: StorageGone) -> ImportRow:
    """A row for bytes that could not be kept. Not saved."""
    row = ImportRow(
        batch=batch, name=one.name[-300:] or "?", n_bytes=one.n_bytes or len(one.data), status=RowStatus.FAILED
    )
    row.reason = _("%(error)s Bring it again.") % {"error": str(error)}
    row.finished_at = timezone.now()
    return row


def host_of(address: str) -> str:
    """Whose server an address asks; nothing for what is no address on the web."""
    try:
        parts = urlsplit(address.strip())
        return (parts.hostname or "")[:255] if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""
