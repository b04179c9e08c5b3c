"""Which way a language runs, and its marks."""

import pytest

from claims.vocab.languages import direction, language_name, marks


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("ur", "rtl"),
        ("ar-EG", "rtl"),
        ("az-Arab", "rtl"),
        ("az", "ltr"),
        ("hy", "ltr"),
        ("en", "ltr"),
        ("", "auto"),
        ("und", "auto"),
    ],
)
def test_direction_follows_the_script(lang: str, expected: str) -> None:
    assert direction(lang) == expected


def test_marks_are_the_languages_own_and_english_by_default() -> None:
    assert marks("ru-RU") == ("«", "»")
    assert marks("xx") == ("“", "”")


@pytest.mark.parametrize(
    ("lang", "name"), [("hy", "Armenian"), ("not a tag", "not a tag"), ("zz", "zz"), ("und", "language not known")]
)
def test_names_come_in_the_language_of_the_page_or_stay_tags(lang: str, name: str) -> None:
    assert language_name(lang) == name
