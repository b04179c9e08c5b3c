"""What is measured, figure by figure. Shape of a figure: (what, aim, measured), all for people."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable

from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from benchmarks import reading as pages
from benchmarks import world
from benchmarks.load import Client, site
from claims.models import Edition, User
from claims.reading.press import print_edition

ROUNDS = 15
MANY = 100_000
PAGE = "/disputes/measured/"
SIZES = (75, 150, 300)  # attributions on one capture

Figure = tuple[str, str, str]


def everything() -> list[Figure]:
    world.make_dispute()
    world.crowd(10)
    few = queries(PAGE), queries("/")
    world.crowd(MANY)
    many = queries(PAGE), queries("/")
    figures = [
        (
            f"Queries of a dispute page, for a reader, among 10 and {MANY:,} disputes",
            "≤ 3, same",
            f"{few[0]}, {many[0]}",
        ),
        (f"Queries of the home page, among 10 and {MANY:,} disputes", "same", f"{few[1]}, {many[1]}"),
        *workbench(),
    ]
    unprinted = seconds_of_page()
    print_edition(Edition.objects.get(dispute__slug="measured"))
    figures.append(
        ("Dispute page set on the spot against one that was printed, time", "", f"{unprinted / seconds_of_page():.1f}")
    )
    with site() as (port, process):
        figures += [*reading(port), transfer(port)]
        memory = f"{process.memory_info().rss / 1e6:.0f} MB"
        figures.append(("Memory of the web process after these requests", "< 200 MB", memory))
    return [*figures, *pages.figures()]


def seconds_of_page() -> float:
    browser = Browser()
    return min(seconds(lambda: browser.get(PAGE)) for _lap in range(15))


def queries(path: str, browser: Browser | None = None) -> int:
    """How many queries a page takes, once whatever is loaded once has been loaded."""
    browser = browser or Browser()
    browser.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = browser.get(path)
    if response.status_code != 200:
        raise RuntimeError(f"{path} answered {response.status_code}.")
    return len(captured)


def reading(port: int) -> list[Figure]:
    client = Client(port)
    known = {"If-None-Match": client.get(PAGE)[1]["ETag"]}
    bare, page, unchanged, home = rates(
        [
            lambda: client.rate("/bare/"),
            lambda: client.rate(PAGE),
            lambda: client.rate(PAGE, known, expected=304),
            lambda: client.rate("/"),
        ]
    )
    return [
        ("A bare view that makes one query, requests per second", "", f"{statistics.median(bare):.0f}"),
        ("Dispute page, 12 claims and 30 quotations, against the bare view", "≥ 0.33", ratio(page, bare)),
        ("The same, answered to If-None-Match", "≥ 0.67", ratio(unchanged, bare)),
        (f"Home page among {MANY:,} disputes, against the bare view", "", ratio(home, bare)),
    ]


def rates(measures: list[Callable[[], float]]) -> list[list[float]]:
    """Every measure in each round, the first round not counted: what it costs to get warm is not the question."""
    rounds = [[measure() for measure in measures] for _round in range(ROUNDS + 1)][1:]
    return [list(column) for column in zip(*rounds, strict=True)]


def ratio(values: list[float], against: list[float]) -> str:
    found = [value / base for value, base in zip(values, against, strict=True)]
    return f"{statistics.median(found):.2f} ({min(found):.2f} to {max(found):.2f})"


def workbench() -> list[Figure]:
    """Queries, and time against the number of attributions: the best of nine, so that noise is left out."""
    editor = Browser()
    editor.force_login(User.objects.get(username="one"))
    counts, times = [], []
    for n in SIZES:
        path = f"/desk/captures/{world.busy_capture(n).pk}/"
        counts.append(queries(path, editor))
        times.append(min(seconds(lambda path=path: editor.get(path)) for _lap in range(9)))  # type: ignore[misc]
    small, middle, large = times
    growth = (large - middle) / (2 * (middle - small))
    sizes = ", ".join(map(str, SIZES))
    return [
        (f"Workbench, queries with {sizes} attributions on one capture", "< 12", ", ".join(map(str, counts))),
        (
            "Workbench, time of the last 150 attributions against twice that of the 75 before",
            "≤ about 1",
            f"{growth:.2f}",
        ),
    ]


def seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def transfer(port: int) -> Figure:
    """Page and style, compressed as a browser asks for them."""
    client = Client(port)
    page = client.get(PAGE, {"Accept-Encoding": "gzip"})[2]
    hrefs = re.findall(r'rel="stylesheet" href="([^"]+)"', client.get(PAGE)[2].decode())
    style = b"".join(client.get(href, {"Accept-Encoding": "br"})[2] for href in hrefs)
    total = (len(page) + len(style)) / 1000
    size = f"{total:.1f} kB (page {len(page) / 1000:.1f}, style {len(style) / 1000:.1f})"
    return ("Transfer of a dispute page with its style, compressed", "< 60 kB", size)
