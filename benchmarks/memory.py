"""`python -m benchmarks.memory`: the memory of a worker with its reader's processes, whatever they are fed.

Each feed is hostile in its own way, and near the largest that is let in. The figure is the highest sum of the resident
memory of this process and its children, looked at a hundred times a second; pages that are shared are counted twice.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
django.setup()

import psutil  # noqa: E402 (after the settings are known)

from claims.importing.containers import unpack  # noqa: E402
from claims.importing.errors import ImportingError  # noqa: E402
from claims.importing.readers.read import read  # noqa: E402
from claims.importing.received import Received  # noqa: E402

SENTENCE = b"The harbour office said on Monday that the north pier stays open. "
FEEDS: tuple[tuple[str, Callable[[], bytes]], ...] = (
    ("small.txt", lambda: SENTENCE * 20),
    ("open-tags.html", lambda: b"<html><body>" + b"<div>" * 1_000_000 + SENTENCE),
    ("paragraphs.html", lambda: b"<html><body><article>" + (b"<p>" + SENTENCE * 3 + b"</p>") * 90_000),
    ("links.html", lambda: b"<html><body>" + b"<a b=c>x</a>" * 1_600_000),
    ("one-word.txt", lambda: b"a" * 20_000_000),
    ("lines.txt", lambda: b"a\n" * 10_000_000),
    ("wide.txt", lambda: "😀 word. ".encode() * 1_600_000),
    ("objects.json", lambda: b"[" + b'{"body":"x"},' * 1_400_000 + b'{"body":"x"}]'),
    ("deep.json", lambda: b'{"articles":' + b"[1," * 6_000_000),
    ("quote.csv", lambda: b'title,body\n"' + b"a" * 19_000_000),
    ("parts.eml", lambda: b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 1_000_000),
    ("objects.pdf", lambda: b"%PDF-1.4\n" + b"1 0 obj\n<<>>\nendobj\n" * 500_000),
    ("noise.pdf", lambda: b"%PDF-1.4\n" + os.urandom(10_000_000)),
)


def main() -> None:
    highest = 0.0
    for name, make in FEEDS:
        data = make()
        began = time.perf_counter()
        peak, said = watched(name, data)
        highest = max(highest, peak)
        print(f"{name:16} {len(data) / 1e6:5.1f} MB {time.perf_counter() - began:6.1f} s {peak:4.0f} MB  {said[:70]}")  # noqa: T201
    print(f"Memory of a worker, whatever it is fed: {highest:.0f} MB at most (aim: under 400 MB)")  # noqa: T201


def watched(name: str, data: bytes) -> tuple[float, str]:
    """The highest memory in MB while it is read, and what was said of it."""
    done = threading.Event()
    peaks: list[int] = [0]
    watcher = threading.Thread(target=lambda: peaks.extend(_sums(done)))
    watcher.start()
    try:
        found = [_read(one) for one in unpack(Received(name, data, "upload"))][:1]
    except ImportingError as error:
        found = [str(error)]
    done.set()
    watcher.join()
    return max(peaks) / 1e6, found[0]


def _sums(done: threading.Event) -> Iterator[int]:
    me = psutil.Process()
    while not done.wait(0.01):
        try:
            yield sum(process.memory_info().rss for process in (me, *me.children(recursive=True)))
        except psutil.Error:  # a child that ended while it was looked at
            continue


def _read(one: Received) -> str:
    try:
        return one.refused or f"read: {len(read(one).article.body):,} characters"
    except ImportingError as error:
        return str(error)


if __name__ == "__main__":
    main()
