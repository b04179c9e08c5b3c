"""PDFs, Word documents, zips and web archives, made by hand as small as they can be."""

import gzip
import zlib
from collections.abc import Iterable
from io import BytesIO
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

SENTENCE = "The harbour office said on Monday that the north pier stays open to every ship through the winter. "
PAGE = (
    f"<html><head><title>North pier</title></head><body><article><p>{SENTENCE * 5}</p></article></body></html>".encode()
)
TEXT = f"North pier stays open\n4 November 2024\n\n{SENTENCE * 2}\n\n{SENTENCE}".encode()


def drawn(lines: Iterable[str], *, top: int = 780, leading: int = 14) -> bytes:
    """The drawing of a page: an empty line is a gap."""
    parts = [b"BT /F 11 Tf 50 %d Td %d TL" % (top, leading)]
    parts += [b"T* (%s) Tj" % line.encode("cp1252") if line else b"T*" for line in lines]
    return b"\n".join([*parts, b"ET"])


def pdf(*pages: bytes, info: bytes = b"", times: int = 1, packed: bool = False) -> bytes:
    """A PDF of these drawings, all of them `times` over."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    objects.append(b"<<%s>>" % info)
    drawings = []
    for page in pages:
        data, how = (zlib.compress(page, 9), b"/Filter/FlateDecode") if packed else (page, b"")
        objects.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), how, data))
        drawings.append(len(objects))
    first = len(objects) + 1
    for n in drawings * times:
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>" % n
        )
    kids = b" ".join(b"%d 0 R" % n for n in range(first, len(objects) + 1))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages) * times)
    return _assembled(objects)


def _assembled(objects: list[bytes]) -> bytes:
    out, offsets = BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for n, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (n, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer<</Size %d/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def warc(
    *payloads: tuple[str, bytes], packed: bool = True, status: str = "200 OK", media_type: str = "text/html"
) -> bytes:
    """Answers at addresses, behind the record every crawler begins with; each its own gzip member if packed."""
    records = [_record("warcinfo", "", b"software: a test\r\n", "application/warc-fields")]
    for url, payload in payloads:
        head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}; charset=utf-8\r\n\r\n".encode()
        records.append(_record("response", url, head + payload, "application/http; msgtype=response"))
    return b"".join(gzip.compress(record) if packed else record for record in records)


def _record(kind: str, url: str, block: bytes, media_type: str) -> bytes:
    heads = {"WARC-Type": kind, "WARC-Record-ID": f"<urn:uuid:{uuid4()}>", "WARC-Date": "2024-11-04T10:00:00Z"}
    heads |= {"WARC-Target-URI": url} if url else {}
    heads |= {"Content-Type": media_type, "Content-Length": str(len(block))}
    lines = "\r\n".join(["WARC/1.0", *(f"{name}: {value}" for name, value in heads.items())])
    return lines.encode() + b"\r\n\r\n" + block + b"\r\n\r\n"
