"""What is a feed, told by its first bytes and read in a process of its own; and lists of nothing but addresses."""

import gzip

import pytest

from claims.importing.errors import TooMuchMemory
from claims.importing.fetching import feeds
from claims.importing.fetching.entries import Entry
from claims.importing.fetching.feeds import listed
from claims.importing.received import Received

FEED = "<?xml version='1.0'?><!-- ours --><rss><item><link>/a</link><title>Pier</title></item></rss>"
PIER = [Entry("https://daily.example.com/a", "Pier")]


def found(text: str | bytes) -> list[Entry] | None:
    data = text.encode() if isinstance(text, str) else text
    return listed(Received("x", data, "web", url="https://daily.example.com/feed.xml"))


@pytest.mark.parametrize("data", [FEED.encode(), gzip.compress(FEED.encode()), FEED.encode("utf-16")])
def test_a_feed_is_read_in_a_process_of_its_own(data) -> None:
    assert found(data) == PIER


def test_a_page_is_not_even_sent_there(monkeypatch) -> None:
    monkeypatch.setattr(feeds, "run", None)
    for data in (
        b"",
        b"<html><p>The pier is open.",
        b"%PDF-1.4",
        b"\x1f\x8bnot",
        gzip.compress(b"plain"),
        b'{"rss": 1}',
    ):
        assert listed(Received("x", data, "web")) is None


def test_a_feed_whose_reading_was_stopped_is_refused_and_not_taken_for_a_page(monkeypatch) -> None:
    def stopped(*_args: object) -> None:
        raise TooMuchMemory("Stopped.")

    monkeypatch.setattr(feeds, "run", stopped)
    with pytest.raises(TooMuchMemory):
        found(FEED)


@pytest.mark.parametrize(
    "text",
    [
        "https://daily.example.com/a",
        "\ufeff# mine\r\n\r\nhttps://daily.example.com/a # first\r\n# end\nhttps://daily.example.com/a\n\n",
    ],
)
def test_a_text_of_nothing_but_addresses_is_a_list(text):
    assert found(text) == [Entry("https://daily.example.com/a")]


@pytest.mark.parametrize(
    "text", ["North pier\nhttps://daily.example.com/a", "https://a.example/b\nThe pier is open.", "# nothing", " "]
)
def test_a_text_with_anything_else_is_none(text):
    assert found(text) is None


@pytest.mark.parametrize(
    "text", ["#\n" * 500_000, "https://a\n#" * 300_000 + "x\ny", "https://a\n" + "\n \n" * 300_000 + "x"]
)
def test_a_long_text_is_told_from_a_list_in_no_time(text):
    assert found(text) is None
