"""A host -> a connection to one of its numbers, every one of which is checked before the first is called.

A name is looked up once, and the connection goes to the number that was checked: what the name means a moment later
does not matter. One number in a private network refuses them all, because the choice among them is not ours to trust.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.utils.translation import gettext as _

from claims.importing.errors import PrivateAddress, Unreachable
from claims.importing.fetching.addresses import Address

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0  # between two pieces of an answer
TOTAL_SECONDS = 60.0  # from the name to the last byte

_Number = IPv4Address | IPv6Address
# Outside these no IPv6 address is in use: https://www.iana.org/assignments/ipv6-unicast-address-assignments
_IN_USE = ip_network("2000::/3")
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052: a public IPv4 address, written in IPv6; then that one is checked
# What `is_global` of one Python or another lets through. IANA's registries of special-purpose addresses, and Azure's
# address for its own machines, which is public by number alone.
_SPECIAL = tuple(
    ip_network(net)
    for net in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24"),
        *("192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
        *("224.0.0.0/3", "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"),
    )
)
_names = ThreadPoolExecutor(8, thread_name_prefix="names")  # getaddrinfo knows no time limit


def is_public(number: _Number) -> bool:
    """Whether anybody on the internet means the same machine by it."""
    if isinstance(number, IPv6Address):
        if number in _NAT64:
            return is_public(IPv4Address(number.packed[-4:]))
        if number.scope_id or number not in _IN_USE:
            return False
    return number.is_global and not any(number in net for net in _SPECIAL if net.version == number.version)


def numbers(address: Address) -> list[_Number]:
    """The numbers of a host, all of which may be called.

    Errors: PrivateAddress; Unreachable if the name is not known, or not now.
    """
    try:
        found: list[_Number] = [ip_address(address.host)]
    except ValueError:
        found = _looked_up(address)
    allowed = [ip_network(net) for net in settings.FETCH_PRIVATE_NETWORKS]
    if not all(is_public(one) or any(one in net for net in allowed) for one in found):
        message = _("%(address)s leads into a private network, where nothing is fetched.")
        raise PrivateAddress(message % {"address": address})
    return found


def _looked_up(address: Address) -> list[_Number]:
    asked = _names.submit(socket.getaddrinfo, address.host, address.port, type=socket.SOCK_STREAM)
    try:
        answers = asked.result(timeout=CONNECT_SECONDS)
    except (OSError, UnicodeError, TimeoutError):
        raise Unreachable(_("%(address)s: no host of this name is found.") % {"address": address}) from None
    return list(dict.fromkeys(ip_address(str(sockaddr[0])) for *_rest, sockaddr in answers))


class Deadline:
    """Ends a connection when its time is over, however slowly bytes still come.

    A limit on the silence between two pieces does not stop a server that sends one byte a second.
    """

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds
        self._watched: socket.socket | None = None
        self._timer: threading.Timer | None = None

    @property
    def left(self) -> float:
        return max(self._ends - time.monotonic(), 0.0)

    def watch(self, connected: socket.socket) -> None:
        """End this connection in time. A second handle on it is kept, because TLS takes the first one over."""
        self._watched = connected.dup()
        self._timer = threading.Timer(self.left, self._end)
        self._timer.daemon = True
        self._timer.start()

    def _end(self) -> None:
        if self._watched:
            try:
                self._watched.shutdown(socket.SHUT_RDWR)
            except OSError:  # it has ended already
                return

    def close(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer.join()
        if self._watched:
            self._watched.close()


class _Connection(HTTPConnection):
    """HTTP over a socket that is connected already."""

    def __init__(self, address: Address, connected: socket.socket) -> None:
        super().__init__(address.host, address.port)
        if address.scheme == "https":
            self.default_port = 443  # whether Host names the port
        self.sock = connected
        self.auto_open = 0


@contextmanager
def connection(address: Address, deadline: Deadline) -> Iterator[HTTPConnection]:
    """A connection to a host, with its certificate checked where it has to have one.

    Errors: PrivateAddress; Unreachable.
    """
    connected = _connected(address, deadline)
    try:
        deadline.watch(connected)
        connected.settimeout(READ_SECONDS)
        if address.scheme == "https":
            connected = ssl.create_default_context().wrap_socket(connected, server_hostname=address.host)
        line = _Connection(address, connected)
        yield line
        line.close()
    finally:
        deadline.close()
        connected.close()


def _connected(address: Address, deadline: Deadline) -> socket.socket:
    for number in numbers(address):
        family = socket.AF_INET6 if number.version == 6 else socket.AF_INET
        attempt = socket.socket(family, socket.SOCK_STREAM)
        attempt.settimeout(max(min(CONNECT_SECONDS, deadline.left), 0.01))
        try:
            attempt.connect((str(number), address.port))
        except OSError:
            attempt.close()
            continue
        return attempt
    raise Unreachable(_("%(address)s: the host does not answer.") % {"address": address})
