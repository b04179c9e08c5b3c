import gzip
import zlib

import brotli
import pytest

from claims.importing.errors import Refused, TooLarge, Unreachable
from claims.importing.fetching.unpack import unpacked

TEXT = b"The north pier stays open. " * 4000


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def quick_brotli(data: bytes) -> bytes:
    return brotli.compress(data, quality=1)


PACKED = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "br": quick_brotli}
ALL = [*PACKED.items(), ("deflate", raw_deflate)]


def pieces(data: bytes, size: int):
    return (data[at : at + size] for at in range(0, len(data), size))


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize(("coding", "pack"), ALL)
def test_what_was_packed_comes_out(coding, pack, size):
    assert b"".join(unpacked(pieces(pack(TEXT), size), coding.upper())) == TEXT


def test_what_was_not_packed_stays():
    assert b"".join(unpacked([TEXT], "")) == b"".join(unpacked([TEXT], "identity")) == TEXT


def test_gzip_in_several_members_is_one():
    data = gzip.compress(b"a") + gzip.compress(b"b")
    assert b"".join(unpacked(pieces(data, 3), "gzip")) == b"ab"
    assert b"".join(unpacked([data + b"\0\0\0"], "gzip")) == b"ab"


def test_two_codings_are_undone_from_the_last():
    assert b"".join(unpacked([brotli.compress(gzip.compress(TEXT))], "gzip, br")) == TEXT


@pytest.mark.parametrize("coding", ["zstd", "compress", "gzip, gzip, gzip", "nonsense"])
def test_what_nobody_asked_for_is_refused(coding):
    with pytest.raises(Refused, match="nobody asked for"):
        list(unpacked([b"x"], coding))


@pytest.mark.parametrize(("coding", "pack"), ALL)
def test_a_bomb_is_refused_after_little_of_it(coding, pack):
    bomb, sizes = pack(b"\0" * 60_000_000), []
    with pytest.raises(TooLarge):
        sizes.extend(len(piece) for piece in unpacked(pieces(bomb, 4096), coding))
    assert sum(sizes) < 25 * 1024 * 1024


def test_a_bomb_in_a_bomb_is_refused():
    bomb = gzip.compress(gzip.compress(b"\0" * 500_000_000))
    with pytest.raises(TooLarge):
        list(unpacked([bomb], "gzip, gzip"))


@pytest.mark.parametrize(("coding", "pack"), ALL)
def test_what_breaks_off_or_is_damaged_is_no_text(coding, pack):
    packed = pack(TEXT)
    for broken in (packed[: len(packed) // 2], packed[:-3], b""):
        with pytest.raises(Unreachable):
            list(unpacked([broken] if broken else [], coding))
    if coding != "deflate":
        with pytest.raises(Unreachable):
            list(unpacked([b"<html>not packed"], coding))
