"""A gzip file -> what is in it, if that is no more than we read; anything else as it came.

Archives of pages are kept one gzip file a page. How much comes out is limited while it comes out: what a gzip file
says of its own size is not believed.
"""

from __future__ import annotations

import zlib
from dataclasses import replace

from django.utils.translation import gettext as _

from claims.importing.errors import NotText, TooLarge
from claims.importing.received import MAX_BYTES, Received, check_size

_MAGIC = b"\x1f\x8b"
_GZIP = zlib.MAX_WBITS | 16  # zlib's word for "with gzip's head and sum"


def ungzipped(received: Received) -> Received:
    """The file inside, under its name without .gz. Errors: TooLarge; NotText where it breaks off or is damaged."""
    if not received.data.startswith(_MAGIC):
        return received
    check_size(len(received.data))
    rest, parts, n = received.data, [], 0
    try:
        while rest.startswith(_MAGIC):  # a gzip file may have several members
            member = zlib.decompressobj(_GZIP)
            parts.append(member.decompress(rest, MAX_BYTES - n + 1))
            n += len(parts[-1])
            if n > MAX_BYTES:
                raise TooLarge(_("What is in this gzip file has more bytes than an article may have."))
            if not member.eof:
                raise NotText(_("This gzip file breaks off before its end. Bring it whole."))
            rest = member.unused_data
    except zlib.error as error:
        raise NotText(_("This gzip file is damaged and cannot be opened.")) from error
    return replace(received, name=received.name.removesuffix(".gz"), data=b"".join(parts))
