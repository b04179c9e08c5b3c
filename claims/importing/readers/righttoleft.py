"""Arabic and Hebrew out of a PDF, put into the order they are read in.

A PDF draws; it need not say in which order its letters are read. Some programs write each line as it looks, from the
left: its letters come out backwards. Others write the words in order and their letters rightly, and a reader that goes
from left to right turns the words round. And letters may come as the forms they have on paper rather than as letters.

What can be told from the text itself is put right, and a person is asked to look at it in any case. The tells are few
and sure: a letter that only ever ends a word stands at its beginning (ة ى in Arabic, ך ם ן ף ץ in Hebrew), and the
stop of a sentence stands at the beginning of its line.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from django.utils.translation import gettext as _

from claims.importing.readers.typeset import Line

_LETTER = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FORMS = re.compile(r"[\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc]+")
_ENDS_WORD = "ةىךםןףץ"
_FIRST = re.compile(rf"(?<!\w)[{_ENDS_WORD}](?=\w)")
_LAST = re.compile(rf"(?<=\w)[{_ENDS_WORD}](?!\w)")
_STOPS = ".،؛؟!:"
_LTR_RUN = re.compile(r"[^\W_\u0590-\u08ff]+(?:[.,:/@_%-]*[^\W_\u0590-\u08ff]+)*")
_MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def put_right(pages: list[list[Line]]) -> tuple[list[list[Line]], tuple[str, ...]]:
    """The lines in reading order, and a note where the text runs from right to left."""
    pages = [[replace(line, text=_FORMS.sub(_letters, line.text)) for line in page] for page in pages]
    every = [line.text for page in pages for line in page]
    ours = [text for text in every if len(_LETTER.findall(text)) * 2 > len(text)]
    if not ours or len(ours) * 2 < len(every):
        return pages, ()
    text = "\n".join(ours)
    if len(_FIRST.findall(text)) > len(_LAST.findall(text)):
        turn = _backwards
    elif sum(t[0] in _STOPS for t in ours) > sum(t[-1] in _STOPS for t in ours):
        turn = _word_by_word
    else:
        return pages, (_note(),)
    turned = [[replace(line, text=turn(line.text)) if _LETTER.search(line.text) else line for line in p] for p in pages]
    return turned, (_note(),)


def _note() -> str:
    return _("This PDF runs from right to left, and does not say in which order. Look whether words stand right.")


def _letters(form: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", form[0])


def _backwards(line: str) -> str:
    """Letter by letter, but for numbers and words that run from left to right."""
    return _LTR_RUN.sub(lambda run: run[0][::-1], line[::-1].translate(_MIRROR))


def _word_by_word(line: str) -> str:
    words = line.split()[::-1]
    return " ".join(word[1:] + word[0] if word[0] in _STOPS and len(word) > 1 else word for word in words)
