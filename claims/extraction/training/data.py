"""Labelled texts -> windows of word pieces with their tags and pointers.

Labels have the shape of the attribution corpora: `{"doc_id", "source_parts", "cue_parts", "content"}` with offsets of
code points. A window ends where a sentence does. Each pass over the data cuts elsewhere, so that no sentence stands
always at the same place. What is done to some windows beside (written small, without marks …) is `altering`'s.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from claims.extraction.engine.features import Ints, Pieces, pieces

ROLES = ("source", "cue", "content")
LENGTH = 256  # pieces of a window with the two marks around it
_REACH = 8  # the first pieces of a span, from which it points
Link = tuple[int, int, int]  # from a piece to the span from, to


@dataclass(slots=True)
class Labelled:
    """One text, or a window of one: features by row (ids, shape, quote, opens), tags, links to cues and to sources."""

    rows: Ints
    tags: Ints
    to_anchor: list[Link]
    to_source: list[Link]
    ends: Ints  # where a window may end

    def __len__(self) -> int:
        return self.rows.shape[1]


def read(texts: Path, gold: Path, tokenizer: Tokenizer) -> list[Labelled]:
    """Every text with its labels; a text without any is a text in which nothing is said."""
    by_doc: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in gold.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        by_doc[one["doc_id"]].append(one)
    docs = [json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines()]
    return [labelled(doc["text"], by_doc[doc["doc_id"]], tokenizer) for doc in docs]


def labelled(text: str, attributions: list[dict[str, Any]], tokenizer: Tokenizer) -> Labelled:
    """Tags and links of one text."""
    made = pieces(text, tokenizer)
    tags = np.zeros(len(made), dtype=np.int64)
    to_anchor: list[Link] = []
    to_source: list[Link] = []
    for one in attributions:
        spans = {role: [_range(made, text, *part) for part in _parts(one, role)] for role in ROLES}
        found = {role: [span for span in parts if span[0] < span[1]] for role, parts in spans.items()}
        for n, role in enumerate(ROLES):
            for start, end in found[role]:
                tags[start], tags[start + 1 : end] = 1 + 2 * n, 2 + 2 * n
        if found["cue"]:
            cue = found["cue"][0]
            for role in ROLES:
                to_anchor += [(at, *cue) for start, end in found[role] for at in range(start, min(end, start + _REACH))]
            target = found["source"][0] if found["source"] else cue
            to_source += [(at, *target) for at in range(cue[0], min(cue[1], cue[0] + _REACH))]
    rows = np.stack([made.ids, made.shape, made.quote, made.opens])
    return Labelled(rows, tags, to_anchor, to_source, _ends(made, text))


def _parts(one: dict[str, Any], role: str) -> list[list[int]]:
    if role == "content":
        return one.get("content") or []
    return one.get(f"{role}_parts") or ([one[role]] if one.get(role) else [])


def _range(made: Pieces, text: str, start: int, end: int) -> tuple[int, int]:
    """The pieces of a span, without the marks at its ends: annotators were not of one mind about those.

    A span of marks alone, as the colon after a speaker's name, is kept as it is.
    """
    whole = start, end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    start, end = (start, end) if start < end else whole
    return int(np.searchsorted(made.ends, start, "right")), int(np.searchsorted(made.starts, end, "left"))


def _ends(made: Pieces, text: str) -> Ints:
    """After which piece a window may end: before a new paragraph, or after a full stop and what closes with it."""
    points = [n for n in range(len(made)) if made.opens[n] or (n and text[made.starts[n - 1]] in '.!?”"')]
    return np.asarray([n for n in points if n] + [len(made)], dtype=np.int64)


def windows(docs: list[Labelled], rng: random.Random, length: int = LENGTH) -> Iterator[Labelled]:
    """All texts cut into windows that do not overlap, beginning at another sentence each time."""
    room = length - 2
    for doc in docs:
        start = 0
        first = rng.randint(room // 4, room)
        while start < len(doc):
            last = min(start + (first if start == 0 else room), len(doc))
            possible = doc.ends[(doc.ends > start) & (doc.ends <= last)]
            end = int(possible[-1]) if len(possible) else last
            yield _cut(doc, start, end)
            start = end


def _cut(doc: Labelled, start: int, end: int) -> Labelled:
    def within(links: list[Link]) -> list[Link]:
        return [(at - start, s - start, e - start) for at, s, e in links if start <= at < end and start <= s < e <= end]

    return Labelled(
        doc.rows[:, start:end].copy(), doc.tags[start:end], within(doc.to_anchor), within(doc.to_source), doc.ends[:0]
    )
