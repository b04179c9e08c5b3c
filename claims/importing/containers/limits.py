"""How much may come out of a container: counted as it comes, whatever the container says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from tempfile import SpooledTemporaryFile
from typing import IO, Any, NamedTuple

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from claims.importing.errors import Bomb, TooLarge
from claims.importing.received import MAX_BYTES

DEPTH = 3  # containers in one another: a mail in a zip in a zip
MEMBERS = 50_000
TOTAL = 4 * 1024**3  # bytes of all that comes out
INNER = 512 * 1024**2  # bytes of a container in a container, laid down on disk to be read
RATIO = 200  # times what went in; pages of text shrink to a tenth, the emptiest tables to a hundredth
RATIO_FROM = 1024 * 1024  # bytes that may come out of anything
_CHUNK = 256 * 1024
_IN_MEMORY = 1024 * 1024


class Spent(Bomb):
    """All that may come out of one container has come out: nothing more is read of it."""


class Item(NamedTuple):
    """about: fields of a Received. `name` is the way to it inside the container."""

    about: dict[str, Any]
    data: bytes


Opener = Callable[..., Iterator[Item]]


@dataclass
class Budget:
    """What has come out of a container so far, with all that is in it."""

    members: int = 0
    n_bytes: int = 0

    def spend(self, n_bytes: int) -> None:
        """Errors: Spent."""
        self.n_bytes += n_bytes
        if self.n_bytes > TOTAL:
            raise Spent(_("More than %(size)s came out of this; the rest was left.") % {"size": filesizeformat(TOTAL)})

    def count(self) -> None:
        """Errors: Spent."""
        self.members += 1
        if self.members > MEMBERS:
            raise Spent(_("There are more than %(n)s files in this; the rest was left.") % {"n": MEMBERS})


@dataclass(frozen=True)
class Way:
    """Where in a container we are; `name` is empty at the top, and `file` is what the whole is called.

    open: opens a member, whatever it is.
    """

    open: Opener
    file: str = ""
    name: str = ""
    depth: int = 0
    budget: Budget = field(default_factory=Budget)

    def into(self, name: str) -> Way:
        return replace(self, name=f"{self.name}/{name}" if self.name else name)

    @property
    def label(self) -> str:
        """The name that tells of what kind it is."""
        return self.name or self.file

    def renamed(self, name: str) -> Way:
        return replace(self, name=name) if self.name else replace(self, file=name)

    def deeper(self) -> Way:
        """Errors: Bomb."""
        if self.depth >= DEPTH:
            raise Bomb(_("This is a container in a container in a container, too deep to be opened."))
        return replace(self, depth=self.depth + 1)

    def item(self, data: bytes, **about: Any) -> Item:
        self.budget.count()
        return Item({"name": self.name, **about}, data)

    def refused(self, reason: object, n_bytes: int = 0) -> Item:
        return self.item(b"", refused=str(reason), n_bytes=n_bytes)


def chunks(stream: IO[bytes], way: Way, *, most: int, packed: int = 0, head: bytes = b"") -> Iterator[bytes]:
    """What comes out of a stream, `head` first. `packed` is how many bytes went in, where that is known.

    Errors: TooLarge over `most`; Bomb where it is too many times what went in; Spent.
    """
    n = 0
    chunk = head or stream.read(_CHUNK)
    while chunk:
        n += len(chunk)
        way.budget.spend(len(chunk))
        if packed and n > max(RATIO_FROM, RATIO * packed):
            raise Bomb(_("This unpacks to more than %(n)s times its size, as only a trap does.") % {"n": RATIO})
        if n > most:
            message = _("This file has more than %(max)s, the most that can be read.")
            raise TooLarge(message % {"max": filesizeformat(most)})
        yield chunk
        chunk = stream.read(_CHUNK)


def whole(stream: IO[bytes], way: Way, *, packed: int = 0, head: bytes = b"") -> bytes:
    """An article's bytes. Errors: as `chunks`."""
    return b"".join(chunks(stream, way, most=MAX_BYTES, packed=packed, head=head))


def laid_down(stream: IO[bytes], way: Way, *, packed: int = 0, head: bytes = b"") -> IO[bytes]:
    """A container's bytes, in a file without a name that can be read in any order. Errors: as `chunks`."""
    file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (whoever asked closes it)
    try:
        for chunk in chunks(stream, way, most=INNER, packed=packed, head=head):
            file.write(chunk)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file
