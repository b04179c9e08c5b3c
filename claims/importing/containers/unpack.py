"""The articles inside a container, or the thing itself: what every door passes what it received through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from claims.importing.containers.kinds import PEEK, Kind, kind_of
from claims.importing.errors import Empty, Refused, TooLarge
from claims.importing.isolated import stream
from claims.importing.received import Received, check_size

MAX_CONTAINER = 2 * 1024**3  # bytes on disk; a day's crawl of one paper has less
_SECONDS = 60  # for one member; the longest is a web archive of nothing but pictures, at some 100 MB a second


def unpack(received: Received, path: Path | None = None) -> Iterator[Received]:
    """Each article in it, one in memory at a time; `received` itself, the very object, if it is no container.

    path: where its bytes lie, if they are not in `received.data`: for what is larger than an article may be. What is
          no container then comes with its bytes.
    A member that cannot be opened is a Received with `refused`. What comes out of here is opened to the bottom:
    unpacked again, it is itself.
    Errors: Refused, of some kind, after any number of members: the container is broken, or is none, or was stopped.
    """
    if received.refused:
        yield received
        return
    head = _head(received, path)
    if _is_one(received, head, path):
        yield _itself(received, path)
        return
    about = {"path": str(path or ""), "name": received.name, "media_type": received.media_type}
    found = stream("claims.importing.containers.inside:members", received.data, about, seconds=_SECONDS)
    n = 0
    for told, data in found:
        n += 1
        yield _inner(received, told, data) if told["name"] else _itself(received, path)
    if not n:
        raise Empty(_("There is nothing in this that could be an article."))


def check_container(n_bytes: int) -> None:
    """Before anything is read. Errors: TooLarge, which says both sizes."""
    if n_bytes > MAX_CONTAINER:
        message = _("This file has %(size)s; %(max)s is the most that can be opened. Bring it in parts.")
        raise TooLarge(message % {"size": filesizeformat(n_bytes), "max": filesizeformat(MAX_CONTAINER)})


def _is_one(received: Received, head: bytes, path: Path | None) -> bool:
    """Whether it is no container, as far as can be told without opening it."""
    kind = kind_of(head, received.name, received.media_type)
    if kind == Kind.JSON and path is None:
        return received.data.lstrip()[:1] == b"{" and b'"articles"' not in received.data
    return kind is None


def _head(received: Received, path: Path | None) -> bytes:
    """The first bytes. Errors: TooLarge; Refused where the file cannot be opened."""
    if path is None:
        return received.data[:PEEK]
    check_container(_size(received, path))
    try:
        with path.open("rb") as file:
            return file.read(PEEK)
    except OSError as error:
        reason = _("This file cannot be opened: %(error)s.") % {"error": error.strerror or error}
        raise Refused(reason) from error


def _itself(received: Received, path: Path | None) -> Received:
    """Errors: TooLarge."""
    if path is None:
        return received
    check_size(_size(received, path))
    return replace(received, data=path.read_bytes())


def _size(received: Received, path: Path | None) -> int:
    try:
        return path.stat().st_size if path else received.n_bytes or len(received.data)
    except OSError:
        return 0


def _inner(outer: Received, told: dict[str, Any], data: bytes) -> Received:
    """A member: what is known of it, and of the container only its name and the door it came by."""
    about = {**told, "name": f"{outer.name}/{told['name']}"}
    if "headers" in about:
        about["headers"] = tuple((name, value) for name, value in about["headers"])
    if "received_at" in about:
        about["received_at"] = _moment(about["received_at"])
    return Received(data=data, how=outer.how, **about)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
