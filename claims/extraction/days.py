"""Dates of saying in other languages than English: a weekday, a day of a month, today and yesterday; nothing vaguer.

The names of days and months are the CLDR's, through Babel. As in English a weekday is the last one before the
article's day or that day itself, a day without a year the last that had come; without the article's day the phrase
stands alone. What says since when or until when is no date of saying.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from babel.dates import get_day_names, get_month_names

# Today and yesterday; what stands before a date that is none of saying; how a weekday is written: {} is its name, and
# in Turkish and Azerbaijani a word must follow, since "pazar" is a market.
_WORDS = {
    "ru": ("сегодня", "вчера", "с со до по после", r"{}"),
    "fr": ("aujourd['’]hui", "hier", "depuis jusqu'à jusqu’au jusqu'au avant après dès pour", r"{}"),
    "de": ("heute", "gestern", "seit bis vor nach ab ab für", r"{}"),
    "es": ("hoy", "ayer", "desde hasta antes después para", r"{}"),
    "tr": ("bugün", "dün", "", r"{} günü"),
    "az": ("bu gün", "dünən", "", r"{} günü"),
    "hy": ("այսօր", "երեկ", "մինչև", r"{}(?:ին)?"),
}


@cache
def phrase(lang: str) -> re.Pattern[str] | None:
    """What a date looks like in a language; None for one that is not known."""
    lang = lang.lower().split("-")[0]
    if lang not in _WORDS:
        return None
    today, yesterday, before, weekday = _WORDS[lang]
    months = "|".join(f"(?P<m{n}>{name})" for n, name in get_month_names(locale=lang).items())
    again = "|".join(f"(?P<w{n}>{name})" for n, name in get_month_names(locale=lang).items())
    names = sorted(get_day_names(locale=lang).items(), key=lambda day: -len(day[1]))
    days = "|".join(f"(?P<d{n}>{_declined(name, lang)})" for n, name in names)
    no_date = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in before.split())
    return re.compile(
        rf"(?<![\w-]){no_date}(?:(?P<day>\d{{1,2}})\.?\s(?:de\s)?(?:{months})(?:\s(?:de\s)?(?P<year>\d{{4}}))?"
        rf"|(?:(?P<before>\d{{4}})\s\w+\s)?(?:{again})\w{{0,2}}\s(?P<after>\d{{1,2}})(?:-\w{{1,3}})?"
        rf"|{weekday.format(f'(?:{days})')}|(?P<today>{today})|(?P<yesterday>{yesterday}))(?![\w-])",
        re.IGNORECASE,
    )


def _declined(name: str, lang: str) -> str:
    """A weekday in Russian as it stands after "в": среда, среду."""
    return f"{name[:-1]}[ау]" if lang == "ru" and name.endswith("а") else name


def edtf(found: re.Match[str], day: date | None) -> str:
    """The day that a phrase means in an article of `day`; empty where that cannot be told."""
    parts = {name: value for name, value in found.groupdict().items() if value}
    number = next((int(name[1:]) for name in parts if name[0] in "mw" and name[1:].isdecimal()), 0)
    if number:
        year = parts.get("year") or parts.get("before")
        return _in_year(number, int(parts.get("day") or parts["after"]), int(year) if year else None, day)
    if day is None:
        return ""
    if "today" in parts or "yesterday" in parts:
        return (day - timedelta("yesterday" in parts)).isoformat()
    weekday = next(int(name[1:]) for name in parts if name[0] == "d" and name[1:].isdecimal())
    return (day - timedelta((day.weekday() - weekday) % 7)).isoformat()


def _in_year(month: int, number: int, year: int | None, day: date | None) -> str:
    years = [year] if year else [day.year, day.year - 1] if day else []
    for one in years:
        try:
            known = date(one, month, number)
        except ValueError:
            continue
        if year or (day and known <= day):
            return known.isoformat()
    return ""
