"""The same name, however it is typed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.vocab import names
from claims.vocab.names import name_key, names_one


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


@pytest.mark.parametrize(
    "name",
    ["Moscow", "the Kremlin", "NATO", "the U.N.", "Prime Minister Pashinyan", "the Russian foreign ministry",
     "Министерство обороны России", "the State Department", "Congress", "King", "van der Bellen", "Le Monde"],
)  # fmt: skip
def test_a_name_names_one_in_every_article(name: str) -> None:
    assert names_one(name)


@pytest.mark.parametrize(
    "words",
    ["", "he", "She", "Officials", "The ministry", "the Prime Minister", "a security source", "a Kremlin source",
     "Kremlin officials", "Activists", "Fox executives",
     "A Ukrainian soldier", "12 Germans", "Ein Sprecher", "источник в Кремле", "گوتيريش", "<>"],
)  # fmt: skip
def test_a_description_is_of_somebody_in_its_article(words: str) -> None:
    assert not names_one(words)


@given(st.text())
@example("ǅ")
def test_any_text_can_be_asked_whether_it_names_somebody(text: str) -> None:
    assert names_one(text) in (True, False)


def test_words_that_are_no_names_are_listed_by_their_keys() -> None:
    listed = names._INDEFINITE | names._COMMON | names._NAMELESS
    assert {name_key(word) for word in listed} == listed
