"""The bytes of a row: kept under their own SHA-256 before anybody looks into them, and read again from there.

Of a dry run nothing is to stay, so its bytes lie apart, under a name of their own, until they have been read.
"""

from __future__ import annotations

from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from claims.importing.archive.store import keep, open_bytes
from claims.importing.errors import StorageGone
from claims.importing.received import Received
from claims.models import Import, ImportRow
from claims.vocab.kinds import Archiving


def hold(batch: Import, data: bytes, sha256: str) -> str:
    """Keep the bytes of a row, or lay them aside for a dry run; their name. Errors: StorageGone."""
    try:
        if batch.is_dry_run:
            return default_storage.save(f"dry-run/{batch.pk}/{uuid4().hex}", ContentFile(data))
        return keep(data, sha256)
    except OSError as error:
        raise StorageGone(
            _("The bytes could not be kept: %(error)s.") % {"error": error.strerror or type(error).__name__}
        ) from error


def held(row: ImportRow) -> bytes:
    """The bytes of a row. Errors: StorageGone; BytesMissing, BytesDamaged."""
    if not row.batch.is_dry_run:
        return open_bytes(str(row.raw))
    try:
        with default_storage.open(str(row.raw)) as file:
            data: bytes = file.read()
            return data
    except OSError as error:
        raise StorageGone(
            _("The bytes could not be read again: %(error)s.") % {"error": error.strerror or type(error).__name__}
        ) from error


def let_go(name: str) -> None:
    """Remove what lay aside for a dry run."""
    default_storage.delete(name)


def as_received(row: ImportRow) -> Received:
    """What came by a door, as it came. Errors: StorageGone."""
    media_type, _semicolon, charset = row.declared.partition("; charset=")
    return Received(
        name=row.name,
        data=held(row) if row.raw else b"",
        how=row.batch.how,
        media_type=media_type,
        charset=charset,
        url=row.final_url or row.given_url,
        asked_url=row.asked_url,
        http_status=row.http_status,
        headers=tuple((name, value) for name, value in row.headers),
        received_at=row.received_at,
        archiving=Archiving(row.archiving),
    )


def declared(received: Received) -> str:
    """The type and charset of it, as whoever sent it said them."""
    return f"{received.media_type}; charset={received.charset}"[:200]
