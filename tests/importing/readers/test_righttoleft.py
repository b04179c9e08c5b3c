"""Lines that run from right to left, out of PDFs that draw them."""

import pytest

from claims.importing.readers.righttoleft import put_right
from claims.importing.readers.typeset import Line

WRITTEN = "قال مكتب الميناء في 4 نوفمبر إن الحكومة نفت ذلك في بيان رسمي."


def lines(*texts: str) -> list[list[Line]]:
    return [[Line(text, 50, 700 - 14 * n, 11) for n, text in enumerate(texts)]]


def turned(text: str) -> str:
    """Letter by letter, as it looks; numbers stay."""
    return text[::-1]


@pytest.mark.parametrize(
    "drawn",
    [WRITTEN, turned(WRITTEN), "." + " ".join(WRITTEN.rstrip(".").split()[::-1])],
    ids=["as written", "as it looks", "word by word"],
)
def test_put_right_gives_the_text_as_it_was_written(drawn: str) -> None:
    pages, notes = put_right(lines(drawn))
    assert pages[0][0].text == WRITTEN
    assert notes


def test_put_right_gives_letters_for_their_forms_on_paper() -> None:
    pages, _notes = put_right(lines("ﻗﺎﻝ"))
    assert pages[0][0].text == "قال"


def test_put_right_leaves_what_runs_from_left_to_right() -> None:
    pages, notes = put_right(lines("The office said no.", "ﬁve ships"))
    assert [line.text for line in pages[0]] == ["The office said no.", "five ships"]
    assert notes == ()
