"""Whose adjective it is; and which words only look alike."""

import pytest

from claims.vocab.demonyms import same_country


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("russian", "russia"),
        ("armenian", "armenia"),
        ("azerbaijani", "azerbaijan"),
        ("french", "france"),
        ("turkish", "turkey"),
        ("polish", "poland"),
        ("swedish", "sweden"),
        ("chinese", "china"),
        ("italian", "italy"),
        ("mexican", "mexico"),
    ],
)
def test_a_country_and_what_is_of_it(one: str, other: str) -> None:
    assert same_country(one, other)
    assert same_country(other, one)


@pytest.mark.parametrize(("one", "other"), [("russian", "armenia"), ("mal", "malian"), ("iran", "iraq"), ("", "")])
def test_other_words_are_of_no_country(one: str, other: str) -> None:
    assert not same_country(one, other)
