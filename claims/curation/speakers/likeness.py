"""How like two names are, by the runs of three letters that they share; pure, and the same for every script.

Measured here rather than by the database's trigrams: those know letters only as far as the server's locale does, and
with the one that is the same on every machine that is ASCII alone.
"""

from __future__ import annotations


def trigrams(key: str) -> frozenset[str]:
    """The runs of three letters in a name's key, its words apart, each with its beginning and its end."""
    padded = [f"  {word} " for word in key.split()]
    return frozenset(word[n : n + 3] for word in padded for n in range(len(word) - 2))


def likeness(one: str, other: str) -> float:
    """Of two keys, from 0 (nothing shared) to 1 (the same words in any order); 0 where either is empty."""
    a, b = trigrams(one), trigrams(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def stands_in(one: str, other: str) -> float:
    """How much of the first key stands in the second, from 0 to 1: "guterres" stands whole in "antonio guterres"."""
    a = trigrams(one)
    return len(a & trigrams(other)) / len(a) if a else 0.0
