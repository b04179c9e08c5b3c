"""The same name, however it is typed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.vocab.names import name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zakharova", "ZAKHARÓVA"),
        ("António  Guterres", "antonio guterres"),
        ("UN", "U.N."[:1] + "N"),
        ("Ильхам Алиев", "ИЛЬХАМ АЛИЕВ"),
        ("İlham Əliyev", "ilham əliyev"),
        ("Nagorno-Karabakh", "nagorno karabakh"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_a_transliteration_is_a_name_of_its_own() -> None:
    assert name_key("Գուտերեշ") != name_key("Guterres")


def test_a_name_of_signs_alone_keeps_a_key() -> None:
    assert name_key("<>") == "<>"


@given(st.text(max_size=60))
@example("\0")
@example("\u200b <\0> \u202e")
def test_a_key_is_its_own_key_and_empty_only_where_nothing_can_be_seen(name: str) -> None:
    key = name_key(name)
    assert name_key(key) == key
    assert key.isprintable()
    assert bool(key) == any(sign.isprintable() and not sign.isspace() for sign in name)
