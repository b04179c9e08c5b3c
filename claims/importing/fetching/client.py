"""fetch: an address of the web -> Received, with its receipt; or why not.

What a publisher asks of robots is obeyed unless a person decided otherwise for this address, and then that is noted
on what is kept.
"""

from __future__ import annotations

from email.message import Message
from http import HTTPStatus

from django.utils.translation import gettext as _

from claims.importing.errors import NotForRobots, PrivateAddress, Refused, Unreachable
from claims.importing.fetching.addresses import Address
from claims.importing.fetching.exchange import Answer, follow, header, succeeded
from claims.importing.fetching.robots import asks_not_to_be_kept, rules
from claims.importing.received import Received
from claims.vocab.kinds import Archiving


class _Door:
    """Asks robots.txt before each request, and remembers whether one of them was against it."""

    def __init__(self, obey_robots: bool) -> None:
        self.obey = obey_robots
        self.was_closed = False

    def __call__(self, address: Address) -> float:
        """Seconds to leave the host alone. Errors: NotForRobots, Unreachable, PrivateAddress."""
        try:
            asked = rules(address)
        except PrivateAddress:
            raise
        except (Refused, Unreachable):
            if self.obey:
                raise
            self.was_closed = True
            return 0.0
        if not asked.allows(address):
            if self.obey:
                message = _("%(address)s: its publisher closes it to robots (robots.txt).")
                raise NotForRobots(message % {"address": address})
            self.was_closed = True
        return asked.delay


def fetch(url: str, *, etag: str = "", last_modified: str = "", obey_robots: bool = True) -> Received:
    """Ask an address, politely, and hand on what it answers.

    etag, last_modified: as an earlier answer had them. Where nothing has changed since, `http_status` is 304 and
            there are no bytes.
    Errors: Refused in one of its kinds, where asking again would not help; Unreachable where it may.
            RuntimeError inside a transaction: waiting for a host must hold no locks.
    """
    marks_had = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    conditions = {name: value for name, value in marks_had.items() if _is_sendable(value)}
    door = _Door(obey_robots)
    answer = succeeded(follow(url, admit=door, headers=conditions), may_be_unchanged=bool(conditions))
    if (is_kept_back := asks_not_to_be_kept(answer)) and obey_robots:
        message = _("%(address)s: its publisher asks that it is not archived (noarchive).")
        raise NotForRobots(message % {"address": answer.address})
    archiving = Archiving.NOARCHIVE if is_kept_back else Archiving.ALLOWED
    return _received(url.strip(), answer, Archiving.DISALLOWED if door.was_closed else archiving)


def _received(asked: str, answer: Answer, archiving: Archiving) -> Received:
    media_type, charset = _type(answer.header("content-type"))
    return Received(
        name=answer.address.url,
        data=answer.data,
        how="web",
        media_type=media_type,
        charset=charset,
        url=answer.address.url,
        asked_url=asked,
        http_status=answer.status,
        headers=answer.headers,
        received_at=answer.at,
        archiving=archiving,
    )


def is_unchanged(received: Received) -> bool:
    """Whether the server said that nothing has changed since the answer that was named to it."""
    return received.http_status == HTTPStatus.NOT_MODIFIED


def marks(received: Received) -> tuple[str, str]:
    """ETag and Last-Modified of an answer, to name them when it is asked again; empty where they are none."""
    found = (header(received.headers, name)[:300] for name in ("etag", "last-modified"))
    etag, last_modified = (value if _is_sendable(value) else "" for value in found)
    return etag, last_modified


def _is_sendable(value: str) -> bool:
    return bool(value) and value.isascii() and value.isprintable()


def _type(value: str) -> tuple[str, str]:
    """Media type and charset of a Content-Type; empty where it makes no sense."""
    if not value.isascii() or not value.isprintable():
        return "", ""
    message = Message()
    message["Content-Type"] = value.partition(",")[0][:200]
    declared = message.get_content_charset("") if value else ""
    return (message.get_content_type() if value and "/" in value else "")[:100], str(declared)[:40]
