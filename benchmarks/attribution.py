"""`make bench-attribution`: how right and how fast attributions are found, written to attribution.md.

It needs the corpus in ../shared/corpora, which is not part of this project, and its scorer; without them it says so and
leaves the figures as they are.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django
import numpy as np
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from claims.extraction.engine import loading  # noqa: E402 (after the settings are known)
from claims.extraction.files import nested  # noqa: E402
from claims.extraction.proposing import proposals  # noqa: E402
from claims.extraction.training.measuring import by_doc, calibration_error, found_in  # noqa: E402

CORPORA = Path(__file__).parents[1].parent / "shared" / "corpora"
FIGURES = Path(__file__).with_name("attribution.md")
AIMS = {"AR": "≥ 86", "AR+src": "≥ 78", "exact-source": "≥ 81.2", "exact-cue": "≥ 73.3", "exact-content": "≥ 70.9"}
Lines = list[dict[str, object]]


def texts() -> list[dict[str, Any]]:
    path = CORPORA / "polnear" / "dev.texts.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def scored(lines: Iterable[dict[str, object]]) -> dict[str, Any]:
    """What the corpora's own scorer makes of predictions for the development part."""
    part = CORPORA / "polnear"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)
        file.flush()
        command = [sys.executable, CORPORA / "score.py", part / "dev.texts.jsonl", part / "dev.gold.jsonl", file.name]
        result: dict[str, Any] = json.loads(subprocess.check_output([*command, "--json"]))  # noqa: S603
    return result


def engine_lines() -> Callable[[str, str], Lines]:
    engine = loading.load(loading.WEIGHTS)
    return lambda doc_id, text: [one.as_line(doc_id) for one in engine.read(text)]


def proposed_lines(doc_id: str, text: str) -> Lines:
    return nested(doc_id, proposals(text, "en"))


def rule_lines(doc_id: str, text: str) -> Lines:
    return nested(doc_id, proposals(text, "en", rules_alone=True))


def measured(name: str, read: Callable[[str, str], Lines], docs: list[dict[str, Any]]) -> tuple[list[str], list[Lines]]:
    """The rows of the table, and what was found in each text."""
    began = time.process_time()
    found = [read(doc["doc_id"], doc["text"]) for doc in docs]
    took = time.process_time() - began
    words = sum(len(doc["text"].split()) for doc in docs)
    result = scored(line for lines in found for line in lines)
    rows = {measure: " / ".join(f"{100 * part:.1f}" for part in row) for measure, row in result["rows"].items()}
    rows |= {f"AR recall, {kind}": f"{100 * part:.1f}" for kind, part in result["recall_by_kind"].items()}
    rows["Words a second of one core's time"] = f"{words / took:,.0f}"
    return [f"| {name}: {measure} | {AIMS.get(measure, '')} | {row} |" for measure, row in rows.items()], found


def believed(docs: list[dict[str, Any]], found: list[Lines]) -> tuple[str, list[str]]:
    """How often findings are right in which somebody is quoted whole; and how often each that are as sure."""
    gold = by_doc(map(json.loads, (CORPORA / "polnear" / "dev.gold.jsonl").read_text(encoding="utf-8").splitlines()))
    right = [
        one for doc, lines in zip(docs, found, strict=True) for one in found_in(doc["text"], gold[doc["doc_id"]], lines)
    ]
    every = [line for lines in found for line in lines]
    direct = [one for one, line in zip(right, every, strict=True) if line["mode"] == "direct"]
    sure = np.asarray([line["confidence"] for line in every], dtype=float)
    error, bins = calibration_error(sure, np.asarray(right, dtype=float))
    rows = [f"| {a:.2f} | {b:.2f} | {n} |" for a, b, n in sorted(bins)]
    return f"{100 * sum(direct) / len(direct):.1f} (of {len(direct)})", [
        *rows,
        f"| error, weighed | {error:.4f} | {len(right)} |",
    ]


def main() -> None:
    if not CORPORA.is_dir():
        sys.stdout.write(f"No corpus beside this checkout ({CORPORA.name}): nothing measured.\n")
        return
    settings.ATTRIBUTION_MODEL = str(loading.WEIGHTS)
    docs = texts()
    engine, found = measured("Engine", engine_lines(), docs)
    direct, reliability = believed(docs, found)
    proposed, _all = measured("Engine and rules", proposed_lines, docs)
    ruled, _few = measured("Rules alone", rule_lines, docs)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    about = loading.checked(loading.WEIGHTS)
    lines = [
        "# Figures of attribution",
        "",
        f"Written by `make bench-attribution` on {datetime.now(UTC):%Y-%m-%d}: Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, the engine on one; load of the machine {os.getloadavg()[0]:.1f}.",
        "Precision / recall / F1 on the development part of PolNeAR (84 articles, 2,192 attributions), by the scorer",
        "that lies with the corpus. Nothing of this part was trained on; which findings are kept, and how sure it is,",
        "was fitted on it (docs/model_card.md).",
        "",
        "| Figure | Aim (F1) | Measured |",
        "|---|---|---|",
        *engine,
        f"| Engine: precision of what is quoted whole | ≥ 95 | {direct} |",
        *proposed,
        *ruled,
        f"| Memory of this process at most | < 300 MB | {memory:.0f} MB |",
        "",
        "How often findings are right, by their confidence. Where each half of the articles is read with curves fitted",
        f"to the other half, the expected calibration error is {about['calibration_error']} (aim < 0.05).",
        "",
        "| Confidence, mean | Right | Findings |",
        "|---|---|---|",
        *reliability,
    ]
    FIGURES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
