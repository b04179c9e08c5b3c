"""A training set in two parts: what is trained on, and what is held back to see what it was worth.

Whether an article is held back follows from its text alone, so that one that judges a model has never taught it, nor
any model before it. Other captures and known copies of the same work are in neither part: they would teach it by heart.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HELD_BACK = 5  # one article in so many


@dataclass(frozen=True, slots=True)
class Part:
    """Texts and labels in two files, and how many of each."""

    texts: Path
    gold: Path
    n_texts: int
    n_attributions: int


def is_held_back(doc_id: str) -> bool:
    """By the sum of the text, with which a doc_id begins."""
    return int(doc_id[:8], 16) % HELD_BACK == 0


def part(exported: Path, into: Path, languages: Collection[str]) -> tuple[Part, Part]:
    """What to train on and what is held back, of the texts in these languages. Errors: OSError."""
    texts = _lines(exported / "texts.jsonl")
    works = {one["doc_id"]: one["work"] for one in texts if one["lang"].lower().split("-")[0] in languages}
    held = {doc_id for doc_id in works if is_held_back(doc_id)}
    theirs = {works[doc_id] for doc_id in held}
    taught = {doc_id for doc_id, work in works.items() if work not in theirs}
    return _write(exported, into / "taught", taught), _write(exported, into / "held", held)


def _write(exported: Path, to: Path, chosen: Collection[str]) -> Part:
    texts, gold = to.with_suffix(".texts.jsonl"), to.with_suffix(".gold.jsonl")
    return Part(
        texts, gold, _copy(exported / "texts.jsonl", texts, chosen), _copy(exported / "gold.jsonl", gold, chosen)
    )


def _copy(source: Path, target: Path, chosen: Collection[str]) -> int:
    """The lines about the chosen texts; how many."""
    n = 0
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            if json.loads(line)["doc_id"] in chosen:
                out.write(line)
                n += 1
    return n


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
