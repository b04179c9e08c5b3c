from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.importing.errors import BadAddress, PrivateAddress, Refused, Unreachable
from claims.importing.fetching import connect
from claims.importing.fetching.addresses import checked
from claims.importing.fetching.connect import is_public, numbers

FORBIDDEN = [
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
    *("192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "255.255.255.255/32", "168.63.129.16/32"),
]
FORBIDDEN_6 = [
    "::/96",
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",
    "ff00::/8",
    "2002::/16",
    "2001::/32",
    "64:ff9b:1::/48",
    "100::/64",
]


@st.composite
def forbidden(draw) -> IPv4Address:
    net: IPv4Network = ip_network(draw(st.sampled_from(FORBIDDEN)))
    return net[draw(st.integers(0, net.num_addresses - 1))]


# Every way to write an IPv4 address that some program reads.
WRITTEN = r"""
    {ip} {ip}. {n} {n:#x} 0x{n:X} 0{n:o} {a}.{bcd} {a}.{b}.{cd} 0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x} {wide}
    0{a:o}.{b}.0x{c:x}.{d} {a:03}.{b:03}.{c:03}.{d:03} 0{a:o}.0{b:o}.0{c:o}.0{d:o} {stops} {escaped} {ip}%00.example.com
    example.com@{ip} {ip}\\@example.com {ip}#@example.com {ip}?@example.com
    [::ffff:{ip}] [::{ip}] [64:ff9b::{ip}] [64:ff9b:1::{ip}] [::ffff:0:{ip}] [2002:{a:02x}{b:02x}:{c:02x}{d:02x}::1]
    [fe80::{ip}%eth0] [fe80::{ip}%25eth0] [::ffff:{a:x}{b:02x}:{c:x}{d:02x}] [{ip}] [::ffff:{ip}]x
"""


def forms(number: IPv4Address) -> list[str]:
    a, b, c, d = number.packed
    ip, n = str(number), int(number)
    wide = "".join(chr(0xFF10 + int(ch)) if ch.isdigit() else "．" for ch in ip)
    parts = {"a": a, "b": b, "c": c, "d": d, "cd": c * 256 + d, "bcd": n & 0xFFFFFF, "ip": ip, "n": n, "wide": wide}
    escaped = "".join(f"%{ord(ch):02x}" for ch in ip)
    return [form.format(**parts, stops=ip.replace(".", "。"), escaped=escaped) for form in WRITTEN.split()]


@given(forbidden(), st.sampled_from(["http", "https", "HTTP"]), st.sampled_from(["", ":80", ":443", ":"]))
def test_no_way_of_writing_a_forbidden_number_is_let_through(settings_free, number, scheme, port):
    for form in forms(number):
        with pytest.raises(Refused):
            numbers(checked(f"{scheme}://{form}{port}/"))


@pytest.fixture(scope="module")
def settings_free():
    """No name server is asked: what is no number is a mistake of the test."""
    real = connect.socket.getaddrinfo
    connect.socket.getaddrinfo = lambda host, *a, **k: pytest.fail(f"{host} was looked up")
    yield
    connect.socket.getaddrinfo = real


@given(st.sampled_from(FORBIDDEN_6), st.integers(0))
def test_no_forbidden_number_of_ipv6_is_public(net, n):
    network: IPv6Network = ip_network(net)
    assert not is_public(network[n % network.num_addresses])


@given(forbidden())
def test_no_forbidden_number_is_public_in_whatever_it_is_wrapped(number):
    assert not is_public(number)
    assert not is_public(IPv6Address(f"64:ff9b::{number}"))


@pytest.mark.parametrize(
    "number", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"]
)
def test_public_numbers_are_public(number):
    assert is_public(ip_address(number))


@pytest.mark.parametrize(
    "url",
    [
        *(
            "",
            "example.com",
            "ftp://example.com/",
            "file:///etc/passwd",
            "http:///a",
            "http://",
            "http://[",
            "http://[::1",
            "//example.com/",
        ),
        *(
            "http://user@example.com/",
            "http://user:pass@example.com/",
            "http://@example.com/",
            "http://example.com:99999/",
        ),
        *(
            "http://example.com:0/",
            "http://example.com:22/",
            "http://example.com:6379/",
            "http://example.com:-1/",
            "http://example.com:8 0/",
        ),
        *(
            "http://exa mple.com/",
            "http://example.com\\@10.0.0.1/",
            "http://exam\nple.com/",
            "http://example.com/a\x00b",
            "http://ex\u00a0ample.com/",
        ),
        *(
            "http://-example.com/",
            "http://a..b/",
            "http://example.com../",
            "http://256.1.1.1/",
            "http://1.2.3/",
            "http://0x/",
            "http://" + "a" * 64 + ".com/",
        ),
        *(
            "http://exam%70le.com/",
            "http://[fe80::1%25eth0]/",
            "http://[::1]x/",
            "https://" + "a" * 2000,
            "javascript:alert(1)",
            "http:example.com",
        ),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url):
    with pytest.raises(BadAddress):
        checked(url)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        (" HTTP://Example.COM ", "http://example.com/"),
        ("https://example.com:443/a?b=c#d", "https://example.com/a?b=c"),
        ("http://example.com.:8080", "http://example.com:8080/"),
        ("https://հայ.example/ճ?ք=1", "https://xn--y9a3aq.example/%D5%B3?%D6%84=1"),
        ("https://example.com/a%20b%2Fc?x=%C3%A9&y=[1]", "https://example.com/a%20b%2Fc?x=%C3%A9&y=[1]"),
        ("http://[2606:2800:21F::1]/", "http://[2606:2800:21f::1]/"),
        ("http://under_score.example.com/", "http://under_score.example.com/"),
    ],
)
def test_an_address_has_one_form_in_which_it_is_asked(url, asked):
    assert checked(url).url == asked


