"""Bytes -> text, saying how the encoding is known.

In this order: a byte order mark, what the sender or the page declared, UTF-8 where every byte fits, and only then a
guess by charset-normalizer, which is named as one with how sure it is. A wrong guess shows as wrong letters, so it is
put before the person who checks the row. Binaries are refused by their content, whatever their name says.

Nothing is lost silently: what had to be taken out or replaced is counted in `notes`.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from charset_normalizer import CharsetMatch, from_bytes
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.importing.errors import Empty, NotText
from claims.importing.received import Received

# The first bytes of what people have at hand beside text. Each of these has a reader coming, or none.
_MAGIC = (
    (b"%PDF-", gettext_lazy("a PDF")),
    (b"PK\x03\x04", gettext_lazy("a zip archive or an office document")),
    (b"\xd0\xcf\x11\xe0", gettext_lazy("an old office document")),
    (b"\x89PNG", gettext_lazy("a PNG image")),
    (b"\xff\xd8\xff", gettext_lazy("a JPEG image")),
    (b"GIF8", gettext_lazy("a GIF image")),
    (b"\x1f\x8b", gettext_lazy("a gzip archive")),
    (b"{\\rtf", gettext_lazy("a rich text (RTF) document")),
    (b"\x7fELF", gettext_lazy("a program")),
    (b"MZ\x90", gettext_lazy("a program")),
)
# The longest mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_SAMPLE = 256 * 1024  # bytes charset-normalizer looks at; more did not change a guess, and costs a second each MB
_FEW_NULS = 0.01  # of the bytes of a text, at most; UTF-16 has one for each space at least, 3 % and more
_MANY_NULS = 0.2  # above it, and not UTF-16, it is a binary
_SCRIPT = 0.8  # of UTF-16's high bytes are two values: the script's, and that of spaces
# Controls (C0, DEL, C1 without NEL, which is a line's end), byte order marks inside, noncharacters. Joiners and
# direction marks stay: Persian, Arabic and emoji are spelt with them.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_ENDS = ("\r\n", "\r", "\x85", "\u2028", "\u2029")  # the longest first


@dataclass(frozen=True, slots=True)
class Decoded:
    """`sure` is False where the encoding is a guess; `notes` are sentences for the person who checks."""

    text: str
    encoding: str
    sure: bool
    notes: tuple[str, ...] = ()


def decode(received: Received) -> Decoded:
    """The text of the bytes, with lines ended by \\n and no control characters.

    Errors: Empty, NotText.
    """
    data = received.data
    if not data.strip():
        raise Empty(_("This file is empty."))
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            message = _("This is %(kind)s, whatever its name says. That kind cannot be read yet: bring its text.")
            raise NotText(message % {"kind": kind})
    found = _marked(data) or _declared(received) or _utf16(data) or _utf8(data) or _guessed(data)
    text, notes = clean(found.text)
    if not text.strip():
        raise Empty(_("There is no visible character in this file."))
    return Decoded(text, found.encoding, found.sure, (*found.notes, *notes))


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Text that PostgreSQL and a page can hold, and what was taken out of it."""
    for end in _LINE_ENDS:  # one by one: eight times as fast as a pattern
        text = text.replace(end, "\n")
    text, n = _CONTROLS.subn("", text)
    if not n:
        return text, ()
    note = ngettext("%(n)s control character was taken out.", "%(n)s control characters were taken out.", n)
    return text, (note % {"n": n},)


def _marked(data: bytes) -> Decoded | None:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    return (encoding and _lenient(data, encoding, sure=True)) or None


def _declared(received: Received) -> Decoded | None:
    """What the sender said, else the page itself. Only if every byte fits: declarations are often wrong."""
    inside = _DECLARED.search(received.data[:4096]) if received.media_type == "text/html" else None
    charset = received.charset or (inside[1].decode("ascii", "ignore") if inside else "")
    try:
        # The web reads latin-1 as Windows-1252 (WHATWG Encoding Standard).
        name = codecs.lookup(charset).name if charset else ""
        name = "cp1252" if name in {"iso8859-1", "ascii"} else name
        return Decoded(received.data.decode(name), name, sure=True) if name and not name.startswith("utf-16") else None
    except (LookupError, ValueError):
        return None


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: NULs in one row of every other byte, where two values are nearly all.

    Errors: NotText if there are many NULs and no such order in them.
    """
    nuls = data.count(0)
    if nuls <= len(data) * _FEW_NULS:
        return None
    odd = data[1::2].count(0)
    first = odd < nuls - odd
    high = Counter(data[first ^ 1 :: 2])
    if len(data) % 2 == 0 and sum(n for _byte, n in high.most_common(2)) > _SCRIPT * high.total():
        encoding = "utf-16-be" if first else "utf-16-le"
        return _lenient(data, encoding, sure=False, notes=(_guess_note(encoding, _("its NUL bytes show it")),))
    if nuls > len(data) * _MANY_NULS:
        raise NotText(_("This is a binary file, not a text: it is full of NUL bytes."))
    return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode(), "utf-8", sure=True)
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes) -> Decoded:
    matches = list(from_bytes(data[:_SAMPLE]))
    if not matches:
        raise NotText(_("This is a binary file, or a text in an encoding that nobody knows."))
    best, encoding = matches[0], ""
    for match in matches:
        if (match.chaos, match.coherence) == (best.chaos, best.coherence) and _is_1252(match):
            # Equal for the letters at hand, the most common one is the likeliest.
            best, encoding = match, "cp1252"
            break
    encoding = encoding or best.encoding
    surety = _("%(percent)s%% sure") % {"percent": round(100 * max(0.0, 1 - best.chaos) * (0.5 + best.coherence / 2))}
    return _lenient(data, encoding, sure=False, notes=(_guess_note(encoding, surety),))


def _is_1252(match: CharsetMatch) -> bool:
    return match.encoding == "cp1252" or "cp1252" in match.could_be_from_charset


def _guess_note(encoding: str, surety: str) -> str:
    message = _("The encoding was guessed: %(encoding)s (%(surety)s). Look whether the letters are right.")
    return message % {"encoding": encoding, "surety": surety}


def _lenient(data: bytes, encoding: str, *, sure: bool, notes: tuple[str, ...] = ()) -> Decoded:
    """Decode what fits, and count what did not."""
    text = data.decode(encoding, errors="replace")
    if lost := text.count("\ufffd"):
        note = ngettext("%(n)s byte did not fit and shows as �.", "%(n)s bytes did not fit and show as �.", lost)
        notes = (*notes, note % {"n": lost})
    return Decoded(text, encoding, sure, notes)
