"""`python -m benchmarks.importing [SMALL LARGE]` (or `make bench-import`): how fast articles get into the archive.

Three questions, each answered by a ratio within one run:

- From bytes to a stored, deduplicated capture, against bare trafilatura over the same pages (fixtures/pages, each time
  with words of its own in each paragraph and an address of its own, so that none is here already; or the .html files
  of the folder in PAGES).
- Two workers against one, over batches that wait for them: from when each is warm (its libraries loaded, its reader
  started) to the end of the last row. Taking a batch in is the work of whoever brings it, and is not counted.
- The time of one article, its look for copies included, among LARGE captures against SMALL (200,000 and 2,000).

Times are of the processor, of this process, its readers and the whole database server together: what one core would
take, whoever else is on the machine. Only the workers are timed by the clock as well, and that holds on an idle machine
of two cores or more alone; how much processor an article takes with one worker and with two is said beside it, and how
much faster two processes are there that share nothing.
Takes some minutes and 2 GB of disk.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
django.setup()

import psutil  # noqa: E402 (after the settings are known)
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from benchmarks.database import fresh_database  # noqa: E402
from benchmarks.fill import fill  # noqa: E402
from benchmarks.pairs import event  # noqa: E402
from benchmarks.reading import bare, gold  # noqa: E402
from claims.importing.actions import Terms, keep_row, receive  # noqa: E402
from claims.importing.origins.actions import fingerprint, propose_copies  # noqa: E402
from claims.importing.readers.article import Article  # noqa: E402
from claims.importing.received import Received  # noqa: E402
from claims.models import Capture, Import  # noqa: E402
from claims.vocab.statuses import RowStatus  # noqa: E402
from tracker import up  # noqa: E402

SMALL, LARGE = 2_000, 200_000
ROUNDS, ARTICLES = 5, 40  # articles in each round among many
BATCH, WARM = 400, 40  # articles for the workers in each round; of these, those that each gets warm with
_LINKS = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(40))
_PAGE = """<!doctype html><html lang="en"><head><title>{title} | The Daily</title><meta charset="utf-8">
<meta property="og:site_name" content="The Daily"><meta property="article:published_time" content="2024-11-04">
<link rel="canonical" href="https://daily.example.com/{n}"></head><body><nav><ul>{links}</ul></nav>
<main><article><h1>{title}</h1>{body}</article></main><footer><ul>{links}</ul></footer></body></html>"""


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def processor() -> float:
    """Seconds of processor that this process, all it started, and the database server have taken so far."""
    server = settings.DATABASES["default"]["CLUSTER"].data / "postmaster.pid"
    roots = (psutil.Process(), psutil.Process(int(server.read_text().split()[0])))
    family = {one.pid: one for root in roots for one in (root, *root.children(recursive=True))}
    total = 0.0
    for one in family.values():
        try:
            total += sum(one.cpu_times()[:4])  # its own, and that of its children who have ended
        except psutil.NoSuchProcess:
            continue
    return total


def article(n: int) -> Received:
    """A page like no other: 80 sentences put together from lists of words, in the furniture of a page."""
    chance = random.Random(n)  # noqa: S311
    body = "".join(f"<p>{one}</p>" for one in event(chance)[0].split("\n\n"))
    title = f"{body[3:60].rsplit(' ', 1)[0]} {n}"
    html = _PAGE.format(n=n, title=title, links=_LINKS, body=body)
    return Received(f"{n}.html", html.encode(), "command", "text/html", url=f"https://daily.example.com/{n}")


def stored(received: list[Received]) -> list[Capture]:
    """Through the one pipeline: received, read, judged, kept; where it has notes, by a person's word."""
    batch = receive(received=received, how="command", by=None, terms=Terms(keeps_clear=True))
    for row in batch.rows.filter(status=RowStatus.READ):
        keep_row(row=row, article=Article.from_json(row.fields), version=row.version, by=None)
    return list(Capture.objects.filter(import_rows__batch=batch))


def against_bare() -> None:
    folder = os.environ.get("PAGES", "")
    read = (
        [one.read_bytes() for one in sorted(Path(folder).glob("*.html"))] if folder else [data for data, _g in gold()]
    )
    pages = [page for page in read if b"</p>" in page]
    ratios, n_kept = [], 0
    for n in range(-1, ROUNDS):  # the first, not counted, starts the reader
        own = [page.replace(b"</p>", b" Round %d, page %d.</p>" % (n, at)) for at, page in enumerate(pages)]
        names = [f"{n}-{at}.html" for at in range(len(own))]
        received = [
            Received(name, page, "command", "text/html", url=f"https://daily.example.com/{name}")
            for name, page in zip(names, own, strict=True)
        ]
        begun = processor()
        n_kept = len(stored(received))
        road, begun = processor() - begun, processor()
        for page in own:
            bare(page)
        plain = processor() - begun
        if n >= 0:
            ratios.append(plain / len(own) / (road / max(n_kept, 1)))
    size = statistics.mean(map(len, pages)) / 1000
    say("Bytes to stored captures per second of one core, against bare trafilatura")
    say(f"  (aim: at least 0.6): {middle(ratios)}; {len(pages)} pages of {folder or 'fixtures/pages'},")
    say(f"  {size:.0f} kB each; {n_kept} of them were kept in the last round")


