"""Texts in a file -> attributions in a file, line by line, without a database.

In:   {"doc_id": …, "text": "…"}; "lang" where it is known, else it is recognised; "date" (EDTF) when it was written.
Out:  one line for each attribution, as `Proposal.as_line` has it, with what others say in those words in its `within`.
      Offsets count the code points of the text as given.

One text is in memory at a time. What was written before something killed the process can be gone on with: the lines
come in the order of the texts, so all texts before the last one in the output are done, and that one is read again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from claims.extraction.proposal import Nearby, Proposal, within
from claims.extraction.proposing import proposals
from claims.importing.readers.language import detect
from claims.vocab.edtf import UNKNOWN, DateError, VagueDate, parse


class BadLine(Exception):
    """A line that is no text to read, with its number and why."""


@dataclass(slots=True)
class Counts:
    """Texts read, attributions found in them, lines that were no text."""

    texts: int = 0
    attributions: int = 0
    bad_lines: int = 0


def extract_file(
    source: Path, target: Path, *, tell: Callable[[str], None], rules_alone: bool = False, resume: bool = False
) -> Counts:
    """Read the texts of one file, and write what is found in them into another.

    tell: hears of each line that is no text, and is skipped. Errors: OSError; ValueError, in words.
    """
    counts = Counts()
    with source.open("rb") as lines, target.open("r+b" if resume and target.exists() else "w+b") as out:
        last = _go_on(out)
        for result in extracted(lines, rules_alone=rules_alone, start_at=last):
            if isinstance(result, BadLine):
                tell(str(result))
                counts.bad_lines += 1
                continue
            out.writelines(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in result)
            counts.texts, counts.attributions = counts.texts + 1, counts.attributions + len(result)
    return counts


def _go_on(out: BinaryIO) -> object:
    """The last text that has whole lines in a file that was written before; the file is cut off before these.

    Errors: ValueError if there is anything else in it.
    """
    last, cut, at = None, 0, 0
    while (line := out.readline()).endswith(b"\n"):
        try:
            doc_id = json.loads(line)["doc_id"]
        except (ValueError, KeyError, TypeError):
            raise ValueError(f"{out.name}: this is no output to go on with.") from None
        last, cut, at = doc_id, cut if doc_id == last else at, at + len(line)
    out.seek(cut)
    out.truncate()
    return last


def extracted(
    lines: Iterable[bytes], *, rules_alone: bool = False, start_at: object = None
) -> Iterator[list[dict[str, object]] | BadLine]:
    """For each line that is not empty its attributions, or what is wrong with it; from the text `start_at` on."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            one = _text(line)
        except ValueError as wrong:
            if start_at is None:
                yield BadLine(f"Line {number}: {wrong}")
            continue
        if start_at not in (None, one["doc_id"]):
            continue
        start_at = None
        lang = str(one.get("lang") or detect(one["text"]) or "en")
        found = proposals(one["text"], lang, _date(one), rules_alone=rules_alone)
        yield nested(one["doc_id"], found)
    if start_at is not None:
        yield BadLine(f"No text “{start_at}”, with which the output ends.")


def nested(doc_id: object, found: Sequence[Proposal]) -> list[dict[str, object]]:
    """A line for each attribution; one that stands in another's words is in that one's line, as `within`.

    So no word is in the content of two lines, as corpora of attributions have it, and no link of a chain is lost.
    """
    near, whole = Nearby(found), list[dict[str, object]]()
    lines: dict[int, dict[str, Any]] = {id(one): one.as_line(doc_id) for one in found}
    for one in found:
        outer = next((other for other in near.of(one.extent) if other is not one and _tells(other, one)), None)
        if outer is None:
            whole.append(lines[id(one)])
        else:
            lines[id(outer)].setdefault("within", []).append(lines[id(one)])
    return whole


def _tells(other: Proposal, one: Proposal) -> bool:
    """Whether somebody says something in the words of another: all that was said, and the words that say so."""
    spans = (*one.content, *([one.cue] if one.cue else []))
    return all(any(within(span, part) and span != part for part in other.content) for span in spans)


def _date(one: dict[str, Any]) -> VagueDate:
    """When it was written; what is no date is not known."""
    try:
        return parse(str(one.get("date") or ""))
    except DateError:
        return UNKNOWN


def _text(line: bytes) -> dict[str, Any]:
    """Errors: ValueError, in words."""
    try:
        one = json.loads(line)
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8.") from None
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON.") from None
    if not isinstance(one, dict) or not isinstance(one.get("text"), str):
        raise ValueError("it has no “text”.")
    if not isinstance(one.get("doc_id"), str | int):
        raise ValueError("it has no “doc_id”.")
    return one
