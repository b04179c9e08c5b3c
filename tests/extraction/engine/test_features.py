"""What stands inside quotation marks, how a word is written, and where a paragraph begins."""

import pytest
from tokenizers import Tokenizer

from claims.extraction.engine.features import pieces, quote_states

MARKS = {0: ".", 1: "i", 2: "(", 3: ")"}


def drawn(text: str) -> str:
    return "".join(MARKS[state] for state in quote_states(text)[:-1].tolist())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“ab” c", "(ii).."),
        ('"ab" c "d"', "(ii)...(i)"),
        ("«ab» „cd“", "(ii).(ii)"),
        ("“ab\ncd” e", "(ii..)..".replace("(ii..)", "(ii" + "." + "..)")),
        ("ab” c", "..).."),
        ("“a «b» c”", "(iiiiiii)"),
    ],
)
def test_quote_states(text: str, expected: str) -> None:
    assert drawn(text) == expected


def test_pieces_of_nothing(tokenizer: Tokenizer) -> None:
    assert len(pieces("", tokenizer)) == len(pieces(" \u200b\n", tokenizer)) == 0


def test_shapes_and_openings(tokenizer: Tokenizer) -> None:
    made = pieces("NATO met.\n\nAnna said 12", tokenizer)
    text = "NATO met.\n\nAnna said 12"
    seen = {
        text[s:e]: (shape, first)
        for s, e, shape, first in zip(made.starts, made.ends, made.shape, made.opens, strict=True)
    }
    assert seen["Anna"] == (2, 1)
    assert seen["12"] == (5, 0)
    assert seen["."] == (6, 0)
    assert seen["met"] == (1, 0)
