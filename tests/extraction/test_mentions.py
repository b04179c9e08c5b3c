"""A phrase by which somebody is called: what is in it, and whether anybody speaks there."""

import pytest

from claims.extraction.mentions import is_of_things, name_and_role
from claims.extraction.proposing import proposals
from claims.extraction.statements import statements


@pytest.mark.parametrize("phrase", ["the two articles", "records", "The results", "his words", "federal rules"])
def test_several_things_are_nobody(phrase: str) -> None:
    assert is_of_things(phrase)


@pytest.mark.parametrize(
    "phrase",
    ["officials", "The protesters", "two delegates", "the companies", "polls", "Reeves", "the Ardens", "the press",
     "the mayor and his aides", "both sides", "parents", "the families of the crew", "they", "", "the Harbour Boards"],
)  # fmt: skip
def test_people_bodies_and_names_may_speak(phrase: str) -> None:
    assert not is_of_things(phrase)


def test_what_things_say_is_no_statement() -> None:
    text = "The two articles said that the pier was shut. The mayor said that the pier was open."
    found = statements(text, "en", proposals(text, "en"))
    assert [one.voices[-1].name for one in found] == ["mayor"]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the Harbour Board", ("Harbour Board", "")),
        ("Mayor Ann Lee", ("Ann Lee", "Mayor")),
        ("a security source", ("", "a security source")),
        ("a man from Sel", ("", "a man from Sel")),
    ],
)
def test_name_and_role(phrase: str, expected: tuple[str, str]) -> None:
    assert name_and_role(phrase) == expected