def two_workers() -> None:
    """Rounds of one worker and of two in turn, so that a busy machine weighs on both."""
    clock: dict[int, list[float]] = {1: [], 2: []}
    spent: dict[int, list[float]] = {1: [], 2: []}
    machine = []
    first = 10_000_000
    for _round in range(ROUNDS):
        machine.append(two_readers())
        for n_workers in (1, 2):
            pace, processor_each = worked_off(waiting(first), n_workers)
            clock[n_workers].append(pace)
            spent[n_workers].append(processor_each)
            first += 1000
    faster = [two / one for one, two in zip(clock[1], clock[2], strict=True)]
    dearer = [two / one for one, two in zip(spent[1], spent[2], strict=True)]
    say(f"Two workers against one, articles a second by the clock (aim: at least 1.6): {middle(faster)}")
    say(f"  one: {middle(clock[1])} articles a second; load {os.getloadavg()[0]:.1f}")
    say(f"  processor for one article, with two against with one: {middle(dearer)}")
    say(f"  two processes of bare trafilatura against one, which is what the machine can do: {middle(machine)}")


def two_readers() -> float:
    """Pages a second by the clock, of two processes that do nothing but read against one."""
    pages = [article(n).data for n in range(BATCH)]
    seconds = []
    with ProcessPoolExecutor(2, get_context("spawn")) as readers:
        list(readers.map(bare, pages, chunksize=BATCH // 2))  # each has its libraries now
        for copies in (1, 2):
            begun = time.perf_counter()
            list(readers.map(bare, pages * copies, chunksize=BATCH))
            seconds.append(time.perf_counter() - begun)
    return 2 * seconds[0] / seconds[1]


@contextmanager
def workers(n: int) -> Iterator[None]:
    running = [up.worker() for _worker in range(n)]
    for one in running:
        one.environment["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        one.start()
    try:
        yield
    finally:
        for one in running:
            assert one.process is not None
            one.process.terminate()
            one.process.wait()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE status IN ('todo', 'doing')")  # what follows a capture


def waiting(first: int) -> Import:
    """A batch of which every row has been taken in and waits for a worker."""
    terms = Terms(keeps_clear=True, hands_over=True)
    return receive(received=[article(first + at) for at in range(BATCH)], how="command", by=None, terms=terms)


def worked_off(batch: Import, n_workers: int) -> tuple[float, float]:
    """Articles a second by the clock, and seconds of processor for one, when all workers are warm and rows are left."""
    done = batch.rows.exclude(finished_at=None)
    with workers(n_workers):
        until(lambda: done.count() >= WARM * n_workers)
        n_before, begun = done.count(), processor()
        until(lambda: not batch.rows.pending().exists())
        spent = processor() - begun
    assert batch.rows.filter(status=RowStatus.IMPORTED).count() == BATCH
    ends = sorted(done.values_list("finished_at", flat=True))[WARM * n_workers :]
    # Several end in one moment; those that end when the clock begins were done before it did.
    n_after = sum(end > ends[0] for end in ends)
    return n_after / (ends[-1] - ends[0]).total_seconds(), spent / (BATCH - n_before)


def until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        time.sleep(0.25)


def growth(small: int, large: int) -> None:
    times = {}
    for size in (small, large):
        fill(size)
        first = size * 100
        several = [[article(first + ARTICLES * n + at) for at in range(ARTICLES)] for n in range(ROUNDS + 1)]
        rounds = [seconds(one) for one in several][1:]
        times[size] = statistics.median(rounds) / ARTICLES
        say(f"Among {size:,} captures: {times[size] * 1000:.1f} ms of processor an article, with its look for copies.")
    say(f"  against {small:,} (aim: at most 1.3): {times[large] / times[small]:.2f}; load {os.getloadavg()[0]:.1f}")


def seconds(received: list[Received]) -> float:
    """Of processor, to store them and to do what the job of each capture does for duplicates."""
    begun = processor()
    for capture in stored(received):
        fingerprint(capture=capture)
        propose_copies(capture=capture)
    return processor() - begun


def middle(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def main(small: int = SMALL, large: int = LARGE) -> None:
    fresh_database()
    say(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} when it began.")
    against_bare()
    two_workers()
    growth(small, large)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
