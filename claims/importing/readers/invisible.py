"""Invisible characters that spelling needs, carried through a reader that drops them.

Persian is spelt with non-joiners, family emoji with joiners, mixed text with direction marks. trafilatura (2.3)
removes every character that Python calls unprintable, and quotations would no longer stand as the source has them.
So each is swapped for a letter of an undeciphered script before, and back after.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from claims.importing.readers.decode import clean

# Format characters (Unicode category Cf) in use in text: joiners, direction marks, isolates, tags of flag emoji.
_RANGES = ((0x61C, 0x61C), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xE0020, 0xE007F))
_HIDDEN = [
    chr(code) for first, last in _RANGES for code in range(first, last + 1) if unicodedata.category(chr(code)) == "Cf"
]
_LINEAR_A = 0x10600  # printable letters, 342 of them, that no page of the press can mean anything by
_LETTERS = {hidden: chr(_LINEAR_A + n) for n, hidden in enumerate(_HIDDEN)}
_HIDDEN_BY = {letter: hidden for hidden, letter in _LETTERS.items()}
# Both by ranges: a page is searched for a hundred single characters at a hundredth of the speed.
_INVISIBLE = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in _RANGES)}]")
_STANDING_IN = re.compile(f"[{min(_HIDDEN_BY)}-{max(_HIDDEN_BY)}]")
_ENTITY = re.compile(r"&(?:zwnj|zwj|lrm|rlm|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")


def hide(html: str) -> str:
    """A page with its invisible characters as letters, also those written as entities. `show` undoes it.

    Characters that no text may hold are dropped where an entity names them: lxml would fail on some.
    """
    html = _ENTITY.sub(_decoded, html if html.isascii() else _STANDING_IN.sub(" ", html))
    return html if html.isascii() else _INVISIBLE.sub(lambda found: _LETTERS.get(found[0], found[0]), html)


def show(text: str) -> str:
    """A text out of a page that was hidden, with its invisible characters again."""
    return text if text.isascii() else _STANDING_IN.sub(lambda found: _HIDDEN_BY[found[0]], text)


def _decoded(entity: re.Match[str]) -> str:
    """The character itself, as HTML5 reads it (&#147; is “, as on old pages), but never one that would be markup."""
    text = unescape(entity[0])
    return entity[0] if text in "<>&\"'" and text else clean(text)[0]
