"""Pairs of articles with a known answer: one story printed twice, or two reports of one event. Seeded.

Half of the stories are the demonstration's own texts, in their scripts; the others are put together from lists of
words, so that no two share a run of words but by chance. Two reports of one event share what such reports share:
names, a number, the background in one sentence, and two long quotations.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

_DEMO = Path(__file__).resolve().parent.parent / "fixtures" / "demo"


def _words(text: str) -> list[str]:
    return text.split()


_WHO = _words(
    "ministry harbour council court company union school hospital railway port airport embassy city army bank"
)
_WHOSE = _words("northern southern old new central local former regional joint royal federal eastern western small")
_DID = _words(
    "opened closed refused repaired inspected promised delayed announced cancelled bought sold moved measured"
)
_WHAT = _words("road bridge tunnel pier border station pipeline dam market tower archive garden wall camp valley track")
_HOW = _words("quietly again slowly twice yesterday finally openly early late without notice after talks by night")
_WHY = [
    "because of rain",
    "for want of money",
    "after a vote",
    "at the request of drivers",
    "to save time",
    "under an old treaty",
    "in spite of protests",
    "on the advice of engineers",
    "before the winter",
    "as it had done in spring",
]
_OPERATIONS = ("trimmed", "re-headlined", "re-ordered", "reworded", "trimmed and reworded")


@dataclass(frozen=True)
class Pair:
    one: str
    other: str
    what: str
    is_copy: bool


def _sentence(chance: random.Random, names: list[str]) -> str:
    who, what = chance.choice([*names, *_WHO]), chance.choice([*names, *_WHAT])
    pieces = [
        f"the {chance.choice(_WHOSE)} {who} {chance.choice(_DID)} the {chance.choice(_WHOSE)} {what}",
        f"{chance.choice(_HOW)} {chance.choice(_WHY)}",
        f"and the {chance.choice(_WHO)} of the {chance.choice(_WHAT)} {chance.choice(_DID)} {chance.randint(2, 900)} "
        f"{chance.choice(_WHAT)}s {chance.choice(_HOW)}",
    ]
    return " ".join(pieces[: chance.randint(2, 3)]).capitalize() + "."


def _said(chance: random.Random) -> str:
    words = " ".join(_sentence(chance, []) for _ in range(2)).lower().replace(".", ",").rstrip(",")
    return f"“{words},” the {chance.choice(_WHO)} said."


def event(chance: random.Random) -> tuple[str, str]:
    """Two reports of one event, by two who were there."""
    names = [chance.choice(_WHO) + str(chance.randint(1, 99)), chance.choice(_WHAT) + " of the north"]
    shared = [_said(chance), _said(chance), _sentence(chance, names)]
    reports = []
    for _ in range(2):
        own = [_sentence(chance, names) for _ in range(chance.randint(14, 34))]
        for one in shared:
            own.insert(chance.randrange(1, len(own)), one)
        reports.append("\n\n".join(" ".join(own[at : at + 3]) for at in range(0, len(own), 3)))
    return reports[0], reports[1]


def copied(chance: random.Random, text: str, how: str, pool: list[str]) -> str:
    """What another outlet makes of a story."""
    paragraphs = [p for p in text.split("\n") if p.strip()]
    if "trimmed" in how:
        paragraphs = paragraphs[: max(2, round(len(paragraphs) * chance.uniform(0.3, 0.7)))]
    if how == "re-headlined":
        paragraphs = [_sentence(chance, []), _sentence(chance, []), *paragraphs[1:], _sentence(chance, [])]
    if how == "re-ordered":
        chance.shuffle(paragraphs)
    if "reworded" in how:
        share = 0.12 if how == "reworded" else 0.08
        paragraphs = [
            re.sub(r"\w+", lambda w: chance.choice(pool) if chance.random() < share else w[0], p) for p in paragraphs
        ]
    return "\n\n".join(paragraphs)


def _other(chance: random.Random, word: str, share: float, pool: list[str]) -> str:
    return chance.choice(pool) if chance.random() < share else word


def pairs(seed: int = 20230222, n: int = 400) -> list[Pair]:
    """`n` copies and `n` pairs of reports of one event."""
    chance = random.Random(seed)  # noqa: S311
    demo = [path.read_text(encoding="utf-8") for path in sorted(_DEMO.glob("*.txt"))]
    made: list[Pair] = []
    for at in range(n):
        one, other = event(chance)
        made.append(Pair(one, other, "one event", False))
        story = demo[at // 2 % len(demo)] if at % 2 else one
        how = _OPERATIONS[at % len(_OPERATIONS)]
        made.append(Pair(story, copied(chance, story, how, re.findall(r"\w+", story)), how, True))
    return made
