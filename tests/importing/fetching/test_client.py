import zlib

import pytest

from claims.importing.errors import NotForRobots, NotThere, PrivateAddress, Refused, TooLarge, Unreachable
from claims.importing.fetching import connect, exchange
from claims.importing.fetching.client import fetch, is_unchanged, marks
from claims.vocab.kinds import Archiving
from tests.importing.fetching.hostile import answer

PAGE = b"<title>North pier</title><p>The pier stays open."


def test_a_page_comes_with_its_whole_receipt(server):
    url = server.page("/a?b=1", PAGE, "Content-Type: text/html; charset=ISO-8859-2", 'ETag: "7"')
    received = fetch(url)
    assert (received.data, received.how, received.http_status) == (PAGE, "web", 200)
    assert (received.asked_url, received.url) == (url, url)
    assert (received.media_type, received.charset) == ("text/html", "iso-8859-2")
    assert ("ETag", '"7"') in received.headers
    assert received.archiving == Archiving.ALLOWED
    assert received.received_at


def test_we_say_who_we_are_and_ask_for_bytes_as_they_are(server, settings):
    settings.SITE_NAME, settings.CONTACT = "Harbour\r\nX: y", "desk@example.com"
    fetch(server.page("/a", PAGE))
    request = server.asked[-1]
    assert "User-Agent: contradiction-tracker/1.0 (Harbour  X: y; desk@example.com)\r\n" in request
    assert "Accept-Encoding: identity\r\n" in request
    assert f"Host: 127.0.0.1:{server.port}\r\n" in request
    assert "cookie" not in request.lower()


def test_nothing_of_the_environment_stands_between(server, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    assert fetch(server.page("/a", PAGE)).data == PAGE


def test_what_has_not_changed_is_not_sent_again(server):
    url = server.page("/a", b"", 'ETag: "7"', status="304 Not Modified")
    received = fetch(url, etag='"7"', last_modified="Mon, 04 Nov 2024 10:00:00 GMT")
    assert is_unchanged(received)
    assert marks(received) == ('"7"', "")
    assert 'If-None-Match: "7"\r\nIf-Modified-Since: Mon, 04 Nov' in server.asked[-1]


def test_a_mark_with_a_line_break_is_not_sent(server):
    fetch(server.page("/a", PAGE), etag='"7"\r\nX-Evil: 1')
    assert "Evil" not in server.asked[-1]


def test_nothing_new_is_no_answer_to_who_did_not_ask_for_it(server):
    with pytest.raises(NotThere, match="304"):
        fetch(server.page("/a", b"", status="304 Not Modified"))


def test_a_header_holds_nothing_that_a_database_cannot(server):
    received = fetch(server.page("/a", PAGE, "X-A: a\x00b\x1bc", "X-B: \xe9\xff", "Content-Type: text/\x00html"))
    assert ("X-A", "abc") in received.headers
    assert ("X-B", "\xe9\xff") in received.headers
    assert received.media_type in ("", "text/html")


def test_redirects_are_followed_and_both_addresses_kept(server):
    server.page("/a", b"", "Location: ../b?x=%C3%A9", status="301 Moved Permanently")
    server.page("/b?x=%C3%A9", PAGE)
    received = fetch(server.url("/a"))
    assert (received.asked_url, received.url) == (server.url("/a"), server.url("/b?x=%C3%A9"))


@pytest.mark.parametrize(
    "to",
    [
        "http://10.0.0.1/",
        "http://127.0.0.2/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "//169.254.169.254/latest/meta-data/",
        "http://localhost/",
    ],
)
def test_a_redirect_into_a_private_network_goes_nowhere(server, settings, to):
    settings.FETCH_PRIVATE_NETWORKS = ["127.0.0.1/32"] if "localhost" not in to else []
    server.page("/a", b"", f"Location: {to}", status="302 Found")
    with pytest.raises(PrivateAddress):
        fetch(server.url("/a") if settings.FETCH_PRIVATE_NETWORKS else to)


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "gopher://example.com/", "http://u:p@example.com/", "http://[", "javascript:1"]
)
def test_a_redirect_to_what_is_no_address_goes_nowhere(server, to):
    server.page("/a", b"", f"Location: {to}", status="302 Found")
    with pytest.raises(Refused):
        fetch(server.url("/a"), obey_robots=False)


def test_our_own_machine_is_closed_unless_the_settings_open_it(server, settings):
    settings.FETCH_PRIVATE_NETWORKS = []
    with pytest.raises(PrivateAddress, match="private network"):
        fetch(server.page("/a", PAGE))
    assert server.asked == []


def test_a_circle_of_redirects_ends(server):
    server.page("/a", b"", "Location: /b", status="302 Found")
    server.page("/b", b"", "Location: /a", status="302 Found")
    with pytest.raises(Refused, match="circle"):
        fetch(server.url("/a"))


@pytest.mark.parametrize(("n", "works"), [(5, True), (6, False)])
def test_five_redirects_are_the_most(server, n, works):
    for i in range(n):
        server.page(f"/{i}", b"", f"Location: /{i + 1}", status="307 Temporary Redirect")
    server.page(f"/{n}", PAGE)
    if works:
        assert fetch(server.url("/0")).data == PAGE
    else:
        with pytest.raises(Refused, match="more than 5 redirects"):
            fetch(server.url("/0"))


