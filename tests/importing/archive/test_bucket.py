"""The archive in a bucket: through the storage that settings name, and the client that speaks S3."""

import threading
from collections.abc import Iterator
from hashlib import sha256
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from claims.importing.archive import store
from claims.importing.archive.sweep import sweep, unneeded
from claims.importing.errors import BytesDamaged, BytesMissing, StorageGone
from claims.models.receipt import captures
from tests.importing.archive.bucket import Bucket
from tracker import storage

PAGE = b"<p>The harbour office said that the pier stays open.</p>" * 99
SHA256 = sha256(PAGE).hexdigest()


@pytest.fixture
def bucket(db, settings, monkeypatch) -> Iterator[type[Bucket]]:
    handler = type("Handler", (Bucket,), {"objects": {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    said = {"CAPTURES_BUCKET": "kept", "CAPTURES_PREFIX": "press", "CAPTURES_REGION": "here",
            "CAPTURES_ENDPOINT": f"http://127.0.0.1:{server.server_port}",
            "AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "key", "AWS_MAX_ATTEMPTS": "1"}  # fmt: skip
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    settings.STORAGES = {**settings.STORAGES, "captures": storage.captures(Path())}
    yield handler
    captures().connection.meta.client.close()
    server.shutdown()
    server.server_close()
    thread.join()


def test_bytes_lie_in_the_bucket_once_and_come_back(bucket, tmp_path) -> None:
    (tmp_path / "page").write_bytes(PAGE)
    name = store.keep(PAGE, SHA256)
    assert list(bucket.objects) == [f"press/{name}"]
    assert store.open_bytes(name) == PAGE
    assert store.keep_file(tmp_path / "page") == (name, SHA256)
    assert len(bucket.objects) == 1


def test_what_is_missing_or_damaged_in_the_bucket_is_said(bucket) -> None:
    name = store.keep(PAGE, SHA256)
    bucket.objects[f"press/{name}"] = bucket.objects[f"press/{name}"][:-9]
    with pytest.raises(BytesDamaged):
        store.open_bytes(name)
    bucket.objects.clear()
    with pytest.raises(BytesMissing):
        store.open_bytes(name)


def test_a_bucket_that_is_closed_keeps_nothing_and_says_so(bucket) -> None:
    name = store.keep(PAGE, SHA256)
    bucket.refuses = HTTPStatus.FORBIDDEN
    with pytest.raises(StorageGone, match="403"):
        store.keep(b"other", sha256(b"other").hexdigest())
    with pytest.raises(StorageGone):
        store.open_bytes(name)
    assert list(bucket.objects) == [f"press/{name}"]


def test_a_bucket_is_swept(bucket, admin, monkeypatch) -> None:
    monkeypatch.setattr("claims.importing.archive.sweep.age", lambda _name: store.FRESH * 9)
    store.keep(PAGE, SHA256)
    [one] = unneeded()
    assert one.sha256 == SHA256
    assert sweep(file=one, by=admin)
    assert not bucket.objects
