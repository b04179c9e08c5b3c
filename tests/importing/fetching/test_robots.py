from datetime import timedelta

import pytest
from django.utils import timezone

from claims.importing.errors import NotForRobots, Unreachable
from claims.importing.fetching.addresses import Address
from claims.importing.fetching.client import fetch
from claims.importing.fetching.exchange import Answer
from claims.importing.fetching.robots import asks_not_to_be_kept, forget, rules
from claims.models import RobotsFile
from claims.vocab.kinds import Archiving

HERE = Address("http", "example.com", 80, "/a")


def allows(text: str, target: str = "/a", **more) -> bool:
    RobotsFile.objects.create(origin=HERE.origin, http_status=200, text=text, read_at=timezone.now(), **more)
    return rules(HERE).allows(Address("http", "example.com", 80, target))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /a", False),
        ("User-agent: another\nDisallow: /", True),
        ("User-agent: *\nDisallow: /\nUser-agent: Contradiction-Tracker\nAllow: /", True),
        ("User-agent: *\nAllow: /\n\nUSER-AGENT: contradiction-tracker\nDisallow: /a", False),
        ("User-agent: x\nUser-agent: contradiction-tracker\nDisallow: /a", False),
        ("\ufeffUser-agent: *\r\nDisallow: /*b$", True),
        ("<html>not a file for robots", True),
    ],
)
def test_what_is_open_to_us(text, is_open):
    assert allows(text) == is_open


@pytest.mark.django_db
def test_a_file_of_many_robots_and_many_rules_is_read_in_no_time():
    agents = "".join(f"User-agent: robot{n}\n" for n in range(10_000))
    assert allows(agents + "".join(f"Disallow: /{n}*x*y$\n" for n in range(10_000)))


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone"])
def test_where_there_is_none_everything_is_open(server, status):
    server.page("/robots.txt", b"User-agent: *\nDisallow: /", status=status)
    assert fetch(server.page("/a", b"x")).archiving == Archiving.ALLOWED


@pytest.mark.parametrize("status", ["500 Oops", "503 Later", "429 Too Many Requests"])
def test_where_it_cannot_be_read_everything_is_closed_for_now(server, status):
    server.page("/robots.txt", b"", status=status)
    url = server.page("/a", b"x")
    with pytest.raises(Unreachable, match=r"robots\.txt") as caught:
        fetch(url)
    assert caught.value.retry_after == 600
    assert server.paths() == ["/robots.txt"]
    assert fetch(url, obey_robots=False).archiving == Archiving.DISALLOWED


def test_it_is_asked_once_a_day(server):
    for path in ("/a", "/b"):
        fetch(server.page(path, b"x"))
    assert server.paths() == ["/robots.txt", "/a", "/b"]
    RobotsFile.objects.update(read_at=timezone.now() - timedelta(hours=25))
    server.page("/robots.txt", b"User-agent: *\nDisallow: /")
    with pytest.raises(NotForRobots):
        fetch(server.url("/a"))


def test_it_may_lie_behind_a_redirect_and_may_be_long(server):
    server.page("/robots.txt", b"", "Location: /r", status="301 Moved")
    server.page("/r", b"User-agent: *\nDisallow: /a\n" + b"# long\n" * 1_000_000)
    with pytest.raises(NotForRobots):
        fetch(server.page("/a", b"x"))
    assert len(RobotsFile.objects.get().text) <= 500 * 1024


def asks(data: bytes = b"", *headers: str) -> bool:
    return asks_not_to_be_kept(Answer(HERE, 200, tuple(("X-Robots-Tag", h) for h in headers), data, timezone.now()))


@pytest.mark.parametrize(
    "headers",
    [
        ["noarchive"],
        ["noindex, NoArchive"],
        ["otherbot: noindex", "noarchive"],
        ["contradiction-tracker: nosnippet"],
        ["unavailable_after: 25 Jun 2030 15:00:00 PST, noarchive"],
        ["otherbot: noindex, contradiction-tracker: noarchive"],
    ],
)
def test_headers_that_ask_not_to_be_kept(headers):
    assert asks(b"", *headers)


@pytest.mark.parametrize(
    "headers", [[], ["noindex"], ["otherbot: noarchive"], ["otherbot: noindex, noarchive"], ["max-snippet: 5"]]
)
def test_headers_that_do_not(headers):
    assert not asks(b"", *headers)


@pytest.mark.parametrize(
    "page",
    [
        b'<meta name="robots" content="noarchive">',
        b"<META content='noindex,NOARCHIVE' NAME=robots />",
        b'<meta name="contradiction-tracker" content="nosnippet">',
        b'<meta\nname = "robots"\ncontent = "&#110;oarchive"\n>',
    ],
)
def test_tags_that_ask_not_to_be_kept(page):
    assert asks(b"<html><head>" + page)


@pytest.mark.parametrize(
    "page",
    [
        b'<meta name="robots" content="noindex, max-snippet:-1">',
        b'<meta name="otherbot" content="noarchive">',
        b'<meta name="description" content="noarchive">',
        b"<p>noarchive, robots",
        b"<meta " * 200_000,
    ],
)
def test_tags_that_do_not(page):
    assert not asks(page)


@pytest.mark.django_db
def test_files_of_yesterday_are_forgotten():
    for origin, hours in (("http://old.example.com", 25), ("http://new.example.com", 1)):
        RobotsFile.objects.create(origin=origin, read_at=timezone.now() - timedelta(hours=hours))
    forget()
    assert [file.origin for file in RobotsFile.objects.all()] == ["http://new.example.com"]
