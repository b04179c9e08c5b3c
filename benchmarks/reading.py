"""How well and how fast pages are read: the sample pages of fixtures/pages, beside bare trafilatura.

Precision and recall are of shingles of four words, as public benchmarks of articles count them: a page's share of its
own, then the mean over pages; F1 is of the two means. A title or a date is right where it is the page's own, letter
for letter. Speeds are taken round by round in processor time of one core, so that neighbours weigh on both alike.
"""

from __future__ import annotations

import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from trafilatura import bare_extraction
from trafilatura.settings import Document

from claims.importing.readers.inside import read_here
from claims.importing.received import Received

PAGES = Path(__file__).resolve().parent.parent / "fixtures" / "pages"
_WORDS = 4  # in a shingle
_ROUNDS = 5
Found = tuple[str, str, str]  # body, title, date
Reader = Callable[[bytes], Found]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares in [0, 1]."""

    precision: float
    recall: float
    titles: float
    dates: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)


def ours(data: bytes) -> Found:
    article = read_here(Received("page.html", data, "command", "text/html")).article
    return article.body, article.title, article.date_edtf


def bare(data: bytes) -> Found:
    found = bare_extraction(data, with_metadata=True, include_comments=False)
    return (found.text or "", found.title or "", found.date or "") if isinstance(found, Document) else ("", "", "")


def gold(step: int = 1) -> list[tuple[bytes, Found]]:
    """Pages with what should be read of them; every `step`th."""
    lines = [json.loads(line) for line in (PAGES / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        ((PAGES / one["file"]).read_bytes(), (one["body"], one["title"], one["published"])) for one in lines[::step]
    ]


def score(read: Reader, pages: list[tuple[bytes, Found]]) -> Score:
    shares, right = [], []
    for data, (body, title, date) in pages:
        found = read(data)
        mine, own = shingles(found[0]), shingles(body)
        both = (mine & own).total()
        shares.append((both / (mine.total() or 1), both / (own.total() or 1)))
        right.append((found[1] == title, found[2] == date))
    means = [statistics.mean(column) for column in (*zip(*shares, strict=True), *zip(*right, strict=True))]
    return Score(*means)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + _WORDS]) for at in range(max(1, len(words) - _WORDS + 1)) if words)


def figures() -> list[tuple[str, str, str]]:
    """What is said of reading in figures.md."""
    pages = gold()
    told = [(name, score(read, pages)) for name, read in (("our reader", ours), ("bare trafilatura", bare))]
    rows = [
        (
            f"{len(pages)} sample pages, {name}: precision, recall, F1; titles, dates",
            "",
            f"{s.precision:.3f}, {s.recall:.3f}, {s.f1:.3f}; {s.titles:.0%}, {s.dates:.0%}",
        )
        for name, s in told
    ]
    ratios = sorted(seconds(bare, pages) / seconds(ours, pages) for _round in range(_ROUNDS))
    measured = f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    return [*rows, ("Articles read per second of one core, against bare trafilatura", "≥ 0.75", measured)]


def seconds(read: Reader, pages: list[tuple[bytes, Found]]) -> float:
    start = time.process_time()
    for data, _gold in pages:
        read(data)
    return time.process_time() - start
