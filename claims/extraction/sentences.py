"""The sentences of a text and the words of a sentence, as spans.

Sentences are found by sentencex, paragraph by paragraph, and each is checked against the text: a boundary that does
not hold makes the whole paragraph one sentence, never a wrong span. A word never ends inside a character as a person
sees it: a letter keeps its marks, a flag its two letters, a family its joiners.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex
from sentencex import get_sentence_boundaries

from claims.vocab.selectors import Span, trimmed

_PARAGRAPH = re.compile(r"\S[^\n]*")
# Code points given to sentencex at once: its time grows with the square of the quotation marks (200,000 took 15 s).
_CHUNK = 5_000
_END = regex.compile(r"(?r)[.!?…։؟۔。][\p{P}]*\s")  # from the right
_LETTER = r"(?=[\p{L}\p{N}_])\X"
# Letters and figures, also across an apostrophe, a hyphen, or a point between figures; else one character each.
_TOKEN = regex.compile(rf"(?:{_LETTER})+(?:(?:['’ʼ՚\-‐‑]|(?<=\p{{N}})[.,](?=\p{{N}}))(?:{_LETTER})+)*|\X")


def sentences(text: str, lang: str) -> list[Span]:
    """Every sentence of a text, in order, trimmed; together they hold every visible character, each once."""
    language = lang.lower().split("-")[0] or "en"
    return [span for start, piece in _pieces(text) for span in _sentences(text, start, piece, language)]


def sentences_within(text: str, span: Span, lang: str) -> list[Span]:
    """The sentences of a piece of a text: those of a quotation, which is one sentence of the text around it."""
    return [Span(span.start + s.start, span.start + s.end) for s in sentences(text[span.start : span.end], lang)]


def words(text: str, sentence: Span) -> list[Span]:
    """The words and the punctuation marks of one sentence, in order, without the spaces between them."""
    return [
        Span(sentence.start + token.start(), sentence.start + token.end())
        for token in _TOKEN.finditer(text[sentence.start : sentence.end])
        if not token[0].isspace()
    ]


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs with where they start; the overlong in parts that end with a sentence, or at a space, if they can."""
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        while start < end:
            stop = min(start + _CHUNK, end)
            if stop < end:
                ended = _END.search(text, start, stop)
                stop = ended.end() if ended else text.rfind(" ", start, stop) + 1 or stop
            yield start, text[start:stop]
            start = stop


def _sentences(text: str, offset: int, piece: str, lang: str) -> Iterator[Span]:
    at, spans = 0, []
    for found in get_sentence_boundaries(lang, piece):
        start, end = found["start_index"], found["end_index"]
        if start != at or piece[start:end] != found["text"]:
            break
        at = end
        spans.append(Span(offset + start, offset + end))
    if at != len(piece):
        spans = [Span(offset, offset + len(piece))]
    for span in spans:
        if text[span.start : span.end].strip():
            yield trimmed(text, span)
