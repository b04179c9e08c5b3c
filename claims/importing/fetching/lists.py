"""A list of addresses as text, one a line -> the addresses; and the lines that are none, with their numbers."""

from __future__ import annotations

from dataclasses import dataclass

from claims.importing.errors import BadAddress
from claims.importing.fetching.addresses import checked
from claims.importing.find import url_key


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no address: its number, from 1, and why."""

    number: int
    line: str
    reason: str


@dataclass(frozen=True, slots=True)
class Listed:
    """addresses: each once, in their order. n_twice: how many more were addresses that had come before."""

    addresses: tuple[str, ...]
    bad: tuple[BadLine, ...]
    n_twice: int


def read_list(text: str) -> Listed:
    """The addresses of a text. Empty lines, and what follows a # at the beginning or after a space, mean nothing."""
    found: dict[str, str] = {}
    bad: list[BadLine] = []
    n_twice = 0
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        written = f" {line}".replace("\t", " ").partition(" #")[0].strip()
        if not written:
            continue
        try:
            address = checked(written)
        except BadAddress as error:
            bad.append(BadLine(number, line.strip()[:300], str(error)))
            continue
        key = url_key(address.url) or address.url
        n_twice += key in found
        found.setdefault(key, written)
    return Listed(tuple(found.values()), tuple(bad), n_twice)
