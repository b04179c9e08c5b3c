"""Altered windows are still lawful: no role goes on that has not begun, and links lead to cues."""

import random

import pytest
from tokenizers import Tokenizer

from claims.extraction.engine import loading
from claims.extraction.training.altering import Alterations
from claims.extraction.training.data import Labelled, labelled, windows

TEXT = (
    "The harbour office said on Monday that the pier would stay closed.\n\n“We have no choice,” the mayor said. "
    "“The ice is a danger.” A council member called the plan “a waste.”\n\nThe port: The plan is a good one.\n"
)


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


SAID = [
    ("The harbour office", "said", ["that the pier would stay closed"]),
    ("the mayor", "said.", ["“We have no choice,”", "“The ice is a danger.”"]),
    ("A council member", "called", ["the plan “a waste.”"]),
    ("The port", ":", ["The plan is a good one"]),
]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(loading.WEIGHTS / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


@pytest.fixture(scope="module")
def doc(tokenizer: Tokenizer) -> Labelled:
    lines = [{"source": span(who), "cue": span(cue), "content": [span(one) for one in said]} for who, cue, said in SAID]
    return labelled(TEXT, lines, tokenizer)


def lawful(one: Labelled) -> bool:
    tags = one.tags.tolist()
    begun = all(tag % 2 or not tag or before in (tag, tag - 1) for before, tag in zip([0, *tags], tags, strict=False))
    cues = all(set(tags[start:end]) <= {3, 4} for _at, start, end in one.to_anchor)
    sources = all(tags[at] in (3, 4) and set(tags[start:end]) <= {1, 2, 3, 4} for at, start, end in one.to_source)
    return begun and cues and sources and one.rows.shape[1] == len(tags)


def test_a_colon_alone_is_a_cue(doc: Labelled) -> None:
    assert lawful(doc)
    assert (doc.tags == 3).sum() == len(SAID)


@pytest.mark.parametrize("seed", range(5))
def test_altered_windows_are_lawful(doc: Labelled, tokenizer: Tokenizer, seed: int) -> None:
    alter, rng = Alterations.of(tokenizer), random.Random(seed)  # noqa: S311 (no secret)
    for _ in range(40):
        for window in windows([doc], rng, 120):
            assert lawful(alter(window, rng))


def test_the_labels_are_left_as_they_were(doc: Labelled, tokenizer: Tokenizer) -> None:
    alter, rng = Alterations.of(tokenizer), random.Random(3)  # noqa: S311 (no secret)
    before = doc.rows.copy(), doc.tags.copy()
    for _ in range(60):
        for window in windows([doc], rng):
            alter(window, rng)
    assert (doc.rows == before[0]).all()
    assert (doc.tags == before[1]).all()
