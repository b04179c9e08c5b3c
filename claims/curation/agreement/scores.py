"""How alike two readings of one text are: pure, and without an opinion on which of the two is right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from claims.vocab.selectors import Span

FOUND = 0.5  # word-F1 from which two contents are the same attribution: the protocol of PolNeAR's readers
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who is said to say something: an actor, where known, and the keys of the names they go by."""

    actor: int | None
    names: frozenset[str]

    def same_as(self, other: Who) -> bool:
        """Two known actors are told by who they are, others by their names."""
        if self.actor and other.actor:
            return self.actor == other.actor
        return bool(self.names & other.names)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One attribution of a reading."""

    content: tuple[Span, ...]
    who: Who


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts that add up over articles, and the measures that they make.

    n_first, n_second: attributions of each; n_both: found by both; n_same: of these, by the same actor.
    yes_yes … no_no: suggestions by what the first and the second said of them.
    """

    n_first: int = 0
    n_second: int = 0
    n_both: int = 0
    n_same: int = 0
    yes_yes: int = 0
    yes_no: int = 0
    no_yes: int = 0
    no_no: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def n_judged(self) -> int:
        return self.yes_yes + self.yes_no + self.no_yes + self.no_no

    @property
    def found_score(self) -> float | None:
        """F1 of what each found against the other, from 0 to 1; None where neither found anything."""
        everything = self.n_first + self.n_second
        return 2 * self.n_both / everything if everything else None

    @property
    def same_score(self) -> float | None:
        """Of what both found, how much is by the same actor; None where they found nothing in common."""
        return self.n_same / self.n_both if self.n_both else None

    @property
    def kappa(self) -> float | None:
        """Cohen's: 1 for the same verdicts, 0 for no more than chance; None where chance alone would always agree."""
        n = self.n_judged
        if not n:
            return None
        seen = (self.yes_yes + self.no_no) / n
        first, second = (self.yes_yes + self.yes_no) / n, (self.yes_yes + self.no_yes) / n
        expected = first * second + (1 - first) * (1 - second)
        return None if expected >= 1 else (seen - expected) / (1 - expected)


def words(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Where the words of spans end; punctuation and quotation marks are no words.

    A word that a span begins within is the same as the whole of it; one that it ends within is not, and is seldom.
    """
    return frozenset(word.end() for span in spans for word in _WORD.finditer(text, span.start, span.end))


def word_score(one: frozenset[int], other: frozenset[int]) -> float:
    """F1 of two sets of words, from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def paired(text: str, first: Sequence[Utterance], second: Sequence[Utterance]) -> list[tuple[int, int]]:
    """Indices of what both readings found: one to one, the likest pairs first, none below FOUND."""
    a, b = ([words(text, one.content) for one in reading] for reading in (first, second))
    scored = sorted(
        ((-word_score(x, y), i, j) for i, x in enumerate(a) for j, y in enumerate(b) if not x.isdisjoint(y))
    )
    pairs: list[tuple[int, int]] = []
    for score, i, j in scored:
        if -score >= FOUND and all(i != one and j != other for one, other in pairs):
            pairs.append((i, j))
    return sorted(pairs)


def agreement(
    text: str, first: Sequence[Utterance], second: Sequence[Utterance], verdicts: Sequence[tuple[bool, bool]]
) -> Agreement:
    """Two readings of one text. `verdicts`: of each suggestion that both judged, whether each takes it for said."""
    pairs = paired(text, first, second)
    return Agreement(
        n_first=len(first),
        n_second=len(second),
        n_both=len(pairs),
        n_same=sum(first[i].who.same_as(second[j].who) for i, j in pairs),
        yes_yes=verdicts.count((True, True)),
        yes_no=verdicts.count((True, False)),
        no_yes=verdicts.count((False, True)),
        no_no=verdicts.count((False, False)),
    )
