"""Languages: their names, which way they run, and their quotation marks.

Names come from the CLDR through Babel. Direction follows the script a language is written in; where text is
mixed, pages let the browser decide per element (`dir="auto"`).
"""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language, gettext

# Languages written right to left in the press of the day; `az-Arab` and the like are caught by their script.
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_RTL_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo"})

_UNKNOWN = frozenset({"", "und"})  # BCP 47 has a tag for a language that nobody knows

# Opening and closing marks of the outer quotation, as CLDR's delimiters give them.
_MARKS = {
    "de": "„“", "ru": "«»", "hy": "«»", "az": "“”", "uk": "«»", "fr": "«»", "es": "«»", "it": "«»", "ka": "„“",
    "fa": "«»", "pl": "„”", "tr": "“”", "ar": "”“", "ur": "”“", "el": "«»", "he": "””",
}  # fmt: skip
_DEFAULT_MARKS = "“”"

# What an admin can choose from first; any other BCP 47 tag may be typed.
COMMON = ("en", "ru", "hy", "az", "tr", "ka", "fa", "ar", "ur", "fr", "de", "es", "it", "uk", "he")


def direction(lang: str) -> str:
    """`rtl` or `ltr` for a BCP 47 tag; `auto` where there is none, or it says that nobody knows."""
    first, *rest = lang.lower().split("-")
    if first in _UNKNOWN:
        return "auto"
    return "rtl" if first in _RIGHT_TO_LEFT or _RTL_SCRIPTS & set(rest) else "ltr"


def marks(lang: str) -> tuple[str, str]:
    """The outer quotation marks of a language."""
    pair = _MARKS.get(lang.lower().split("-")[0], _DEFAULT_MARKS)
    return pair[0], pair[1]


@lru_cache(maxsize=1000)
def _name(lang: str, shown_in: str) -> str:
    try:
        return Locale.parse(lang, sep="-").get_display_name(shown_in) or lang
    except (UnknownLocaleError, ValueError):
        return lang


def language_name(lang: str) -> str:
    """A language's name in the language of the page; the tag itself if nobody knows it.

    `und` is said in words: CLDR would guess a likely language for it, and guess English.
    """
    if lang.lower().split("-")[0] in _UNKNOWN:
        return gettext("language not known")
    return _name(lang, (get_language() or "en").split("-")[0])
