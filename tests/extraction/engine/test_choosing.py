"""Of several readings the best findings are kept, and none that contradicts a better one."""

import numpy as np

from claims.extraction.engine.choosing import READINGS, Candidate, chosen, judged, leanings
from claims.extraction.engine.decoding import Tagged
from claims.extraction.engine.joining import Joined


def candidate(content: tuple[int, int], cue: int, right: float) -> Candidate:
    said = Joined([Tagged("content", *content, 0.9)], Tagged("cue", cue, cue + 1, 0.9), None, [0.9], 0.5)
    return Candidate(said, 0, 1, {}, right, right)


def kept(*found: Candidate) -> list[float]:
    return [one.right for one in chosen(list(found))]


def test_the_better_of_two_that_share_words_is_kept() -> None:
    assert kept(candidate((0, 10), 12, 0.6), candidate((4, 10), 14, 0.9)) == [0.9]


def test_one_cue_reports_no_words_twice() -> None:
    assert kept(candidate((0, 10), 12, 0.8), candidate((9, 30), 12, 0.7)) == [0.8]


def test_neighbours_are_both_kept_in_the_order_of_the_text() -> None:
    assert kept(candidate((20, 30), 32, 0.9), candidate((0, 10), 12, 0.6)) == [0.6, 0.9]


def test_what_is_hardly_believed_is_not_kept() -> None:
    assert kept(candidate((0, 10), 12, 0.2)) == []


def test_curves_judge_by_signs() -> None:
    one = candidate((0, 2), 3, 0.0)
    one.signs = {"content": 1.0}
    judged([one], {"right": {"constant": -1.0, "content": 3.0}, "exact": {"constant": 0.0}})
    assert (round(one.right, 2), one.exact) == (0.88, 0.5)


def test_no_role_goes_on_into_a_paragraph() -> None:
    for added in leanings(np.asarray([1, 0])):
        assert (added[0, [2, 4, 6]] < -1000).all()
        assert (added[1, [2, 4, 6]] == 0).all()
    assert len(leanings(np.asarray([1]))) == len(READINGS)