def test_three_gigabytes_are_refused_before_they_are_read(server):
    server.says["/a"] = answer(b"x" * 10, length=3 * 1024**3)
    with pytest.raises(TooLarge, match=r"3\.0"):
        fetch(server.url("/a"))


def test_an_answer_without_a_length_is_capped_on_the_way(server):
    sent = []

    def pour(line):
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while len(sent) < 1000:
            line.sendall(b"x" * 1024 * 1024)
            sent.append(1)

    server.says["/a"] = pour
    with pytest.raises(TooLarge):
        fetch(server.url("/a"))
    assert len(sent) < 40


def test_a_chunk_with_an_endless_size_line_is_not_held(server):
    def pour(line):
        line.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(1000):
            line.sendall(b"0" * 1024 * 1024)

    server.says["/a"] = pour
    with pytest.raises(Unreachable):
        fetch(server.url("/a"))


def test_a_small_answer_does_not_become_a_large_one(server):
    bomb = zlib.compress(b"\0" * 30_000_000)
    with pytest.raises(TooLarge):
        fetch(server.page("/a", bomb, "Content-Encoding: deflate"))


@pytest.mark.parametrize(
    "said",
    [
        answer(b"short", length=500),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort",
        b"",
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000,
        b"HTTP/1.1 200 OK\r\n" + (b"A: " + b"b" * 50_000 + b"\r\n") * 4 + b"\r\n",
    ],
)
def test_what_is_broken_off_or_no_http_may_be_tried_again(server, said):
    server.says["/a"] = said
    with pytest.raises(Unreachable, match=r"/a"):
        fetch(server.url("/a"))


@pytest.mark.parametrize("part", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n", answer(b"", length=9999)])
def test_one_byte_a_second_ends_with_the_time(server, monkeypatch, part):
    monkeypatch.setattr(exchange, "TOTAL_SECONDS", 0.5)
    fetch(server.page("/first", PAGE))  # robots.txt is asked now

    def drip(line):
        line.sendall(part)
        for _ in range(100):
            line.sendall(b"x")
            server.pause(0.05)

    server.says["/a"] = drip
    with pytest.raises(Unreachable, match="too slow"):
        fetch(server.url("/a"))


def test_silence_ends(server, monkeypatch):
    fetch(server.page("/first", PAGE))
    monkeypatch.setattr(connect, "READ_SECONDS", 0.2)
    server.says["/a"] = lambda line: server.pause(1)
    with pytest.raises(Unreachable, match="silent"):
        fetch(server.url("/a"))


def test_https_needs_https(server):
    server.page("/a", PAGE)
    with pytest.raises(Unreachable, match="safe connection"):
        fetch(server.url("/a").replace("http:", "https:"), obey_robots=False)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("404 Not Found", NotThere),
        ("410 Gone", NotThere),
        ("403 Forbidden", NotThere),
        ("451 Unavailable", NotThere),
        ("302 Found", NotThere),
        ("206 Partial", NotThere),
        ("103 Early Hints", NotThere),
        ("500 Oops", Unreachable),
        ("408 Timeout", Unreachable),
    ],
)
def test_a_status_that_is_no_success_is_said(server, status, error):
    with pytest.raises(error, match=status[:3]):
        fetch(server.page("/a", b"", status=status))


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("Mon, 04 Nov 2024 10:00:00 GMT", 0),
        ("99999999999", 86400),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_when_to_come_back_is_handed_on(server, header, seconds):
    with pytest.raises(Unreachable) as caught:
        fetch(server.page("/a", b"", f"Retry-After: {header}", status="429 Too Many Requests"))
    assert caught.value.retry_after == seconds


def test_no_message_holds_what_stands_in_a_query(server):
    with pytest.raises(NotThere) as caught:
        fetch(server.url("/a?key=secret"))
    assert "secret" not in str(caught.value)
    assert "/a" in str(caught.value)


def test_noarchive_is_obeyed_and_a_person_may_decide_otherwise(server):
    url = server.page("/a", PAGE, "X-Robots-Tag: noarchive")
    with pytest.raises(NotForRobots, match="noarchive"):
        fetch(url)
    assert fetch(url, obey_robots=False).archiving == Archiving.NOARCHIVE


def test_robots_txt_is_obeyed_and_a_person_may_decide_otherwise(server):
    server.page("/robots.txt", b"User-agent: *\nDisallow: /a")
    url = server.page("/a", PAGE)
    with pytest.raises(NotForRobots, match=r"robots\.txt"):
        fetch(url)
    assert server.paths() == ["/robots.txt"]
    assert fetch(url, obey_robots=False).archiving == Archiving.DISALLOWED


def test_a_redirect_to_what_is_closed_to_robots_is_not_followed(server):
    server.page("/robots.txt", b"User-agent: *\nDisallow: /closed")
    server.page("/a", b"", "Location: /closed", status="302 Found")
    with pytest.raises(NotForRobots):
        fetch(server.url("/a"))
    assert "/closed" not in server.paths()
