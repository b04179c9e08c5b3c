"""Texts in a file -> attributions in a file, line by line, without a database.

In:   {"doc_id": …, "text": "…"}, and "lang" where it is known; else it is recognised.
Out:  one line for each attribution, as `Proposal.as_line` has it. Offsets count the code points of the text as given.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from claims.extraction.proposing import proposals
from claims.importing.readers.language import detect


class BadLine(Exception):
    """A line that is no text to read, with its number and why."""


def extracted(lines: Iterable[bytes], *, rules_alone: bool = False) -> Iterator[list[dict[str, object]] | BadLine]:
    """For each line that is not empty its attributions, or what is wrong with it."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            one = _text(line)
        except ValueError as wrong:
            yield BadLine(f"Line {number}: {wrong}")
            continue
        lang = str(one.get("lang") or detect(one["text"]) or "en")
        yield [found.as_line(one["doc_id"]) for found in proposals(one["text"], lang, rules_alone=rules_alone)]


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
