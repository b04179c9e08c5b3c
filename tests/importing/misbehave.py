"""What a reader's process may do wrong, by name: run by test_isolated in a child."""

import os
import time
from collections.abc import Iterator

from claims.importing.errors import Locked

_calls: list[int] = []


def echo(data: bytes, **options: object) -> object:
    return {"n": len(data), "options": options, "environment": sorted(os.environ), "pid": os.getpid()}


def sleep(data: bytes) -> None:
    time.sleep(60)


def spin(data: bytes) -> None:
    while True:
        pass


def swell(data: bytes) -> None:
    held = [bytearray(10_000_000) for _n in range(1000)]
    raise AssertionError(len(held))


def swallow(data: bytes) -> str:
    held = []
    try:
        while True:
            held.append(bytearray(100_000))
    except MemoryError:
        held.clear()
    return "half of it"


def abort(data: bytes) -> None:
    os.abort()


def fail(data: bytes) -> None:
    raise KeyError("deep inside")


def refuse(data: bytes) -> None:
    raise Locked("with a password")


def fail_when_used(data: bytes) -> int:
    _calls.append(1)
    if len(_calls) > 1:
        os.abort()
    return os.getpid()


def chatter(data: bytes) -> bytes:
    return "a" * 2_000_000  # type: ignore[return-value]


def count(data: bytes, stop: int, fails: bool = False) -> Iterator[tuple[int, bytes]]:
    for n in range(stop):
        yield n, data * n
    if fails:
        os.abort()
