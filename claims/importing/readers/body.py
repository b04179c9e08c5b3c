"""A page's tree -> the paragraphs of its article.

The tree is pruned of what can be known for furniture, trafilatura takes the article out of the rest, and the lines
before and after it that are its title, byline, date or credit are cut.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from claims.importing.readers.dates import date_in
from claims.importing.readers.invisible import show
from claims.importing.readers.said import Said
from claims.importing.readers.shaped import shape

_LINE = 120  # characters; what is longer is not a line about the article
_HEAD = 6  # lines before the text that may be about it
_WORDS = 9  # in such a line, beside its date
_SENTENCE = re.compile(r"[.!?…։۔。][\"'”»’)]*$")


def paragraphs_of(tree: HtmlElement, said: Said) -> list[str]:
    """The article's paragraphs, in their order. The tree is spent afterwards."""
    return _headless(_read(shape(tree)), said)


def _read(tree: HtmlElement) -> list[str]:
    found = bare_extraction(tree, include_comments=False, include_tables=True)
    text = show(found.text or "") if isinstance(found, Document) else ""
    return [line.strip() for line in text.split("\n") if line.strip()]


def _headless(paragraphs: list[str], said: Said) -> list[str]:
    """Without the lines at the beginning that are the title, the byline, the outlet or a date."""
    titled = [_folded(line) == _folded(said.title) for line in paragraphs[:_HEAD]]
    if any(titled) and all(len(line) <= _LINE for line in paragraphs[: titled.index(True)]) and len(paragraphs) > _HEAD:
        paragraphs = paragraphs[titled.index(True) + 1 :]
    for _line in range(_HEAD):
        if len(paragraphs) > 1 and _is_about(paragraphs[0], said):
            paragraphs = paragraphs[1:]
    return paragraphs


def _is_about(line: str, said: Said) -> bool:
    folded = _folded(line)
    if folded in {_folded(said.title), _folded(said.byline), _folded(said.outlet)}:
        return True
    if len(line) > _LINE or not any(map(str.isdigit, line)):
        return False
    date, rest = date_in(line, said.lang)
    return bool(date) and not _SENTENCE.search(line) and len(re.findall(r"[^\W\d_]+", rest)) <= _WORDS


def _folded(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))
