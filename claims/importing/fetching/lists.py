"""A list of addresses as text, one a line or between spaces -> the addresses; and what is none, with its line."""

from __future__ import annotations

from dataclasses import dataclass

from claims.importing.errors import BadAddress
from claims.importing.fetching.addresses import checked
from claims.importing.find import url_key


@dataclass(frozen=True, slots=True)
class BadLine:
    """What is no address: the number of its line, from 1, as it is written there, and why."""

    number: int
    written: str
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
        for written in f" {line}".replace("\t", " ").partition(" #")[0].split():
            try:
                address = checked(written)
            except BadAddress as error:
                bad.append(BadLine(number, written[:300], str(error)))
                continue
            key = url_key(address.url) or address.url
            n_twice += key in found
            found.setdefault(key, written)
    return Listed(tuple(found.values()), tuple(bad), n_twice)
