"""The two seed articles in ../shared, suggested as they are when they come in, against their labels by hand.

A label is found where a suggestion shares half of its words (word F1 at least 0.5, paired one to one, the closest
first). The actors are those that a newsroom on this beat would have: who the labels name, each with the names that any
newsroom would give it. Needs a database; the tests give it theirs.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claims.extraction.store import suggest
from claims.importing.outlets import outlet_named
from claims.importing.readers.plain import read_plain
from claims.models import Actor, ActorName, Attribution, Capture, Source
from claims.vocab.edtf import parse
from claims.vocab.kinds import ActorKind, Mode, NameKind

SEEDS = Path(__file__).parents[1].parent / "shared" / "seeds"
# Who the labels name: kind, then further names; a capital for a government is marked by "=".
NEWSROOM: dict[str, tuple[ActorKind, tuple[str, ...]]] = {
    "Office of the Prime Minister of Armenia": (ActorKind.OFFICE, ("Press office of the cabinet of Armenia",)),
    "António Guterres": (ActorKind.PERSON, ()),
    "International Court of Justice": (ActorKind.COURT, ("ICJ",)),
    "Azerbaijan": (ActorKind.STATE, ("=Baku",)),
    "Armenia": (ActorKind.STATE, ("=Yerevan",)),
    "Russia": (ActorKind.STATE, ("=Moscow",)),
    "Nikol Pashinyan": (ActorKind.PERSON, ()),
    "Ministry of Foreign Affairs of Russia": (ActorKind.ORGANISATION, ("MFA of Russia",)),
    "Maria Zakharova": (ActorKind.PERSON, ()),
    "Joan Donoghue": (ActorKind.PERSON, ()),
}
# Where the text lets either be the one who speaks, as the labels note.
EITHER = {"Ministry of Foreign Affairs of Russia": {"Maria Zakharova"}}


@dataclass
class Score:
    """How many of the labels came out right, and what did not."""

    labels: int = 0
    found: int = 0
    actors: int = 0
    modes: int = 0
    acts: int = 0
    wrong: list[str] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)  # suggestions that no label asks for
    pairs: dict[str, Attribution] = field(default_factory=dict)


def scored() -> Score:
    """Suggest both articles and compare. Errors: FileNotFoundError where the seeds are not beside this checkout."""
    gold = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))
    _newsroom()
    score = Score()
    for name in gold["meta"]:
        capture = _capture((SEEDS / name).read_text(encoding="utf-8"))
        suggest(capture)
        _compare([one for one in gold["attributions"] if one["article"] == name], capture, score)
    return score


def chain(attribution: Attribution) -> list[tuple[str, str]]:
    """Everybody after the outlet, with how well it is known that they said it."""
    return [(str(hop), str(hop.status)) for hop in attribution.hops.order_by("order")[1:]]


def _newsroom() -> None:
    for n, (name, (kind, more)) in enumerate(NEWSROOM.items()):
        actor = Actor.objects.create(name=name, kind=kind, slug=f"newsroom-{n}")
        ActorName.of(actor, name, kind=NameKind.PREFERRED).save()
        for other in more:
            how = NameKind.METONYM if other.startswith("=") else NameKind.ALIAS
            ActorName.of(actor, other.removeprefix("="), kind=how).save()


def _capture(text: str) -> Capture:
    read = read_plain(text)
    outlet = outlet_named(read.outlet, by=None) if read.outlet else None
    source = Source(title=read.title, outlet=outlet, lang=read.lang)
    source.date = parse(read.date_edtf)
    source.save()
    return Capture.objects.create(
        source=source, how="paste", text=read.body, raw=f"seed-{source.pk}", sha256=str(source.pk), n_bytes=1
    )


def _compare(labels: list[dict[str, Any]], capture: Capture, score: Score) -> None:
    made = list(Attribution.objects.filter(capture=capture).with_parts())
    ranked = sorted(
        ((word_f1(label["content"], str(one)), n, m) for n, label in enumerate(labels) for m, one in enumerate(made)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for f1, n, m in ranked:
        if f1 >= 0.5 and n not in pairs and m not in pairs.values():
            pairs[n] = m
    score.labels += len(labels)
    for n, label in enumerate(labels):
        if n not in pairs:
            score.wrong.append(f"not found: {label['content'][:60]}")
            continue
        _judge(label, made[pairs[n]], score)
    score.beyond += [f"{chain(made[m])} {made[m]}"[:160] for m in range(len(made)) if m not in pairs.values()]


def _judge(label: dict[str, Any], one: Attribution, score: Score) -> None:
    score.found += 1
    score.pairs[label["content"]] = one
    said_by = one.said_by.actor if one.said_by else None
    name = said_by.name if said_by else str(one.said_by)
    right = name in {label["actor"], *EITHER.get(label["actor"], ())}
    right = right or (label["actor"] == "(the outlet)" and one.mode == Mode.NARRATION)
    score.actors += right
    score.modes += one.mode == label["mode"]
    score.acts += one.speech_act == label["speech_act"]
    if not right:
        score.wrong.append(f"actor {name} for {label['actor']}: {label['content'][:60]}")
    if one.mode != label["mode"]:
        score.wrong.append(f"mode {one.mode} for {label['mode']}: {label['content'][:60]}")
    if one.speech_act != label["speech_act"]:
        score.wrong.append(f"act {one.speech_act} for {label['speech_act']}: {label['content'][:60]}")


def word_f1(one: str, other: str) -> float:
    """By words without marks, each as often as it stands."""
    a, b = re.findall(r"\w+", one.lower()), re.findall(r"\w+", other.lower())
    shared = sum(min(a.count(word), b.count(word)) for word in set(a))
    return 2 * shared / (len(a) + len(b)) if a and b else 0.0
