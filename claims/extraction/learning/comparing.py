"""One model beside another, on texts that taught neither: how many attributions each finds, and how many rightly."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.extraction.engine import loading
from claims.extraction.learning.parts import Part
from claims.extraction.proposing import proposals

Read = Callable[[str], list[dict[str, Any]]]  # a text -> lines in the corpora's shape


@dataclass(frozen=True, slots=True)
class Score:
    """How many there are, how many were found, and how many of these are right: content, half of its words at least."""

    n_gold: int
    n_found: int
    n_right: int

    @property
    def precision(self) -> float:
        return self.n_right / self.n_found if self.n_found else 0.0

    @property
    def recall(self) -> float:
        return self.n_right / self.n_gold if self.n_gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.n_right / (self.n_gold + self.n_found) if self.n_gold + self.n_found else 0.0

    def __str__(self) -> str:
        parts = (self.precision, self.recall, self.f1)
        return "precision {:.1f}, recall {:.1f}, F1 {:.1f}".format(*(100 * part for part in parts))


def reading_with(folder: Path | None) -> Read:
    """How the model in a folder reads; without a model, how the rules do. Errors: NoEngine."""
    if folder is None:
        return lambda text: [one.as_line("") for one in proposals(text, "en", rules_alone=True)]
    engine = loading.load(folder)
    return lambda text: [one.as_line("") for one in engine.read(text)]


def score(read: Read, part: Part) -> Score:
    """What a reader finds in a part of a training set."""
    measuring = importlib.import_module("claims.extraction.training.measuring")  # numpy is an extra
    gold = measuring.by_doc(map(json.loads, part.gold.read_text(encoding="utf-8").splitlines()))
    n_found = n_right = 0
    with part.texts.open(encoding="utf-8") as lines:
        for doc in map(json.loads, lines):
            found = read(doc["text"])
            n_found += len(found)
            n_right += sum(measuring.found_in(doc["text"], gold[doc["doc_id"]], found))
    return Score(part.n_attributions, n_found, n_right)
