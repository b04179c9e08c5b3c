"""Give a model's confidence a meaning: `python -m claims.extraction.training.calibrate --help`.

A logistic curve over what the engine knows of each finding (how sure of the words, of the cue, of the pointers) is
fitted to whether the finding was right, on texts that were not trained on. The error is told by cross-fitting: each
half of the texts is judged by the curve that was fitted to the other half. The curve kept is fitted to all.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from claims.extraction.engine import reading
from claims.extraction.training.export import describe
from claims.extraction.training.measuring import Floats, applied, by_doc, calibration_error, fitted, found_in

NAMES = ("content", "cue", "points", "source", "length")


def collected(folder: Path, texts: Path, gold: Path) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], list[int]]:
    """Signs of every finding, whether it was right, and the number of its text."""
    engine = reading.Engine(folder, json.loads((folder / "manifest.json").read_text(encoding="utf-8")))
    labels = by_doc(json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines())
    signs, right, docs = [], [], []
    for number, line in enumerate(texts.read_text(encoding="utf-8").splitlines()):
        doc = json.loads(line)
        found = engine.read(doc["text"])
        lines = [one.as_line(doc["doc_id"]) for one in found]
        right += found_in(doc["text"], labels[doc["doc_id"]], lines)
        signs += [[one.signs[name] for name in NAMES] for one in found]
        docs += [number] * len(found)
    return np.asarray(signs, dtype=float).reshape(-1, len(NAMES)), np.asarray(right, dtype=float), docs


def calibrate(
    folder: Path, signs: Floats, right: Floats, docs: list[int]
) -> tuple[float, list[tuple[float, float, int]]]:
    """Fit the curve to what was `collected`, and write it into the model's manifest; the error, and its bins."""
    even = np.asarray(docs) % 2 == 0
    sure = np.empty(len(right))
    for half in (even, ~even):
        sure[half] = applied(fitted(signs[~half], right[~half]), signs[half])
    error, rows = calibration_error(sure, right)
    weights = fitted(signs, right)
    about = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    names = ("constant", *NAMES)
    about["calibration"] = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
    about["calibration_error"] = round(error, 4)
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
    signs, right, docs = collected(given.model, given.texts, given.gold)
    error, rows = calibrate(given.model, signs, right, docs)
    for row in rows:
        sys.stdout.write("sure {:.2f}  right {:.2f}  of {}\n".format(*row))
    sys.stdout.write(f"expected calibration error {error:.4f} ({len(right)} findings, {right.mean():.3f} right)\n")


if __name__ == "__main__":
    main()
