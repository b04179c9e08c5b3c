"""Captures as WARC records (ISO 28500), which the tools of other archives open.

What came over the web is a `response`: its status line and headers as the server sent them, and the body. The body was
unpacked when it was received, and its transfer coding is gone, so the headers that would speak of a body that is not
there any more stand under the names `X-Archive-Orig-…`, and Content-Length is that of the body that is there. What came
as a file or a paste is a `resource`, named by its hash (RFC 6920), as nobody can vouch that it ever lay at an address.

Each is followed by a `conversion` for its text, one for every reader that made one, and by `metadata`: who read it with
what, when it was received, and whether its publisher lets it be archived. Payload digests are the SHA-256 by which the
archive itself knows the bytes. Record ids come from those too, so that two exports of one capture say the same.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claims.importing.archive.store import chunks
from claims.importing.errors import BytesDamaged
from claims.models import Capture, DerivedText

_IN_MEMORY = 1024 * 1024  # of one body; more of it waits on the disk
_SOFTWARE = "contradiction-tracker (warcio)"
_FORMAT = "WARC File Format 1.1"
# These speak of bytes on the wire, which are not those that were kept.
_OF_THE_WIRE = frozenset(
    {"content-encoding", "content-length", "transfer-encoding", "trailer", "content-md5", "digest"}
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A capture that is not in the file, and why."""

    capture: int
    why: str


class Export:
    """Writes captures into one WARC file, one after the other; `n` counts them."""

    def __init__(self, out: BinaryIO, *, name: str, about: str) -> None:
        self._writer = WARCWriter(out, gzip=True, warc_version="1.1")
        self.n = 0
        info = {"software": _SOFTWARE, "format": _FORMAT, "description": about, "isPartOf": name}
        self._writer.write_record(self._writer.create_warcinfo_record(name, info))

    def write(self, capture: Capture) -> None:
        """A capture with its texts. Nothing of it is written if its bytes are not what was received.

        Errors: BytesMissing, BytesDamaged, StorageGone.
        """
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as body:
            _fill(body, capture)
            self._writer.write_record(self._original(capture, body))
        texts = list(DerivedText.objects.filter(capture=capture).order_by("pk"))
        kept: list[Capture | DerivedText] = [capture, *texts]
        for text in kept:
            self._writer.write_record(self._conversion(capture, text))
        self._writer.write_record(self._metadata(capture, texts))
        self.n += 1

    def _original(self, capture: Capture, body: IO[bytes]) -> ArcWarcRecord:
        named = {
            "WARC-Record-ID": record_id(capture),
            "WARC-Date": _moment(capture.received_at or capture.captured_at),
            "WARC-Payload-Digest": _digest(bytes.fromhex(capture.sha256)),
        }
        kind = "response" if capture.http_status else "resource"
        return self._writer.create_warc_record(
            address(capture),
            kind,
            payload=body,
            length=capture.n_bytes,
            http_headers=_http(capture) if kind == "response" else None,
            warc_content_type="" if kind == "response" else capture.media_type or "application/octet-stream",
            warc_headers_dict=named,
        )

    def _conversion(self, capture: Capture, text: Capture | DerivedText) -> ArcWarcRecord:
        data = text.text.encode()
        made_at = text.captured_at if isinstance(text, Capture) else text.made_at
        what = f"text of {text.reader}"
        content_type = "text/plain; charset=utf-8"
        return self._beside(capture, "conversion", data, what=what, at=made_at, content_type=content_type)

    def _metadata(self, capture: Capture, texts: list[DerivedText]) -> ArcWarcRecord:
        facts = ((name, " ".join(str(value).split())) for name, value in _facts(capture, texts))
        data = "".join(f"{name}: {value}\r\n" for name, value in facts if value).encode()
        return self._beside(capture, "metadata", data, at=capture.captured_at, content_type="application/warc-fields")

    def _beside(
        self, capture: Capture, kind: str, data: bytes, *, at: datetime, content_type: str, what: str = "metadata"
    ) -> ArcWarcRecord:
        named = {
            "WARC-Record-ID": record_id(capture, what),
            "WARC-Refers-To": record_id(capture),
            "WARC-Date": _moment(at),
            "WARC-Payload-Digest": _digest(sha256(data).digest()),
        }
        return self._writer.create_warc_record(
            address(capture),
            kind,
            payload=BytesIO(data),
            length=len(data),
            warc_content_type=content_type,
            warc_headers_dict=named,
        )


def address(capture: Capture) -> str:
    """What a record is found by: the address that answered, else the name that the bytes give themselves."""
    if capture.http_status:
        return quote(capture.final_url or capture.asked_url, safe="!#$%&'()*+,/:;=?@[]~")
    digest = urlsafe_b64encode(bytes.fromhex(capture.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def record_id(capture: Capture, what: str = "bytes") -> str:
    """The name of a record of this capture, the same in every export."""
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{address(capture)} {capture.sha256} {capture.pk} {what}')}>"


def _fill(body: IO[bytes], capture: Capture) -> None:
    """Lay the kept bytes out. Errors: BytesDamaged if they are not what was received."""
    digest = sha256()
    for chunk in chunks(str(capture.raw)):
        digest.update(chunk)
        body.write(chunk)
    if digest.hexdigest() != capture.sha256:
        raise BytesDamaged("Its bytes are not what was received.")
    body.seek(0)


def _http(capture: Capture) -> StatusAndHeaders:
    """The head of the answer, made to fit the body that is there."""
    status = capture.http_status or 0
    phrase = next((one.phrase for one in HTTPStatus if one == status), "")
    headers = [(_latin(name), _latin(value)) for name, value in capture.headers]
    kept = [(f"X-Archive-Orig-{n}" if n.lower() in _OF_THE_WIRE else n, value) for n, value in headers]
    kept.append(("Content-Length", str(capture.n_bytes)))
    return StatusAndHeaders(f"{status} {phrase}".rstrip(), kept, protocol="HTTP/1.1")


def _latin(value: object) -> str:
    """One line of a header; what is no Latin-1 is percent-encoded, as nothing else may stand there (RFC 9110, 5.5)."""
    return quote(
        " ".join(str(value).split()), safe="".join(map(chr, range(32, 127))) + "".join(map(chr, range(160, 256)))
    )


def _facts(capture: Capture, texts: list[DerivedText]) -> Iterator[tuple[str, object]]:
    """What is known of a capture, each a line."""
    source = capture.source
    yield from (
        ("title", source.title),
        ("sourceAddress", source.url),
        ("askedAddress", capture.asked_url),
        ("hopsFromSeed", "" if not capture.asked_url else int(capture.asked_url != capture.final_url)),
        ("receivedBy", capture.how),
        ("receivedAt", _moment(capture.received_at) if capture.received_at else ""),
        ("capturedAt", _moment(capture.captured_at)),
        ("archiving", capture.archiving),
        ("mediaType", capture.media_type),
        ("encoding", capture.encoding),
        ("sha256", capture.sha256),
        ("host", urlsplit(capture.final_url).hostname),
    )
    kept: list[Capture | DerivedText] = [capture, *texts]
    for one in kept:
        yield "text", f"{record_id(capture, f'text of {one.reader}')} sha256={one.text_sha256} reader={one.reader}"


def _digest(digest: bytes) -> str:
    return f"sha256:{digest.hex()}"


def _moment(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
