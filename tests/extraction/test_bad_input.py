"""Whatever a text is like: places in it, and no failure. The rules alone; the engine has its own tests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.proposing import proposals
from claims.extraction.statements import statements
from claims.vocab.selectors import Span, quote_at

PIECES = [
    "“", "”", "«", "»", '"', "„", "'", "(", ")", ", ", ". ", "\n", "\n\n", ": ", "— ", "\u200b", "\u0301", "\u202e",
    "🇦🇲", "he said",
    "The office said", "Reuters", "told", "that the road is open", "a claim that was dismissed by Moscow",
    "has yet to confirm", "did not respond to a request for comment", "on Thursday", "in late December 2022", "which",
    "THE MAYOR SAID", "they deny", "according to", "| a | b |", "* item", "Նա ասաց", "сказал он", "it", "and",
]  # fmt: skip


def places(text: str, lang: str = "en") -> list[Span]:
    made = proposals(text, lang, rules_alone=True)
    return [
        span
        for one in (*made, *statements(text, lang, made))
        for span in (*one.content, one.cue, one.source, *one.through, one.answers, *(v.span for v in one.voices))
        if span
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join), st.sampled_from(["en", "ru", "hy", "tr", "xx"]))
def test_every_place_is_in_the_text(text: str, lang: str) -> None:
    assert all(quote_at(text, span).exact for span in places(text, lang))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in places(text))


@pytest.mark.parametrize(
    "text",
    [
        "word, " * 50_000,
        "the office said that " * 10_000,
        "“It is open. " * 1_000,
        "a claim that was dismissed by " * 600,
        "“The road is open to all,” he said on Thursday.\n" * 300,
        "",
        "\u200b\u0301",
    ],
    ids=["one sentence", "one speaker in another", "marks that never close", "denials", "many", "nothing", "unseen"],
)
def test_no_text_is_too_long(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in places(text))
