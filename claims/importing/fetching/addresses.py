"""An address as somebody wrote it -> its parts, in the one form in which it is asked; or a refusal.

Strict where writing can hide something: a password, a number written in octal, an IPv6 zone, a backslash. Programs
read such addresses differently from each other, and what one checks another may not open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, urlsplit

import idna
from django.conf import settings
from django.utils.translation import gettext as _

from claims.importing.errors import BadAddress

MAX_LENGTH = 2000  # of an address, as the columns that keep it
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAFE = "%/:?#[]@!$&'()*+,;=~"  # RFC 3986's reserved characters, and what is escaped already
_NEVER = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ufeff]")
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
_HOST_AND_PORT = re.compile(r"(?:\[[0-9a-f:.]+\]|[^\[\]:@]+)(?::[0-9]*)?", re.IGNORECASE)
_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")  # what a browser takes for an IPv4 address


@dataclass(frozen=True, slots=True)
class Address:
    """host: a name in ASCII, or the number itself, IPv6 without brackets. target: path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def url(self) -> str:
        return self.origin + self.target

    def __str__(self) -> str:
        """As it may be shown and logged: without the query."""
        return self.origin + self.target.partition("?")[0]


def checked(url: str) -> Address:
    """The parts of an address that may be asked.

    Errors: BadAddress if it is no address of the web, or is written in a way that hides where it leads.
    """
    url = url.strip()
    if len(url) > MAX_LENGTH:
        raise BadAddress(_("This address is longer than %(n)s characters.") % {"n": MAX_LENGTH})
    if _NEVER.search(url):
        raise BadAddress(_("There is a space, a backslash or a control character in this address."))
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadAddress(_("This is not an address of the web.")) from None
    if parts.scheme not in _DEFAULT_PORTS or not host:
        raise BadAddress(_("This is not an address of the web: it has to begin with http:// or https://."))
    if "@" in parts.netloc:
        raise BadAddress(_("There is a user name or password in this address. Give it without."))
    if not _HOST_AND_PORT.fullmatch(parts.netloc):
        raise BadAddress(_("“%(host)s” is not the name of a host.") % {"host": parts.netloc[:253]})
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    address = Address(parts.scheme, _host(host), port or _DEFAULT_PORTS[parts.scheme], target)
    if port == 0 or address.port not in settings.FETCH_PORTS:
        raise BadAddress(_("%(address)s: this port is not one of the web's.") % {"address": address})
    return address


def _host(host: str) -> str:
    """A host as it is looked up. Errors: BadAddress."""
    try:
        if ":" in host:
            if "%" in host:
                raise AddressValueError
            return str(IPv6Address(host))
        name = host if host.isascii() else idna.encode(host, uts46=True).decode()
        name = name.lower().removesuffix(".")
        if not _NAME.fullmatch(name) or len(name) > 253:
            raise AddressValueError
        return str(IPv4Address(name)) if _NUMBER.fullmatch(name) else name
    except (AddressValueError, UnicodeError):
        raise BadAddress(_("“%(host)s” is not the name of a host.") % {"host": host[:253]}) from None
