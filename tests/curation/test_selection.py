import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.curation.selection import Words, nearest, place
from claims.vocab.selectors import Span, TextQuote, from_utf16, normalise

TEXT = "The road is open, the ministry said. “No 🇦🇲 road,” said e\u0301milie. The road is closed."
tricky = st.text(alphabet="ab 🇦🇲🙂e\u0301“”\u200dс", min_size=1, max_size=40).map(normalise)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(tricky, st.data())
def test_offsets_of_a_browser_become_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert from_utf16(text, utf16(text[:start]), utf16(text[:end])) == Span(start, end)


@given(tricky, st.data())
def test_a_true_selection_is_found_where_it_was_made(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = place(text, Span(start, end), TextQuote(text[start:end]))
    assert (found is None) == (not text[start:end].strip())
    if found:
        assert text[found.start : found.end] == text[start:end].strip()


@pytest.mark.parametrize(
    ("span", "quote", "expected"),
    [
        (Span(0, 8), TextQuote("The road"), Span(0, 8)),
        (Span(5, 13), TextQuote("said émilie"), Span(51, 62)),  # wrong offsets: the words stand in one place
        (Span(5, 13), TextQuote("The road"), None),  # wrong offsets: they stand in two
        (Span(5, 13), TextQuote("The road", suffix=" is closed"), Span(64, 72)),
        (Span(0, 9999), TextQuote("nowhere"), None),
        (Span(9999, 3), None, None),
        (Span(3, 4), None, None),
    ],
)
def test_a_selection_is_never_believed(span: Span, quote: TextQuote | None, expected: Span | None) -> None:
    assert place(normalise(TEXT), span, quote) == expected


def test_typed_words_are_found_next_to_the_passage() -> None:
    text = normalise(TEXT)
    first, second = text.index("said"), text.rindex("said")
    assert nearest(text, "said", Span(0, 16)) == Span(first, first + 4)
    assert nearest(text, " said ", Span(second + 20, second + 24)) == Span(second, second + 4)
    assert nearest(text, "denied", Span(0, 16)) is None


def words_of(text: str, span: Span) -> str:
    return text[span.start : span.end]


def test_edges_move_by_words_and_over_sentences() -> None:
    text = normalise(TEXT)
    around = Words(text, "en", Span(0, 36))
    assert words_of(text, around.moved(Span(0, 36), "end", -1)) == "The road is open, the ministry said"
    assert words_of(text, around.moved(Span(0, 36), "end", 1)).endswith("said. “")
    assert words_of(text, around.moved(Span(0, 8), "start", 1)) == "road"
    assert around.moved(Span(0, 8), "start", -1) == Span(0, 8)
    assert around.moved(Span(4, 8), "start", 1) == Span(4, 8)


def test_a_word_pointed_at_becomes_the_nearer_edge() -> None:
    text = normalise(TEXT)
    around = Words(text, "en", Span(0, 16))
    assert around.reached(Span(0, 16), Span(4, 8)) == Span(4, 16)
    assert around.reached(Span(0, 16), Span(9, 11)) == Span(0, 11)
    assert around.reached(Span(4, 8), Span(12, 16)) == Span(4, 16)
    assert around.reached(Span(12, 16), Span(4, 8)) == Span(4, 16)


def test_another_piece_is_what_follows() -> None:
    text = normalise(TEXT)
    around = Words(text, "en", Span(0, 16))
    rest = around.behind(Span(0, 16))
    assert rest
    assert words_of(text, rest) == ", the ministry said."
    assert around.behind(Span(0, len(text))) is None


def test_an_edge_leaps_from_clause_to_clause() -> None:
    text = "He said, “the road is open,” and left. Nobody was hurt."
    around = Words(text, "en", Span(0, 2))
    piece, seen = Span(0, 37), []
    for _ in range(4):
        piece = around.leapt(piece, "end", -1)
        seen.append(text[piece.start : piece.end])
    assert seen == [
        "He said, “the road is open,”",
        "He said, “the road is open,",
        "He said, “the road is open",
        "He said, “",
    ]
    assert around.leapt(Span(10, 26), "start", 1) == Span(22, 26)
    assert around.leapt(Span(14, 26), "start", -1) == Span(10, 26)


def test_an_edge_leaps_to_other_passages_and_not_too_far() -> None:
    text = "The people whom the ministry describes as peaceful went home again on the next day"
    around, piece = Words(text, "en", Span(0, 3)), Span(0, len(text))
    assert around.leapt(piece, "start", 1, [Span(11, 15)]).start == text.index("whom")
    assert around.leapt(piece, "start", 1).start == text.index("describes")
    assert around.leapt(piece, "end", -1).end == text.index(" home") + 5


def test_a_piece_is_widened_to_its_sentence_or_to_what_stands_beside_it() -> None:
    text = "It rained. The board said, in May, that the pier was shut."
    words, said = Words(text, "en", Span(0, 2)), Span(text.index("said"), text.index("said") + 4)
    piece = Span(text.index("pier"), text.index("pier") + 4)
    whole, rest = words.widened(piece), words.widened(piece, [said])
    assert text[whole.start : whole.end] == "The board said, in May, that the pier was shut"
    assert text[rest.start : rest.end] == "in May, that the pier was shut"
