"""The measures of agreement: known values, and the laws they keep for any two readings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.curation.agreement.scores import Agreement, Utterance, Who, agreement, paired, word_score, words
from claims.vocab.selectors import Span

TEXT = "One two three, four “five” six seven eight nine ten."
NOBODY = Who(None, frozenset())

spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)).map(
    lambda s: Span(s[0], min(s[0] + s[1], len(TEXT)))
)
whos = st.builds(Who, st.none() | st.integers(1, 3), st.frozensets(st.sampled_from("abc"), min_size=1))
readings = st.lists(st.builds(Utterance, st.lists(spans, min_size=1, max_size=3).map(tuple), whos), max_size=6)
verdicts = st.lists(st.tuples(st.booleans(), st.booleans()))


@given(readings, readings)
def test_pairs_are_one_to_one_and_share_half_their_words(first: list[Utterance], second: list[Utterance]) -> None:
    pairs = paired(TEXT, first, second)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    for i, j in pairs:
        assert word_score(words(TEXT, first[i].content), words(TEXT, second[j].content)) >= 0.5


@given(readings, readings, verdicts)
def test_scores_are_shares_and_kappa_is_the_same_from_either_side(
    first: list[Utterance], second: list[Utterance], said: list[tuple[bool, bool]]
) -> None:
    one = agreement(TEXT, first, second, said)
    other = agreement(TEXT, second, first, [(b, a) for a, b in said])
    assert one.kappa == pytest.approx(other.kappa) if one.kappa is not None else other.kappa is None
    for score in (one.found_score, one.same_score):
        assert score is None or 0 <= score <= 1
    assert one.kappa is None or -1 - 1e-9 <= one.kappa <= 1
    assert one + Agreement() == one


@given(readings)
def test_a_reading_agrees_with_itself(reading: list[Utterance]) -> None:
    there = [one for one in reading if words(TEXT, one.content)]
    one = agreement(TEXT, there, there, [])
    assert one.found_score in (1.0, None)
    assert one.n_same <= one.n_both == len(there)


@pytest.mark.parametrize(
    ("yes_yes", "yes_no", "no_yes", "no_no", "kappa"),
    [(20, 5, 10, 15, 0.4), (5, 0, 0, 5, 1.0), (0, 5, 5, 0, -1.0), (7, 0, 0, 0, None), (0, 0, 0, 0, None)],
)
def test_kappa_is_cohens(yes_yes: int, yes_no: int, no_yes: int, no_no: int, kappa: float | None) -> None:
    one = Agreement(yes_yes=yes_yes, yes_no=yes_no, no_yes=no_yes, no_no=no_no)
    assert one.kappa == (pytest.approx(kappa) if kappa is not None else None)


def test_half_the_words_are_found_and_less_are_not() -> None:
    whole, half, less = (Utterance((Span(0, end),), NOBODY) for end in (len(TEXT), 19, 8))
    assert paired(TEXT, [whole], [half]) == [(0, 0)]
    assert paired(TEXT, [whole], [less]) == []


def test_known_actors_are_told_by_who_they_are_and_others_by_name() -> None:
    capital = Who(None, frozenset({"yerevan"}))
    state, other = Who(1, frozenset({"armenia", "yerevan"})), Who(2, frozenset({"yerevan"}))
    assert capital.same_as(state)
    assert not state.same_as(other)
    assert not NOBODY.same_as(NOBODY)
