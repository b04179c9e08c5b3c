"""Names as keys: what counts as the same name when somebody types it.

"Zakharova", "ZAKHAROVA" and "Zakharóva" are one key; "Գուտերեշ" and "Guterres" are two, because a transliteration
is a name of its own and is stored as one (HOUSE_STYLE: exact beats transliterated). Keys are for finding only:
what is shown is always the name as it was written.
"""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)


def name_key(name: str) -> str:
    """A name -> lower-case words without marks or punctuation, one space between.

    Empty for a name without any visible character alone: a name made of signs is its own key.
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare).strip() or " ".join(filter(None, map(_visible, name.split())))


def _visible(word: str) -> str:
    return "".join(filter(str.isprintable, word))
