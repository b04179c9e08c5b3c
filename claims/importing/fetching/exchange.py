"""One address asked over HTTP, and the redirects of its answer followed: at most five, each checked like the first.

Only GET, only what `Answer` holds: no cookie is kept, no script or style of a page is asked for.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from urllib.parse import urljoin

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.importing.errors import BadAddress, NotThere, Refused, TooLarge, Unreachable
from claims.importing.fetching.addresses import Address, checked
from claims.importing.fetching.connect import TOTAL_SECONDS, Deadline, connection
from claims.importing.fetching.turns import turn
from claims.importing.fetching.unpack import unpacked
from claims.importing.received import MAX_BYTES

PRODUCT = "contradiction-tracker"  # what robots.txt may call us
MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_READ = frozenset({200, 203})
_PIECE = 64 * 1024
_MAX_HEADERS = 128 * 1024  # in all; servers and browsers stop at a tenth
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_MAX_RETRY = 24 * 60 * 60  # seconds; a server may ask for a year

Headers = tuple[tuple[str, str], ...]
Admit = Callable[[Address], float]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. `data` is out of its content coding; empty where the status is not one of success."""

    address: Address
    status: int
    headers: Headers
    data: bytes
    at: datetime

    def header(self, name: str) -> str:
        return header(self.headers, name)


def header(headers: Headers, name: str) -> str:
    """All values of a header, by commas; empty if there is none."""
    return ", ".join(value for key, value in headers if key.lower() == name.lower())


def follow(
    url: str, *, admit: Admit, headers: dict[str, str] | None = None, limit: int = MAX_BYTES, cut: bool = False
) -> Answer:
    """Ask an address and go where it leads; the first answer that leads nowhere else, whatever its status.

    admit:  called before each request: seconds to leave the host alone afterwards, or an exception.
    cut:    read no further than `limit`, in place of refusing what is longer.
    Errors: Refused of several kinds; Unreachable.
    """
    asked: list[str] = []
    while True:
        address = checked(url)
        if address.url in asked:
            raise Refused(_("%(address)s leads back to itself in a circle.") % {"address": address})
        if len(asked) > MAX_REDIRECTS:
            message = _("%(address)s: more than %(n)s redirects, one after the other.")
            raise Refused(message % {"address": checked(asked[0]), "n": MAX_REDIRECTS})
        asked.append(address.url)
        pause = admit(address)
        with turn(address.host, pause):
            answer = _ask(address, headers or {}, limit, cut)
        onwards = answer.header("location") if answer.status in _REDIRECTS else ""
        if not onwards:
            return answer
        try:
            url = urljoin(address.url, onwards.encode("latin-1").decode("utf-8", "replace"))
        except ValueError:
            raise BadAddress(_("%(address)s leads to what is no address.") % {"address": address}) from None


def succeeded(answer: Answer, *, may_be_unchanged: bool = False) -> Answer:
    """The same answer, if it has what was asked for. Errors: NotThere; Unreachable."""
    if answer.status in _READ or (may_be_unchanged and answer.status == HTTPStatus.NOT_MODIFIED):
        return answer
    said = {"address": answer.address, "status": answer.status}
    if answer.status in _LATER:
        message = _("%(address)s: the server cannot answer now (%(status)s).") % said
        raise Unreachable(message, _retry_after(answer.header("retry-after")))
    if answer.status in (401, 402, 403, 407, 451):
        raise NotThere(_("%(address)s: the server does not let us read it (%(status)s).") % said)
    if answer.status in (404, 410):
        raise NotThere(_("%(address)s: there is no such page (%(status)s).") % said)
    raise NotThere(_("%(address)s: the server did not give the page (%(status)s).") % said)


def user_agent() -> str:
    """Who asks: the project, and the site with the mail address of its people where there is one."""
    about = "; ".join(part for part in (settings.SITE_NAME, settings.CONTACT) if part)
    about = about.encode("ascii", "ignore").decode().translate(str.maketrans("()\r\n", "[]  "))
    return f"{PRODUCT}/1.0 ({about})" if about.strip() else f"{PRODUCT}/1.0"


