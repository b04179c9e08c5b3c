"""Spans that hold everything, in order, once, and never cut a character in two."""

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.sentences import sentences, words
from claims.vocab.selectors import Span

MESSY = st.text(alphabet=st.sampled_from("aé Ł9.!?“”«»\n\u0301\u200d\u200c👩👧🇦🇲🇿ա։قال،۔'’-"), max_size=120) | st.text(
    max_size=120
)
LANGUAGES = st.sampled_from(["en", "hy", "ur", "az-Latn", "xx", ""])


def cut(text: str, spans: list[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Dr. Lee said so. “No,” he added.\n\nIt rains", ["Dr. Lee said so.", "“No,” he added.", "It rains"]),
        ("hy", "Նա ասաց։ Ճանապարհը բաց է։", ["Նա ասաց։", "Ճանապարհը բաց է։"]),
        ("ur", "اس نے کہا۔ سڑک کھلی ہے۔", ["اس نے کہا۔", "سڑک کھلی ہے۔"]),
    ],
)
def test_sentences_are_those_a_reader_sees(lang: str, text: str, expected: list[str]) -> None:
    assert cut(text, sentences(text, lang)) == expected


@given(MESSY, LANGUAGES)
def test_sentences_hold_every_visible_character_once_and_in_order(text: str, lang: str) -> None:
    spans = sentences(text, lang)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(cut(text, spans)).split()) == "".join(text.split())
    assert all(one == one.strip() != "" for one in cut(text, spans))


@given(MESSY)
def test_words_hold_every_visible_character_and_split_none(text: str) -> None:
    spans = words(text, Span(0, len(text)))
    assert "".join("".join(cut(text, spans)).split()) == "".join(text.split())
    edges = {0, *(found.end() for found in regex.finditer(r"\X", text))}
    assert {edge for span in spans for edge in (span.start, span.end)} <= edges


def test_words_count_from_the_start_of_the_text() -> None:
    text = "No. It’s 3.5 km, e\u0301 👩‍👩‍👧🇦🇲🇦🇿 می‌شود!"
    found = cut(text, words(text, Span(4, len(text))))
    assert found == ["It’s", "3.5", "km", ",", "e\u0301", "👩‍👩‍👧", "🇦🇲", "🇦🇿", "می‌شود", "!"]


@pytest.mark.parametrize("text", ["“" * 100_000, "word " * 200_000, "One. " * 200_000])
def test_sentences_of_a_long_text_take_seconds_at_most(text: str) -> None:
    spans = sentences(text, "en")
    assert sum(span.end - span.start for span in spans) >= len(text.replace(" ", ""))
