"""Invisible characters that spelling needs, carried through a reader that drops them.

Persian is spelt with non-joiners, family emoji with joiners, mixed text with direction marks. trafilatura (2.3)
removes every character that Python calls unprintable, and quotations would no longer stand as the source has them.
So each is swapped for a letter of an undeciphered script before, and back after.
"""

from __future__ import annotations

import re
import unicodedata

# Format characters (Unicode category Cf) in use in text: joiners, direction marks, isolates, tags of flag emoji.
_HIDDEN = [
    chr(code)
    for code in (
        0x61C,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xE0020, 0xE0080),
    )
    if unicodedata.category(chr(code)) == "Cf"
]
_LINEAR_A = 0x10600  # printable letters, 342 of them, that no page of the press can mean anything by
_TO_LETTER = {ord(hidden): chr(_LINEAR_A + n) for n, hidden in enumerate(_HIDDEN)}
_BACK = {ord(letter): chr(code) for code, letter in _TO_LETTER.items()}
_ENTITY = re.compile(r"&(?:zwnj|zwj|lrm|rlm|#(?P<dec>\d{4,6})|#[xX](?P<hex>[0-9a-fA-F]{3,5}));")
_NAMED = {"&zwnj;": "\u200c", "&zwj;": "\u200d", "&lrm;": "\u200e", "&rlm;": "\u200f"}


def hide(html: str) -> str:
    """A page with its invisible characters as letters, also those written as entities. `show` undoes it."""
    return _ENTITY.sub(_decoded, html.translate(dict.fromkeys(_BACK, " "))).translate(_TO_LETTER)


def show(text: str) -> str:
    """A text out of a page that was hidden, with its invisible characters again."""
    return text.translate(_BACK)


def _decoded(entity: re.Match[str]) -> str:
    if entity[0] in _NAMED:
        return _NAMED[entity[0]]
    code = int(entity["dec"]) if entity["dec"] else int(entity["hex"], 16)
    return chr(code) if code in _TO_LETTER else entity[0]
