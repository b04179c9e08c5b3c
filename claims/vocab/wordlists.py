"""Lists of words, as they are best read: in lines of text."""

from __future__ import annotations


def words_of(lines: str) -> frozenset[str]:
    return frozenset(lines.split())
