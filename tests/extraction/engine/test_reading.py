"""The engine on any text: spans that hold, the same each time, and no text too odd or too long."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.engine.features import pieces
from claims.extraction.engine.reading import Engine
from claims.extraction.engine.windows import ROOM, windows
from claims.vocab.selectors import Span

MESSY = st.text(alphabet=st.sampled_from("aé Ł9.!?“”«»\"\n\u0301\u200d\u200b\ufeff👩👧🇦🇲🇿İß中م،'’-"), max_size=200)


def whole(engine: Engine, text: str) -> list[Span]:
    found = engine.read(text)
    spans = [span for one in found for span in (*one.content, *one.cue, *one.source)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(0 <= one.confidence <= 1 and one.content for one in found)
    return spans


@given(MESSY | st.text(max_size=200))
@settings(max_examples=60)
def test_spans_stand_in_any_text(engine: Engine, text: str) -> None:
    whole(engine, text)


@given(
    st.lists(
        st.sampled_from(["“Go,” Ann said.", "BOB SAID NO", "«Да»", "\u200b", "e\u0301", "\n\n", "🇦🇲"]), max_size=40
    )
)
@settings(max_examples=40)
def test_spans_stand_whatever_the_network_says(blind: Engine, parts: list[str]) -> None:
    whole(blind, " ".join(parts))


@pytest.mark.parametrize(
    "text",
    [
        "she said that the road " * 10_000,
        "x" * 100_000,
        "“" * 3_000,
        "\n" * 1_000,
        "ABC, " * 2_000,
    ],
    ids=["a sentence of 50,000 words", "one word", "marks", "nothing", "capitals"],
)
def test_no_text_is_too_long(blind: Engine, text: str) -> None:
    whole(blind, text)


def test_windows_speak_for_every_piece_once(engine: Engine) -> None:
    text = "He said no. " * 400
    made = pieces(text, engine.tokenizer)
    cut = windows(made, text)
    assert [piece for one in cut for piece in range(one.first, one.last)] == list(range(len(made)))
    assert all(one.start <= one.first < one.last <= one.end <= one.start + ROOM for one in cut)
    assert len(cut) > 3


def test_no_span_runs_into_another_paragraph(blind: Engine) -> None:
    text = "the road is open and she said no\n\n" * 60
    for one in blind.read(text):
        for span in (*one.content, *one.cue, *one.source):
            assert "\n" not in text[span.start : span.end]


def test_a_plain_sentence_is_read(engine: Engine) -> None:
    text = "The harbour office said on Monday that the pier would stay closed until spring."
    (one,) = engine.read(text)
    assert text[one.source[0].start : one.source[0].end] == "The harbour office"
    assert "the pier would stay closed" in text[one.content[0].start : one.content[0].end]
    assert one.confidence > 0.7
