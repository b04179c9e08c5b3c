"""Shingles: the runs of words of a text, as numbers, and the few of them that are kept to recognise it by.

A copy is often a part: the first five paragraphs of the agency's ten. So what is asked is containment, how much of the
shorter text stands in the longer, and not likeness as a whole, which falls with every paragraph left out.

What is kept of a text is its KEPT smallest hashes (a bottom-k sketch). The same run of words has the same number in
every text, and whether it is small is settled by itself; so a short text's sketch reaches further up, and two
sketches can be compared as far as both reach. One array with a GIN index finds whoever shares any of them, in a time
that depends on how many do and not on how many captures there are.
"""

from __future__ import annotations

from hashlib import blake2b

import regex

RUN = 4  # words: of 3, reports of one event shared too many; of 5, too few were left of a lightly reworded copy
KEPT = 96
_FEWEST = 12  # shingles: below it (a sentence) a text is not told from another by its words
# Words; in scripts that put no space between them, single characters.
_WORD = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]|[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*"
)
_SIGNED = 1 << 63


def shingles(text: str) -> set[int]:
    """A number for every run of RUN words, letter case and punctuation aside; signed, as a bigint is."""
    words = [word.encode() for word in _WORD.findall(text.casefold())]
    runs = {b" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return {int.from_bytes(blake2b(run, digest_size=8).digest()) - _SIGNED for run in runs}


def sketch(found: set[int]) -> list[int]:
    """The smallest numbers, in order; none for a text too short to be recognised."""
    return sorted(found)[:KEPT] if len(found) >= _FEWEST else []


def containment(one: set[int], other: set[int]) -> float:
    """How much of the shorter text stands in the longer, from 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
