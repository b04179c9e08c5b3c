"""Captures as they come over the web and by a file, their bytes really in the archive."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from django.core.files.base import ContentFile

from claims.importing.archive.store import keep
from claims.importing.find import text_hash
from claims.importing.readers.read import read
from claims.importing.received import Received
from claims.models import Capture
from claims.models.receipt import captures
from tests.factories import CaptureFactory

WORDS = "The harbour office said on Monday that the north pier stays open to every ship through the winter season."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>North pier stays open</title></head>
<body><article><h1>North pier stays open</h1><p>{WORDS}</p><p>“Nobody asked us,” the ferry company said.</p></article>
</body></html>"""
HEADERS = [
    ["Date", "Mon, 04 Nov 2024 10:00:00 GMT"], ["Content-Type", "text/html; charset=utf-8"],
    ["Content-Encoding", "gzip"], ["Content-Length", "123"], ["Transfer-Encoding", "chunked"], ["X-Odd", "Ղ é"],
]  # fmt: skip
ADDRESS = "https://daily.example.com/pier"


@pytest.fixture
def kept(db) -> Callable[..., Capture]:
    """kept(PAGE): what the reader of today reads of it. kept(PAGE, web=True): as it came over the web."""

    def make(page: str | bytes = PAGE, *, web: bool = False, media_type: str = "text/html", **about) -> Capture:
        data = page if isinstance(page, bytes) else page.encode()
        reading = read(Received("a", data, "upload", media_type, "utf-8"))
        receipt = {
            "raw": keep(data, sha256(data).hexdigest()), "sha256": sha256(data).hexdigest(), "n_bytes": len(data),
            "media_type": reading.media_type, "encoding": reading.encoding, "reader": reading.reader, "how": "upload",
            "text": reading.article.body, "text_sha256": text_hash(reading.article.body),
        }  # fmt: skip
        if web:
            receipt |= {
                "how": "web", "asked_url": "http://daily.example.com/pier", "final_url": ADDRESS, "http_status": 200,
                "headers": HEADERS, "received_at": datetime(2024, 11, 4, 10, tzinfo=UTC), "archiving": "allowed",
            }  # fmt: skip
        return CaptureFactory(**receipt | about)

    return make


@pytest.fixture
def spoil() -> Callable[..., None]:
    """spoil(capture): the archive loses its bytes; spoil(capture, b"…"): it has others in their place."""

    def do(capture: Capture, data: bytes | None = None) -> None:
        name = capture.raw.name
        captures().delete(name)
        if data is not None:
            captures().save(name, ContentFile(data))

    return do
