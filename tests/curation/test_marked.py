from hypothesis import given
from hypothesis import strategies as st

from claims.curation.marked import PAGE, Mark, marked, page_at
from claims.vocab.selectors import Span, normalise

PARTS = [
    "The road is open. ",
    "“No,” he said. ",
    "🇦🇲🇦🇿 ",
    "e\u0301te\u0301. ",
    "\n\n",
    "Հա՛յ։ ",
    "שלום. ",
    "سڑک بند ہے۔ ",
]
texts = st.lists(st.sampled_from(PARTS), min_size=1, max_size=20).map("".join).map(normalise)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(texts)
    edges = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edges, edges).filter(lambda pair: pair[0] < pair[1]), max_size=8))
    roles = st.sampled_from(["content", "cue", "note"])
    return text, [Mark(Span(*span), draw(roles), n, n, is_first=True) for n, span in enumerate(spans)]


def bare(text: str) -> str:
    return "".join(text.split())


@given(marked_texts())
def test_marks_change_no_character_and_every_number_stands_once(drawn: tuple[str, list[Mark]]) -> None:
    text, marks = drawn
    pieces = [p for par in marked(text, Span(0, len(text)), "en", marks) for s in par for p in s.pieces]
    assert bare("".join(p.text for p in pieces)) == bare(text)
    shown = sorted(end.target for p in pieces for end in p.ends)
    last = max((p.end for p in [s.span for par in marked(text, Span(0, len(text)), "en", []) for s in par]), default=0)
    assert shown == sorted(m.target for m in marks if m.role != "cue" and (m.span.end <= last or m.target in shown))


@given(marked_texts())
def test_marks_cover_exactly_their_words(drawn: tuple[str, list[Mark]]) -> None:
    text, marks = drawn
    inside = {at for m in marks if m.role == "content" for at in range(m.span.start, m.span.end)}
    for paragraph in marked(text, Span(0, len(text)), "en", marks):
        for sentence in paragraph:
            at = sentence.span.start
            for piece in sentence.pieces:
                assert {at + n in inside for n in range(len(piece.text))} == {"content" in piece.kinds}
                at += len(piece.text)
            assert at == sentence.span.end


def test_paragraphs_are_those_of_the_text() -> None:
    text = "One. Two.\n\nThree.\nFour."
    found = marked(text, Span(0, len(text)), "en", [])
    assert [[text[s.span.start : s.span.end] for s in par] for par in found] == [["One.", "Two."], ["Three.", "Four."]]


def test_pages_hold_the_whole_text_between_them() -> None:
    text = ("word " * 2000 + "\n\n") * 20 + "x" * (PAGE * 3)
    spans, at = [], 0
    while at is not None:
        page = page_at(text, at)
        spans.append(page.span)
        at = page.next
    assert "".join(text[s.start : s.end] for s in spans) == text
    assert max(s.end - s.start for s in spans) <= PAGE
    assert page_at(text, spans[3].start + 5).span == spans[3]
    assert page_at(text, len(text) + 99).span == spans[-1]


def test_the_reviewed_suggestion_is_told_by_its_beginnings_and_ends() -> None:
    text = "The ministry said the road is open."
    spans = {"source": Span(0, 12), "cue": Span(13, 17), "content": Span(18, 34)}
    marks = [Mark(span, role, 7, 1, is_suggested=True, is_now=True) for role, span in spans.items()]
    pieces = [p for s in marked(text, Span(0, len(text)), "en", marks)[0] for p in s.pieces]
    assert {p.begins[0].role: p.text for p in pieces if p.begins} == {
        k: text[s.start : s.end] for k, s in spans.items()
    }
    assert [end.role for p in pieces for end in p.ends] == ["source", "cue", "content"]
    assert {kind for p in pieces if p.begins for kind in p.kinds} == {f"now now-{role}" for role in spans}
