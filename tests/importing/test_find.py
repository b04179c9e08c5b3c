"""What counts as the same address, the same bytes, the same text."""

import pytest

from claims.importing.find import Same, find, text_hash, url_key
from tests.factories import CaptureFactory, SourceFactory


@pytest.mark.parametrize(
    "other",
    [
        "http://example.com/a?id=1&b=2",
        "HTTPS://EXAMPLE.com:443/a?b=2&id=1",
        "https://example.com/a/?id=1&b=2#part",
        "https://example.com/a?id=1&b=2&utm_source=x&fbclid=y",
        " https://example.com/a?id=1&b=2 ",
    ],
)
def test_url_key_is_one_for_one_page(other: str) -> None:
    assert url_key(other) == url_key("https://example.com/a?id=1&b=2") != ""


@pytest.mark.parametrize(
    "other",
    [
        *("https://example.com/b", "https://m.example.com/a", "https://example.com/a?id=2", "https://example.com/A"),
        *("https://example.com/a?1234", "https://example.com/a?id=2&1234"),
    ],
)
def test_url_key_tells_pages_apart(other: str) -> None:
    assert url_key(other) != url_key("https://example.com/a")


def test_url_key_keeps_a_number_that_has_no_name() -> None:
    keys = {url_key(f"https://example.com/a?{query}") for query in ("1234", "1235", "b=1&1234", "1234&b=1#x")}
    assert len(keys) == 3


@pytest.mark.parametrize("nothing", ["", "javascript:alert(1)", "http://[::1", "example.com/a", "file:///etc/passwd"])
def test_url_key_is_empty_for_what_is_no_page(nothing: str) -> None:
    assert url_key(nothing) == ""


def test_url_key_reads_an_address_in_any_script() -> None:
    written = "https://{}.am/%D5%B6".format("օրինակ".encode("idna").decode())
    assert url_key("https://օրինակ.am/ն") == url_key(written) != ""


@pytest.mark.django_db
def test_find_labels_what_is_the_same_in_order() -> None:
    source = SourceFactory(url="https://example.com/a", url_key=url_key("https://example.com/a"))
    capture = CaptureFactory(source=source)
    matches = find(url="http://example.com/a/", sha256=capture.sha256, body=capture.text)
    assert [(m.source, m.by) for m in matches] == [(source, Same.ADDRESS), (source, Same.BYTES), (source, Same.TEXT)]
    assert [m.by for m in find(body=capture.text)] == [Same.TEXT]
    assert find(url="https://example.com/b", sha256="0" * 64, body="another") == []
    assert find() == []


def test_text_hash_of_nothing_is_nothing() -> None:
    assert text_hash("") == ""
    assert len(text_hash("a")) == 64
