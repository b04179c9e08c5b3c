"""Give a model's confidence a meaning: `python -m claims.extraction.training.calibrate --help`.

Two logistic curves over the signs of whatever the engine might find (see `engine.choosing`) are fitted to whether it is
right, and exact, on texts that were not trained on. They choose among the findings, and the first is their confidence.
Its error is told by cross-fitting: each half of the texts is read with the curves that were fitted to the other half.
The curves kept are fitted to all.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from claims.extraction.engine import reading
from claims.extraction.engine.choosing import Candidate, chosen, judged
from claims.extraction.engine.features import pieces, quote_states
from claims.extraction.training.manifest import describe
from claims.extraction.training.measuring import Floats, Line, by_doc, calibration_error, fitted, found_in, matched

Curves = dict[str, dict[str, float]]


class Known:
    """A text that was not trained on: all that might be said in it, and what is."""

    def __init__(self, engine: reading.Engine, text: str, gold: list[Line]) -> None:
        made = pieces(text, engine.tokenizer)
        self.text, self.gold = text, gold
        self.candidates = engine.candidates(text, made, engine.reads(text, made)) if len(made) else []
        quoted = quote_states(text)
        self.lines = [engine.found(one, made, text, quoted).as_line("") for one in self.candidates]
        self.matches = matched(text, gold, self.lines)

    def chosen(self, curves: Curves) -> tuple[list[float], list[bool]]:
        """Of what these curves choose: how sure each is, and whether it is a pair of something in the gold."""
        numbers = {id(one): n for n, one in enumerate(self.candidates)}
        kept: list[Candidate] = chosen(judged(self.candidates, curves))
        return [one.right for one in kept], found_in(self.text, self.gold, [self.lines[numbers[id(o)]] for o in kept])


def collected(folder: Path, texts: Path, gold: Path) -> list[Known]:
    """What a model might find in each text."""
    engine = reading.Engine(folder, json.loads((folder / "manifest.json").read_text(encoding="utf-8")))
    labels = by_doc(json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines())
    docs = (json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines())
    return [Known(engine, doc["text"], labels[doc["doc_id"]]) for doc in docs]


def curves(known: list[Known]) -> Curves:
    """Fitted to all candidates in these texts, and rounded as they are written."""
    names = list(next(one.signs for text in known for one in text.candidates))
    signs = np.asarray([[one.signs[name] for name in names] for text in known for one in text.candidates])
    matches = np.asarray([match for text in known for match in text.matches], dtype=float)
    made = {}
    for n, curve in enumerate(("right", "exact")):
        weights = fitted(signs, matches[:, n])
        made[curve] = {
            name: round(float(weight), 4) for name, weight in zip(("constant", *names), weights, strict=True)
        }
    return made


def calibrate(folder: Path, known: list[Known]) -> tuple[float, list[tuple[float, float, int]]]:
    """Write the curves into the model's manifest; the error of its confidence, and its bins."""
    halves = known[::2], known[1::2]
    crossed = [text.chosen(curves(other)) for one, other in (halves, halves[::-1]) for text in one]
    sure: Floats = np.asarray([one for text, _right in crossed for one in text])
    right: Floats = np.asarray([one for _sure, text in crossed for one in text], dtype=float)
    error, rows = calibration_error(sure, right)
    about: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    about |= {"calibration": curves(known), "calibration_error": round(error, 4)}
    describe(folder, about)
    return error, rows


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument(
        "--model", type=Path, required=True, help="the folder that export wrote; its manifest is rewritten"
    )
    ask.add_argument("--texts", type=Path, required=True)
    ask.add_argument("--gold", type=Path, required=True)
    given = ask.parse_args()
    error, rows = calibrate(given.model, collected(given.model, given.texts, given.gold))
    for row in rows:
        sys.stdout.write("sure {:.2f}  right {:.2f}  of {}\n".format(*row))
    sys.stdout.write(f"expected calibration error {error:.4f} (of {sum(row[2] for row in rows)} findings)\n")


if __name__ == "__main__":
    main()
