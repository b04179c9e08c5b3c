"""Quotations that open anew in each paragraph, and close in the last."""

import pytest

from claims.extraction.proposing import proposals

FIRST, SECOND, THIRD = (
    "We looked at every plank of it.",
    "The board was told in May of it.",
    "Nobody listened to us then.",
)


@pytest.mark.parametrize(
    "text",
    [
        f"The mayor said: “{FIRST}\n“{SECOND}\n“{THIRD}”\nIt rained.",
        f"“{FIRST}\n\n“{SECOND}\n\n“{THIRD}” the mayor said on Monday.",
        f"“{FIRST}” the mayor said.\n\nIt rained.\n\nThe mayor said: «{FIRST}\n\n«{SECOND}\n\n«{THIRD}»",
    ],
    ids=["named before", "named after", "another stands before"],
)
def test_all_paragraphs_are_one_attribution(text: str) -> None:
    one = proposals(text, "en")[-1]
    assert one.words(text) == " … ".join((FIRST, SECOND, THIRD))
    assert one.source is not None
    assert text[one.source.start : one.source.end].casefold() == "the mayor"


def test_a_quotation_that_is_closed_ends_there() -> None:
    text = f"The mayor said: “{FIRST}”\n“{SECOND}”"
    assert [one.words(text) for one in proposals(text, "en")] == [FIRST]


def test_marks_that_never_close_take_no_time() -> None:
    assert proposals("“It is open to all of us.\n" * 3_000, "en") == []
