"""What differs between two texts: it makes both texts again, and is no more than what differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.importing.versions.compare import Change, compare

_TEXT = st.lists(
    st.sampled_from(["The road is open. ", "Nobody came.\n\n", "Էմիլ ասաց։ ", "🇦🇲é. ", "yes ", "no", "é"])
).map("".join)


def rebuilt(blocks, without):
    return "".join(piece.text for block in blocks for piece in block.pieces if piece.change != without)


@given(_TEXT, _TEXT)
def test_both_texts_can_be_made_again(old, new) -> None:
    blocks = compare(old, new)
    assert rebuilt(blocks, Change.ADDED) == old
    assert rebuilt(blocks, Change.REMOVED) == new


@given(_TEXT)
def test_the_same_text_has_no_change(text) -> None:
    assert all(block.is_same for block in compare(text, text))


@pytest.mark.parametrize(
    ("old", "new", "removed", "added"),
    [
        ("It opens on Monday at noon.", "It opens on Tuesday at noon.", ["Monday"], ["Tuesday"]),
        ("It opens on Monday, he said.", "It opens on the next day, he said.", ["Monday"], ["the next day"]),
        ("One. Two is here. Three.", "One. Three.", ["Two is here. "], []),
        ("One is here.", "One is here.\n\nTwo is there.", [], ["\n\n", "Two is there."]),
        ("Nobody was ever hurt here. End.", "A fire broke out at sea. End.", ["Nobody was ever hurt here. "], None),
    ],
)
def test_changes_are_words_within_a_sentence_and_whole_sentences_else(old, new, removed, added) -> None:
    pieces = [piece for block in compare(old, new) for piece in block.pieces]
    assert [p.text for p in pieces if p.change == Change.REMOVED] == removed
    assert [p.text for p in pieces if p.change == Change.ADDED] == (
        ["A fire broke out at sea. "] if added is None else added
    )


def test_a_very_long_text_is_compared_at_once_and_keeps_its_ends() -> None:
    sentences = [f"Sentence {n} says {n * 31 % 1009} things. " for n in range(6_000)]
    old, new = "".join(sentences), "".join([sentences[0], *sentences[-2:0:-1], sentences[-1]])
    blocks = compare(old, new)
    assert [block.is_same for block in blocks] == [True, False, True]
    assert rebuilt(blocks, Change.REMOVED) == new


def test_a_long_text_without_any_full_stop_is_compared_at_once() -> None:
    blocks = compare("word " * 20_000, "other " * 20_000)
    assert len(blocks) == 1
    assert len(blocks[0].pieces) == 2
