"""Content codings of HTTP undone piece by piece, so that a small answer cannot become a large one.

We ask for bytes as they are (`Accept-Encoding: identity`), which makes what is kept the very bytes that came. A
server that compresses all the same is read: gzip, deflate, br. Anything else is refused, as nobody asked for it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

import brotli
from django.utils.translation import gettext as _

from claims.importing.errors import Refused, TooLarge, Unreachable
from claims.importing.received import MAX_BYTES

MAX_RATIO = 100  # a page of the press shrinks to a tenth; deflate cannot do better than a thousandth
_FREE = 1024 * 1024  # below it the ratio does not matter
_PIECE = 256 * 1024
_MAX_CODINGS = 2

Pieces = Iterable[bytes]


def unpacked(pieces: Pieces, coding: str, limit: int = MAX_BYTES) -> Iterator[bytes]:
    """The bytes inside, in pieces.

    coding: the header Content-Encoding, empty for none.
    Errors: Refused for a coding not known; TooLarge above `limit` or the ratio; Unreachable if it breaks off.
    """
    codings = [name for part in coding.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if len(codings) > _MAX_CODINGS or any(name not in _CODINGS for name in codings):
        message = _("It came compressed in a way that nobody asked for: %(coding)s.")
        raise Refused(message % {"coding": coding[:60]})
    for name in reversed(codings):
        pieces = _capped(pieces, _CODINGS[name], limit)
    yield from pieces


def _capped(pieces: Pieces, decode: Callable[[Pieces], Iterator[bytes]], limit: int) -> Iterator[bytes]:
    n_in = n_out = 0

    def counted() -> Iterator[bytes]:
        nonlocal n_in
        for piece in pieces:
            n_in += len(piece)
            yield piece

    try:
        for piece in decode(counted()):
            n_out += len(piece)
            if n_out > limit or n_out > max(_FREE, n_in * MAX_RATIO):
                raise TooLarge(_("It unpacks into far more than it came as, or than an article may have."))
            yield piece
    except (zlib.error, brotli.error):
        raise Unreachable(_("It came compressed, and what came is damaged.")) from None


def _zlib(pieces: Pieces, bits: int) -> Iterator[bytes]:
    reader = zlib.decompressobj(bits)
    for piece in pieces:
        rest = piece
        while rest:
            if reader.eof:
                if bits <= zlib.MAX_WBITS or not b"\x1f\x8b".startswith(rest[:2]):
                    return  # what follows the end is nobody's
                reader = zlib.decompressobj(bits)  # gzip may be several, one after the other
            yield reader.decompress(rest, _PIECE)
            rest = reader.unused_data or reader.unconsumed_tail
    while not reader.eof and (more := reader.decompress(b"", _PIECE)):
        yield more
    if not reader.eof:
        raise _broken_off()


def gunzipped(pieces: Pieces) -> Iterator[bytes]:
    """Out of gzip. Errors: Unreachable if it breaks off; zlib.error if it is none."""
    return _zlib(pieces, 16 + zlib.MAX_WBITS)


def _deflated(pieces: Pieces) -> Iterator[bytes]:
    """Out of deflate, with the header it should have or without, as many servers send it."""
    source = iter(pieces)
    first = b""
    while len(first) < 2 and (piece := next(source, None)) is not None:
        first += piece
    has_header = len(first) > 1 and first[0] & 15 == 8 and (first[0] * 256 + first[1]) % 31 == 0
    return _zlib(_chained(first, source), zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _unbrotlied(pieces: Pieces) -> Iterator[bytes]:
    reader = brotli.Decompressor()
    for piece in pieces:
        yield reader.process(piece, output_buffer_limit=_PIECE)
        while not reader.can_accept_more_data():
            yield reader.process(b"", output_buffer_limit=_PIECE)
    if not reader.is_finished():
        raise _broken_off()


def _broken_off() -> Unreachable:
    return Unreachable(_("It broke off before its end."))


_CODINGS: dict[str, Callable[[Pieces], Iterator[bytes]]] = {
    "gzip": gunzipped,
    "x-gzip": gunzipped,
    "deflate": _deflated,
    "br": _unbrotlied,
}
