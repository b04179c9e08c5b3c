"""Offsets are code points of NFC text, whatever a browser counts in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.vocab.selectors import (
    SelectorError,
    Span,
    TextQuote,
    anchor,
    from_utf16,
    normalise,
    quote_at,
    trimmed,
)

# Letters that are two UTF-16 units, marks that join what stands before them, right-to-left and Armenian.
_TEXT = st.text(alphabet="ab “”\n.🇦🇲👩‍🚒éé́שלوքև", min_size=1, max_size=80).map(normalise)


@st.composite
def _text_and_span(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(_TEXT.filter(lambda t: bool(t.strip())))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(_text_and_span())
def test_a_cut_quotation_finds_its_place_again_or_says_there_are_several(case: tuple[str, Span]) -> None:
    text, span = case
    if not text[span.start : span.end].strip():
        with pytest.raises(SelectorError):
            quote_at(text, span)
        return
    found = anchor(quote_at(text, span), text)
    assert found in (span, None)
    if found is None:
        assert text.count(text[span.start : span.end]) != 1 or text[span.start : span.end] in text[span.start + 1 :]


@given(_text_and_span())
def test_what_a_browser_counts_becomes_code_points(case: tuple[str, Span]) -> None:
    text, span = case

    def units(n: int) -> int:
        return len(text[:n].encode("utf-16-le")) // 2

    assert from_utf16(text, units(span.start), units(span.end)) == span


@given(_text_and_span())
def test_trimming_takes_white_space_only(case: tuple[str, Span]) -> None:
    text, span = case
    exact = text[span.start : span.end]
    cut = trimmed(text, span)
    assert text[cut.start : cut.end] == (exact.strip() or exact)


def test_the_measured_case_of_flags_and_armenian() -> None:
    text = "“Ղարաբաղ” 🇦🇲 blockade"
    assert (len(text), len(text.encode("utf-16-le")) // 2) == (21, 23)
    assert from_utf16(text, 15, 23) == Span(13, 21)


def test_an_offset_inside_a_pair_moves_to_its_start() -> None:
    assert from_utf16("a🇦b", 2, 4) == Span(1, 3)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 99)])
def test_offsets_outside_the_text_are_refused(start: int, end: int) -> None:
    with pytest.raises(SelectorError):
        from_utf16("short", start, end)
    with pytest.raises(SelectorError):
        quote_at("short", Span(start, end))


def test_context_tells_two_places_apart() -> None:
    text = "He denied it. She denied it."
    assert anchor(TextQuote("denied it"), text) is None
    assert anchor(TextQuote("denied it", prefix="She "), text) == Span(18, 27)


def test_decomposed_words_find_their_composed_place() -> None:
    assert anchor(TextQuote("Şuşa"), "in Şuşa today") == Span(3, 7)


def test_no_words_select_nothing() -> None:
    with pytest.raises(SelectorError):
        anchor(TextQuote(""), "text")
