"""What the rules around the reader are worth: on other news, denials and retractions; `python -m benchmarks.reported`.

The articles and the cases are this project's own (fixtures/news, denials, retractions). The cases of `before` were
written before the rules, those of `after` when the rules were done, and no rule was changed for them.
Writes reported.md.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.test.utils import override_settings  # noqa: E402 (after the settings are known)

from claims.extraction.engine import loading  # noqa: E402
from claims.extraction.proposal import Proposal  # noqa: E402
from claims.extraction.proposing import proposals  # noqa: E402
from claims.vocab.edtf import parse  # noqa: E402
from claims.vocab.kinds import HopStatus, SpeechAct  # noqa: E402

FIXTURES = Path(__file__).parents[1] / "fixtures"
FIGURES = Path(__file__).with_name("reported.md")
Line = dict[str, Any]
Read = Callable[[str, str], list[Proposal]]
_WORD = re.compile(r"\w+")


def lines(path: str) -> list[Line]:
    return [json.loads(line) for line in (FIXTURES / path).read_text(encoding="utf-8").splitlines()]


def read(text: str, date: str = "") -> list[Proposal]:
    """What is proposed of a text by the reader that comes with the program, and the rules."""
    with override_settings(ATTRIBUTION_MODEL=str(loading.WEIGHTS)):
        return proposals(text, "en", parse(date))


def news() -> Counter[str]:
    """The articles of other trades: how many are labelled, proposed, found; and right in source, mode, act, date."""
    count: Counter[str] = Counter()
    gold = lines("news/gold.jsonl")
    for one in lines("news/texts.jsonl"):
        labels = [label for label in gold if label["doc_id"] == one["doc_id"]]
        found = read(one["text"], one["date"])
        count["labelled"] += len(labels)
        count["proposed"] += len(found)
        for label, proposal in paired(one["text"], labels, found):
            count["found"] += 1
            count["source"] += same_source(one["text"], label["source_parts"], proposal)
            count["mode"] += label["kind"] == proposal.mode
            count["act"] += label["speech_act"] == proposal.speech_act
            if "date" in label:
                count["dated"] += 1
                count["date"] += label["date"] == proposal.date.edtf
    return count


def paired(text: str, labels: list[Line], found: list[Proposal]) -> list[tuple[Line, Proposal]]:
    """Labels with what was found for them: half of their words shared, one to one, the closest first."""
    ranked = sorted(
        ((f1(places(text, label["content"]), said(text, one)), n, m) for n, label in enumerate(labels)
         for m, one in enumerate(found)), reverse=True
    )  # fmt: skip
    pairs: dict[int, int] = {}
    for close, n, m in ranked:
        if close >= 0.5 and n not in pairs and m not in pairs.values():
            pairs[n] = m
    return [(labels[n], found[m]) for n, m in pairs.items()]


def denials(part: str) -> Counter[str]:
    """The cases of one part: how many; polarity right; what is denied right, as the words said or those answered."""
    count: Counter[str] = Counter()
    for case in lines(f"denials/{part}.jsonl"):
        count["cases"] += 1
        mine = [one for one in read(case["text"]) if is_by(case["who"], one)]
        right = [one for one in mine if one.speech_act == case["act"]]
        count["polarity"] += bool(right)
        target = places(
            case["text"],
            [[case["text"].index(case["target"]), case["text"].index(case["target"]) + len(case["target"])]],
        )
        count["target"] += any(f1(target, spot) >= 0.5 for one in right or mine for spot in spots(case["text"], one))
    return count


def retractions(part: str) -> Counter[str]:
    """The cases of one part: right where what was taken back is known as that, and linked by who took it back; or,
    where nothing was taken back, where nothing is."""
    count: Counter[str] = Counter()
    for case in lines(f"retractions/{part}.jsonl"):
        found = read(case["text"])
        taking = [one for one in found if one.speech_act == SpeechAct.RETRACTS]
        gone = [one for one in found if one.voices and one.voices[-1].status == HopStatus.RETRACTED]
        if case.get("none"):
            count["nothing"] += 1
            count["nothing_right"] += not taking and not gone
            continue
        start = case["text"].index(case["words"])
        words = places(case["text"], [[start, start + len(case["words"])]])
        linked = [one for one in taking if any(f1(words, spot) >= 0.5 for spot in spots(case["text"], one)[1:])]
        by_whom = not case["who"] or any(is_by(case["who"], one) for one in linked)  # some name nobody who did it
        count["taken"] += 1
        count["taken_right"] += by_whom and any(f1(words, said(case["text"], one)) >= 0.5 for one in gone)
    return count


def spots(text: str, one: Proposal) -> list[set[int]]:
    """The words said, and the words answered."""
    answered = [places(text, [[one.answers.start, one.answers.end]])] if one.answers else []
    return [said(text, one), *answered]


def is_by(who: str, one: Proposal) -> bool:
    """Whether the last voice is called so, small words aside."""
    asked, named = key(who), [key(name) for voice in one.voices[-1:] for name in (voice.named, voice.name)]
    return any(name and (asked <= name or name <= asked) for name in named)


def key(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold())) - {"the", "a", "an", "of", "s"}


def same_source(text: str, parts: list[list[int]], one: Proposal) -> bool:
    labelled, found = places(text, parts), places(text, [[one.source.start, one.source.end]] if one.source else [])
    return (
        f1(labelled, found) >= 0.5
        or not (labelled or found)
        or (bool(labelled & found) and (labelled <= found or found <= labelled))
    )


def said(text: str, one: Proposal) -> set[int]:
    return places(text, [[span.start, span.end] for span in one.content])


def places(text: str, spans: Iterable[Iterable[int]]) -> set[int]:
    """Where the words within the spans begin."""
    return {word.start() for start, end in spans for word in _WORD.finditer(text, start, end)}


def f1(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def main() -> None:
    found, parts = news(), {part: denials(part) for part in ("before", "after")}
    p, r = found["found"] / found["proposed"], found["found"] / found["labelled"]
    f = 2 * p * r / (p + r)
    of = {what: f"{found[what]} of {found['found']}" for what in ("source", "mode", "act")}
    rows = [
        (
            "Other news: attributions found, P / R / F1",
            "F1 ≥ 80",
            f"{100 * p:.1f} / {100 * r:.1f} / {100 * f:.1f}",
        ),
        *((f"Other news: {what} right, of those found", "", right) for what, right in of.items()),
        ("Other news: date right, of those labelled and found", "", f"{found['date']} of {found['dated']}"),
    ]
    for part, count in parts.items():
        rows.append(
            (f"Denials, written {part} the rules: polarity", "≥ 90 %", f"{count['polarity']} of {count['cases']}")
        )
        rows.append((f"Denials, written {part} the rules: target", "≥ 80 %", f"{count['target']} of {count['cases']}"))
    for part in ("before", "after"):
        count = retractions(part)
        for what, name in (("taken", "who, what and its status"), ("nothing", "none seen where there is none")):
            right = f"{count[f'{what}_right']} of {count[what]}"
            rows.append((f"Retractions, written {part} the rules: {name}", "", right))
    text = [
        "# Figures of what stands around the reader",
        "",
        f"Written by `python -m benchmarks.reported` on {datetime.now(UTC):%Y-%m-%d}, with the program’s own model.",
        "20 short articles of other trades, 60 denials and 48 cases of retraction, all written for this project",
        "(fixtures/): plain news.",
        "",
        "| Figure | Aim | Measured |",
        "|---|---|---|",
        *(f"| {what} | {aim} | {measured} |" for what, aim, measured in rows),
    ]
    FIGURES.write_text("\n".join(text) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(text) + "\n")


if __name__ == "__main__":
    main()
