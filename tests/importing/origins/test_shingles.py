"""What a text is recognised by, in any script, whole or in part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.importing.origins.find import estimate
from claims.importing.origins.shingles import KEPT, containment, shingles, sketch

STORY = " ".join(f"Sentence {n} says that boat number {n * 7} came to pier {n % 5} at noon." for n in range(60))


@pytest.mark.parametrize(
    "text", ["ճանապարհը բաց է բոլորի համար այսօր", "道路今天对所有人开放", "الطريق مفتوح للجميع اليوم هنا"]
)
def test_letter_case_and_punctuation_make_no_difference_in_any_script(text) -> None:
    assert shingles(text) == shingles(f"“{text.upper()}!” …".replace(" ", "  "))
    assert len(shingles(text)) >= 2


@given(st.lists(st.integers(-(2**63), 2**63 - 1), unique=True, min_size=20))
def test_a_sketch_is_the_smallest_numbers(numbers) -> None:
    assert sketch(set(numbers)) == sorted(numbers)[:KEPT]


def test_a_sentence_is_too_short_to_be_recognised() -> None:
    assert sketch(shingles("The road is open, the ministry said on Monday.")) == []


@pytest.mark.parametrize("part", [0.2, 0.5, 1])
def test_a_part_is_contained_and_its_sketch_shows_it(part) -> None:
    piece = STORY[: int(len(STORY) * part)].rsplit(" ", 1)[0]
    assert containment(shingles(piece), shingles(STORY)) == 1
    assert estimate(sketch(shingles(piece)), sketch(shingles(STORY))) == 1


def test_nothing_is_contained_in_nothing() -> None:
    assert containment(set(), shingles(STORY)) == 0
    assert estimate([], sketch(shingles(STORY))) == 0
