"""What is furniture, and above all what is not."""

import pytest

from claims.importing.readers.furniture import clear, is_furniture


@pytest.mark.parametrize(
    "line",
    ["- Advertisement -", "РЕКЛАМА", "Գովազդ", "إعلان", "Share on Facebook", "Share | Tweet | WhatsApp", "12 Share",
     "Read more", "Subscribe to our newsletter", "Follow us on X", "© 2024 The Example Daily"],
)  # fmt: skip
def test_is_furniture_knows_a_line_by_all_of_it(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The advertisement was wrong, the ministry said.",
        "“Share the road”, the governor said.",
        "Follow us into the harbour, “the pilot said.”",
        "Copyright law was changed on Monday.",
        "Read more slowly, the judge said.",
        "Next week the court decides.",
        "We use cookies to bribe nobody, the baker said.",
    ],
)
def test_is_furniture_leaves_sentences_alone(line: str) -> None:
    assert not is_furniture(line)


def test_clear_ends_the_article_where_the_comments_begin() -> None:
    cleared = clear(["The pier is open.", "Leave a Reply", "Your email address will not be published.", "Nonsense!"])
    assert cleared.paragraphs == ["The pier is open."]
    assert cleared.notes[0].startswith("3 lines were left out")


def test_clear_drops_a_cookie_notice_at_the_edge_only() -> None:
    notice, prose = "We use cookies to improve your experience.", [f"Sentence {n}." for n in range(8)]
    assert clear([*prose, notice]).paragraphs == prose
    assert notice in clear([*prose, notice, *prose]).paragraphs


def test_clear_says_nothing_where_it_did_nothing() -> None:
    assert clear(["The pier is open."]).notes == ()