def test_what_is_shown_of_an_address_has_no_query():
    assert str(checked("https://example.com/a?key=secret")) == "https://example.com/a"


def _names(monkeypatch, *answers):
    """A name server that says something else each time."""
    left = list(answers)
    monkeypatch.setattr(connect.socket, "getaddrinfo", lambda *a, **k: [(2, 1, 6, "", (n, 80)) for n in left.pop(0)])
    return left


@pytest.mark.parametrize(
    "found", [["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["::1"], ["::ffff:127.0.0.1"], ["fe80::1%2"]]
)
def test_a_name_that_means_a_private_machine_is_refused(monkeypatch, found):
    _names(monkeypatch, found)
    with pytest.raises(PrivateAddress):
        numbers(checked("http://example.com/"))


def test_a_name_is_looked_up_once_and_the_number_is_called(monkeypatch):
    left = _names(monkeypatch, ["8.8.8.8"], ["127.0.0.1"])
    called = []
    monkeypatch.setattr(
        connect.socket.socket, "connect", lambda self, to: called.append(to) or (_ for _ in ()).throw(OSError)
    )
    with pytest.raises(Unreachable), connect.connection(checked("http://example.com/"), connect.Deadline(5)):
        pass
    assert called == [("8.8.8.8", 80)]
    assert len(left) == 1


def test_a_name_nobody_knows_may_be_known_later(monkeypatch):
    monkeypatch.setattr(connect.socket, "getaddrinfo", lambda *a, **k: (_ for _ in ()).throw(OSError))
    with pytest.raises(Unreachable, match="no host of this name"):
        numbers(checked("http://nowhere.example/"))


@given(st.text(max_size=60))
def test_whatever_is_written_is_an_address_or_refused_kindly(text):
    for url in (text, f"http://{text}", f"http://example.com/{text}"):
        with suppress(BadAddress):
            assert checked(checked(url).url) == checked(url)
