"""A zip, a web archive collection (.wacz), or a document that only happens to be a zip -> its members.

A zip's directory may name one stretch of bytes many times over, which makes of a few megabytes many terabytes: each
member must have bytes of its own. What unpacks too well is refused by itself, as a member.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.importing.containers.limits import Item, Spent, Way, whole
from claims.importing.containers.names import is_beside, is_litter, zip_name
from claims.importing.errors import Bomb, Broken, Refused

_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype"})  # office documents, and e-books: one work, not many
_ENCRYPTED = 1
_NAMED = 5
_FAILURES = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def members(file: IO[bytes], way: Way) -> Iterator[Item]:
    """Errors: Broken; Bomb where members share their bytes; Spent."""
    try:
        archive = ZipFile(file)
    except _FAILURES as error:
        raise Broken(_("This zip is broken or not whole, and cannot be opened.")) from error
    with archive:
        infos = archive.infolist()
        names = {info.filename for info in infos}
        if names & _DOCUMENTS:
            file.seek(0)
            yield way.item(whole(file, way))
            return
        _check_overlap(infos)
        beside: list[str] = []
        is_wacz = "datapackage.json" in names and any(name.startswith("archive/") for name in names)
        for info in infos:
            name = zip_name(info)
            if info.is_dir() or is_litter(name) or (is_wacz and not name.startswith("archive/")):
                continue
            if is_beside(name):
                beside.append(name)
                continue
            yield from _member(archive, info, way.into(name))
        if beside:
            yield way.into("…").refused(_beside(beside))


def _member(archive: ZipFile, info: ZipInfo, way: Way) -> Iterator[Item]:
    """One member, or why it cannot be read."""
    if info.flag_bits & _ENCRYPTED:
        yield way.refused(_("This is protected with a password. Bring it without."), info.file_size)
        return
    try:
        with archive.open(info) as stream:
            yield from way.open(stream, way, packed=info.compress_size)
    except Spent:
        raise
    except Refused as refusal:
        yield way.refused(refusal, info.file_size)
    except _FAILURES:
        yield way.refused(_("This file in the zip is broken, and cannot be read."), info.file_size)


def _check_overlap(infos: list[ZipInfo]) -> None:
    """Errors: Bomb."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise Bomb(_("The files in this zip share their bytes, as only a trap's do. It was not opened."))
        end = info.header_offset + 30 + len(info.orig_filename) + info.compress_size  # 30: the least a head has


def _beside(names: list[str]) -> str:
    message = ngettext(
        "%(n)s file that is no article was left out: %(names)s.",
        "%(n)s files that are no articles were left out: %(names)s.",
        len(names),
    )
    shown = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    return message % {"n": len(names), "names": shown}
