"""How like names are: the laws that a likeness keeps, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.curation.speakers.likeness import likeness, stands_in
from claims.vocab.names import name_key

keys = st.text().map(name_key)


@given(keys, keys)
def test_likeness_is_the_same_both_ways_and_a_share(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= min(1, *(stands_in(a, b) or 1 for a, b in ((one, other), (other, one))))


@given(keys.filter(bool), keys)
def test_a_name_is_like_itself_and_stands_in_any_longer_one(key: str, more: str) -> None:
    assert likeness(key, key) == 1
    assert stands_in(key, f"{more} {key}") == 1


@given(keys)
def test_nothing_is_like_no_name(key: str) -> None:
    assert likeness(key, "") == stands_in("", key) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("zaharova", "zakharova"), ("гутерреш", "гутерриш"), ("գուտերեշ", "գուտերէշ"), ("غوتيريش", "غوتيرش")],
)
def test_spellings_of_one_name_are_alike_in_every_script(one: str, other: str) -> None:
    assert likeness(one, other) > 0.4 > likeness(one, "ministry")
