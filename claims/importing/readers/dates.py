"""The date in a line about an article, and only a whole date: day, month and year, as the line has them.

Written dates of every language go through dateparser with the language of the text, so that it loads no more than
one (all of them would take 30 MB). A date in figures whose order cannot be told (03/02/2023) is left unknown: a date
is never made more exact than it was given (DESIGN §2 rule 9). 03.02.2023 is day first wherever dots are used.
"""

from __future__ import annotations

import re
import warnings
from datetime import datetime

import dateparser

from claims.vocab.edtf import UNKNOWN, DateError, VagueDate, parse

_ISO = re.compile(r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?")
_DOTS = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)")
_SLASHES = re.compile(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4})(?!\d)")
_WRITTEN = re.compile(
    r"(?<!\d)(?:\d{1,2}(?:st|nd|rd|th|-[^\W\d_]{1,3}|\.)?\s+(?:de\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}\.?\s+[^\W\d_]{3,12}\s+\d{1,2})(?!\d)"
)


def date_in(line: str, lang: str = "") -> tuple[VagueDate, str]:
    """The first whole date of a line, and the line without it; UNKNOWN and the line as it was if it has none."""
    for pattern in (_ISO, _DOTS, _SLASHES, _WRITTEN):
        for found in pattern.finditer(line):
            if date := _dated(found, lang):
                return date, line[: found.start()] + " " + line[found.end() :]
    return UNKNOWN, line


def _dated(found: re.Match[str], lang: str) -> VagueDate:
    parts = found.groupdict()
    if not parts:
        return _written(found[0], lang)
    if "a" in parts:
        a, b = int(parts["a"]), int(parts["b"])
        if a <= 12 and b <= 12 and a != b:
            return UNKNOWN
        parts |= {"d": max(a, b), "m": min(a, b)}
    phrase = "" if found.re is _ISO else found[0]
    try:
        return parse(f"{parts['y']}-{int(parts['m']):02}-{int(parts['d']):02}", phrase)
    except DateError:
        return UNKNOWN


def _written(phrase: str, lang: str) -> VagueDate:
    settings = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
    languages = list(dict.fromkeys([lang, "en"] if lang else ["en"]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser's own use of strptime
        try:
            day: datetime | None = dateparser.parse(phrase, languages=languages, settings=settings)
        except ValueError:  # a language it has no words for
            day = dateparser.parse(phrase, languages=["en"], settings=settings)
    return parse(day.date().isoformat(), phrase) if day else UNKNOWN