def _ask(address: Address, headers: dict[str, str], limit: int, cut: bool) -> Answer:
    deadline = Deadline(TOTAL_SECONDS)
    own = {"User-Agent": user_agent(), "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
    try:
        with connection(address, deadline) as line:
            line.request("GET", address.target, headers=own | headers)
            response = line.getresponse()
            sent = _headers(response)
            data = b"".join(_body(address, response, limit, cut)) if response.status in _READ else b""
            if not deadline.left:
                raise TimeoutError
            return Answer(address, response.status, sent, data, timezone.now())
    except ssl.SSLCertVerificationError as error:
        message = _("%(address)s: its certificate is not to be trusted: %(why)s.")
        raise Refused(message % {"address": address, "why": error.verify_message}) from None
    except (OSError, HTTPException, ValueError, Unreachable) as error:
        if isinstance(error, Unreachable) and deadline.left:
            raise
        raise _failed(address, error, deadline) from None


def _headers(response: HTTPResponse) -> Headers:
    """Headers as they were sent, without what no database can hold. Errors: HTTPException if they are a book."""
    sent = tuple((name, _CONTROLS.sub("", value).strip()) for name, value in response.getheaders())
    if sum(len(name) + len(value) for name, value in sent) > _MAX_HEADERS:
        raise HTTPException
    return sent


def _failed(address: Address, error: Exception, deadline: Deadline) -> Unreachable:
    """The same failure, said to a person."""
    if not deadline.left:
        message = _("%(address)s: it was too slow; after %(n)s seconds nobody waits.")
    elif isinstance(error, TimeoutError):
        message = _("%(address)s: the server fell silent.")
    elif isinstance(error, ssl.SSLError):
        message = _("%(address)s: no safe connection could be agreed on.")
    elif isinstance(error, OSError):
        message = _("%(address)s: the connection broke off.")
    else:
        message = _("%(address)s: what the server says is not HTTP.")
    return Unreachable(message % {"address": address, "n": round(TOTAL_SECONDS)})


def _body(address: Address, response: HTTPResponse, limit: int, cut: bool) -> Iterator[bytes]:
    """The bytes of an answer. Errors: TooLarge, before anything is read if its length is told; Unreachable."""
    if response.length and response.length > limit and not cut:
        raise _too_large(address, response.length, limit)
    n = 0
    for piece in unpacked(_pieces(address, response, limit, cut), response.getheader("content-encoding", ""), limit):
        yield piece[: limit - n]
        n += len(piece)
        if n > limit:  # only if `cut`: unpacked() refuses what compressed bytes grow to
            return


def _pieces(address: Address, response: HTTPResponse, limit: int, cut: bool) -> Iterator[bytes]:
    n = 0
    while piece := response.read(_PIECE):
        n += len(piece)
        if n > limit and not cut:
            raise _too_large(address, n, limit)
        yield piece
        if n > limit:
            return
    if response.length:
        raise Unreachable(_("%(address)s: it broke off before its end.") % {"address": address})


def _too_large(address: Address, n_bytes: int, limit: int) -> TooLarge:
    message = _("%(address)s has %(size)s or more; an article may have at most %(max)s.")
    return TooLarge(message % {"address": address, "size": filesizeformat(n_bytes), "max": filesizeformat(limit)})


def _retry_after(value: str) -> int | None:
    """Seconds, from seconds or a date; None where nothing can be told."""
    try:
        seconds = int(value) if value.isascii() and value.isdigit() else _until(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0), _MAX_RETRY)


def _until(date: str) -> int:
    when = parsedate_to_datetime(date)
    return round(((when if when.tzinfo else when.replace(tzinfo=UTC)) - timezone.now()).total_seconds())
