"""A training set out of what editors decided: files in the shape in which corpora of attributions are exchanged.

    texts.jsonl     a text a line: doc_id, text, language, sum of the capture's bytes, its work, when it was decided
    gold.jsonl      an attribution a line that an editor accepted, as they left it
    rejected.jsonl  an attribution a line that was suggested and is none: where to look for what the model gets wrong
    manifest.json   how many of each, what was left out and why, and the sums of the files

The texts are whole articles, of other people. The files are for training on the machine where they were made; they are
not a page, and not for handing on. The same decisions make the same files, byte for byte: texts come in the order of
their sums, each text once however many captures have it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import IO, Any

from claims.extraction.learning.labels import Lesson, Line, lessons, reviewed
from claims.extraction.learning.parts import is_held_back
from claims.models import Capture

FILES = ("texts.jsonl", "gold.jsonl", "rejected.jsonl")


@dataclass(slots=True)
class Exported:
    """Counts of what was written; `left_out` and `came` count attributions."""

    captures: int = 0
    texts: int = 0
    accepted: int = 0
    rejected: int = 0
    held_back: int = 0  # of the accepted
    came: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    sha256: dict[str, str] = field(default_factory=dict)


def export(folder: Path) -> Exported:
    """Write the training set into a folder; one capture is in memory at a time. Errors: OSError.

    Each file takes the place of the one before it when it is whole, the manifest last.
    """
    folder.mkdir(parents=True, exist_ok=True)
    done = Exported()
    with ExitStack() as stack:
        files = [stack.enter_context(_Written(folder / name)) for name in FILES]
        for capture in _once(reviewed().iterator(chunk_size=20)):
            made, left_out = lessons(capture)
            done.left_out.update(left_out)
            done.captures += bool(made)
            for lesson in made:
                _count(done, lesson)
                for file, lines in zip(files, ([_text(lesson)], lesson.accepted, lesson.rejected), strict=True):
                    file.write(lines)
    done.sha256 = {file.path.name: file.sha256.hexdigest() for file in files}
    with _Written(folder / "manifest.json") as manifest:
        manifest.write([as_json(done)])
    return done


def as_json(done: Exported) -> dict[str, Any]:
    return {name: getattr(done, name) for name in Exported.__slots__}


def _once(captures: Iterator[Capture]) -> Iterator[Capture]:
    """Captures with the same text have one after the other: the first of them."""
    return (next(same) for _sum, same in groupby(captures, key=lambda one: one.text_sha256))


def _count(done: Exported, lesson: Lesson) -> None:
    done.texts += 1
    done.accepted += len(lesson.accepted)
    done.rejected += len(lesson.rejected)
    done.held_back += len(lesson.accepted) if is_held_back(lesson.doc_id) else 0
    done.came.update(line["came"] for line in lesson.accepted)


def _text(lesson: Lesson) -> Line:
    source = lesson.capture.source
    return {
        "doc_id": lesson.doc_id,
        "text": lesson.text,
        "lang": source.lang,
        "capture": lesson.capture.sha256,
        "work": source.copy_of_id or source.pk,
        "decided": lesson.decided_at and lesson.decided_at.date().isoformat(),
    }


class _Written:
    """A file of JSON lines that is there when it is whole, and its sum."""

    def __init__(self, path: Path) -> None:
        self.path, self.part, self.sha256 = path, path.with_name(f"{path.name}.part"), hashlib.sha256()

    def __enter__(self) -> _Written:
        self.file: IO[bytes] = self.part.open("wb")
        return self

    def write(self, lines: list[Line]) -> None:
        for line in lines:
            data = json.dumps(line, ensure_ascii=False).encode() + b"\n"
            self.sha256.update(data)
            self.file.write(data)

    def __exit__(self, error: object, *_more: object) -> None:
        self.file.close()
        if error:
            self.part.unlink()
        else:
            self.part.replace(self.path)
