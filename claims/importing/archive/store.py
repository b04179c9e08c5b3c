"""Bytes in and out of the archive: once, whole, under their own SHA-256, compressed.

Where they lie is Django's storage `captures`: a folder, or a bucket of an S3-compatible service (docs/deploy.md). The
name says how they lie there: `ab/cd/HASH` is the very bytes, `ab/cd/HASH.zst` a Zstandard frame of them. The hash is of
the bytes that were received, whichever way they lie. What would not become smaller (a PDF, a zip) lies as it is, and so
does everything that was kept before there was compression.

Measured on 300 pages of 15 to 600 kB (mean 55 kB; one core, each page alone):

    gzip -6   6.15 : 1   write  51 MB/s   read 213 MB/s
    zstd -3   5.86 : 1   write 204 MB/s   read 548 MB/s
    zstd -6   6.39 : 1   write  71 MB/s   read 513 MB/s   <- chosen: less than a millisecond a page
    zstd -9   6.50 : 1   write  45 MB/s   read 626 MB/s

Nothing is half-written: a storage that fails says so (StorageGone) and leaves nothing under the name. Nothing is
deleted here: see sweep.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from errno import EDQUOT, ENOSPC
from hashlib import file_digest
from hashlib import sha256 as sha256_of
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO, cast

import zstandard
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.importing.errors import BytesDamaged, BytesMissing, StorageGone
from claims.models.receipt import captures, raw_name

SUFFIX = ".zst"
CHUNK = 1024 * 1024
FRESH = timedelta(days=7)
_LEVEL = 6
_HEAD = 18  # bytes of a frame's head, at most (RFC 8878, 3.1.1.1)
_WORTH_IT = 0.95  # of the size, at most; else compressing has bought nothing
# PDF, zip and office documents, gzip, Zstandard, 7z, PNG, JPEG, GIF.
_COMPRESSED = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"(\xb5/\xfd", b"7z\xbc\xaf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_FULL = frozenset({ENOSPC, EDQUOT})
_SPACE = 1_131_376_724  # of advisory locks; any number will do that no other lock of the project uses


def keep(data: bytes, sha256: str) -> str:
    """Put bytes into the archive under their own hash, once; the name they lie under.

    What lies there already is looked at: if it is broken, here are the right bytes; if it is old, it is written anew,
    so that it is out of the sweep's reach for as long as anybody may need to write its name into a row.
    Errors: StorageGone; nothing of these bytes is there then.
    """
    packed = _packed(data)
    return _put(raw_name(sha256) + (SUFFIX if packed is not data else ""), sha256, ContentFile(packed))


def keep_file(path: Path) -> tuple[str, str]:
    """Put a file's bytes into the archive, a little at a time; the name they lie under, and their hash.

    Errors: StorageGone, as `keep`, and where there is no room to compress them in.
    """
    try:
        with path.open("rb") as file, TemporaryFile() as packed:
            sha256, size = file_digest(file, "sha256").hexdigest(), file.tell()
            file.seek(0)
            is_packed = file.read(_HEAD).startswith(_COMPRESSED)
            file.seek(0)
            if is_packed:
                return _put(raw_name(sha256), sha256, File(file)), sha256
            zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).copy_stream(file, packed, size=size)
            return _put(raw_name(sha256) + SUFFIX, sha256, File(packed)), sha256
    except (OSError, zstandard.ZstdError) as error:
        raise _gone(error) from error


def _put(name: str, sha256: str, packed: File[Any]) -> str:
    """Errors: StorageGone."""
    storage = captures()
    try:
        is_there = storage.exists(name)
        # The sweep takes what lies there, and nothing else: only then is it to be kept away.
        with held(sha256) if is_there else nullcontext():
            is_there = is_there and storage.exists(name)
            if is_there and (age(name) > FRESH or not is_whole(name, sha256)):
                storage.delete(name)
                is_there = False
            if not is_there:
                _save(storage, name, packed)
    except StorageGone:
        raise
    except Exception as error:  # each storage fails in its own way, and each means that nothing was kept
        raise _gone(error) from error
    return name


@contextmanager
def held(sha256: str, *, alone: bool = False) -> Iterator[None]:
    """While nobody sweeps these bytes away; `alone`: while nobody keeps them either."""
    lock = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {lock}(%s, %s)", [_SPACE, int(sha256[:7], 16)])
        yield


def age(name: str) -> timedelta:
    """For how long a file has been there."""
    return timezone.now() - captures().get_modified_time(name)


def open_bytes(name: str) -> bytes:
    """The bytes that were kept under this name. Errors: BytesMissing, BytesDamaged, StorageGone."""
    return b"".join(chunks(name))


def chunks(name: str) -> Iterator[bytes]:
    """The bytes that were kept under this name, a little at a time. Errors: as open_bytes."""
    with reading(name) as (stream, size):
        n = 0
        while chunk := _read(stream):
            n += len(chunk)
            yield chunk
    if size is not None and n != size:
        raise BytesDamaged(_("The kept bytes are damaged: some are missing at the end."))


@contextmanager
def reading(name: str) -> Iterator[tuple[BinaryIO, int | None]]:
    """The bytes that were kept under this name as a stream, and how many there should be, where that is known.

    Errors: BytesMissing, BytesDamaged, StorageGone.
    """
    try:
        file = captures().open(name)
    except FileNotFoundError as error:
        raise BytesMissing(_("The bytes are not in the archive any more: %(name)s.") % {"name": name}) from error
    except Exception as error:
        raise _gone(error) from error
    with file:
        if not name.endswith(SUFFIX):
            yield cast("BinaryIO", file), None
            return
        size = _size(file.read(_HEAD))
        file.seek(0)
        with zstandard.ZstdDecompressor().stream_reader(file) as stream:
            yield cast("BinaryIO", stream), size


def is_whole(name: str, sha256: str) -> bool:
    """Whether what lies under a name is what was received. Errors: BytesMissing, StorageGone."""
    digest = sha256_of()
    try:
        for chunk in chunks(name):
            digest.update(chunk)
    except BytesDamaged:
        return False
    return digest.hexdigest() == sha256


def _size(head: bytes) -> int:
    """How many bytes are in a frame, by its head."""
    try:
        return zstandard.frame_content_size(head)
    except zstandard.ZstdError as error:
        raise BytesDamaged(_("The kept bytes are damaged: they cannot be unpacked.")) from error


def _read(stream: BinaryIO) -> bytes:
    try:
        return stream.read(CHUNK)
    except zstandard.ZstdError as error:
        raise BytesDamaged(_("The kept bytes are damaged: they cannot be unpacked.")) from error
    except OSError as error:
        raise _gone(error) from error


def _packed(data: bytes) -> bytes:
    """The bytes compressed, or the very same where that makes them no smaller."""
    if data.startswith(_COMPRESSED):
        return data
    packed = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(data)
    return packed if len(packed) <= len(data) * _WORTH_IT else data


def _save(storage: Storage, name: str, packed: File[Any]) -> None:
    saved = storage.save(name, packed)
    if saved != name:  # somebody kept the same bytes in the same moment
        storage.delete(saved)


def _gone(error: Exception) -> StorageGone:
    if isinstance(error, OSError) and error.errno in _FULL:
        return StorageGone(_("The archive is full. Nothing of this was kept; make room and try again."))
    return StorageGone(_("The archive cannot be reached (%(error)s). Try again.") % {"error": error})
