"""When it was said: the phrase that stands beside the words that say so, and the days it can mean.

"on Thursday" is the Thursday last before the article's day, or that day itself; "earlier this week" is from its Monday
to the article's day; "in December" is the last one. What the phrase leaves open stays open ("last Friday" is either of
two), what cannot be counted ("weeks ago") and what needs an article's date that nobody knows stays a phrase alone.
Dates within the words said, and what says since when or until when, are no date of saying. This is English; the plain
dates of other languages are in `days`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from claims.extraction import days
from claims.extraction.proposal import Proposal, touch
from claims.vocab.edtf import UNKNOWN, DateError, VagueDate, parse, read
from claims.vocab.selectors import Span

REACH = 60  # code points between a date and the words that it dates

_DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_MONTH = "|".join((*calendar.month_name[1:], *(f"{name}\\." for name in calendar.month_abbr[1:]), "Sept\\."))
_PART = r"(?:(?:early|mid|late)[ -])?"
_PHRASE = re.compile(
    rf"(?<![\w-])(?:"
    rf"(?:(?:on|in|late on|early on) )?(?:(?:{'|'.join(_DAYS)}),? )?(?P<plain>{_PART}(?:\d{{1,2}} (?:{_MONTH})"
    rf"(?: (?P<y1>\d{{4}}))?|(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?(?:, (?P<y2>\d{{4}}))?"
    rf"|(?:{_MONTH}) (?P<y3>\d{{4}})))"
    rf"|in (?P<month>{_PART}(?:{_MONTH}))"
    rf"|(?:(?:on|late|early|earlier on|late on|early on) )?(?P<last>last )?(?P<day>{'|'.join(_DAYS)})"
    rf"(?: (?:morning|afternoon|evening|night))?"
    rf"|(?P<rel>(?:earlier )?today|yesterday|(?:earlier )?this (?:week|month|year)|last (?:week|month|year)"
    rf"|two days ago|(?:the day|a day) earlier)"
    rf"|in (?P<year>(?:19|20)\d\d))(?![\w-])",
    re.IGNORECASE,
)
_NO_DATE_OF_SAYING = re.compile(r"(?:since|until|till|by|from|before|after|than|for|of|to|between|and|next)\s$", re.I)


def said_on(
    text: str, one: Proposal, taken: list[Span], sentence: Span, written: VagueDate, *, lang: str = "en"
) -> VagueDate:
    """The date of one proposal, looked for in its sentence outside of what is `taken` by what was said."""
    dates = days.phrase(lang) or _PHRASE
    if not one.cue:
        return UNKNOWN
    core = _core(one)
    start, end = max(sentence.start, core.start - REACH), min(sentence.end, core.end + REACH)
    found = [
        (_gap(Span(*phrase.span()), core), phrase)
        for phrase in dates.finditer(text, start, end)
        if _dates(text, Span(*phrase.span()), core, taken, start)
    ]
    if not found:
        return UNKNOWN
    phrase = min(found, key=lambda pair: pair[0])[1]
    return _dated(phrase, written, _edtf_of(dates))


def dates_in(text: str, where: Span, written: VagueDate, lang: str) -> list[VagueDate]:
    """The dates that stand in a piece of text, in its order, each once; of an article of the day `written`."""
    dates = days.phrase(lang) or _PHRASE
    found = (_dated(phrase, written, _edtf_of(dates)) for phrase in dates.finditer(text, where.start, where.end))
    return list(dict.fromkeys(found))


def _core(one: Proposal) -> Span:
    """Cue and source together, where nothing that was said stands between them."""
    if not one.cue or not one.source:
        return one.cue or one.content[0]
    both = Span(min(one.cue.start, one.source.start), max(one.cue.end, one.source.end))
    return one.cue if any(touch(both, part) for part in one.content) else both


def _dates(text: str, phrase: Span, core: Span, taken: list[Span], start: int) -> bool:
    """Whether a phrase is about the words of `core`: with nothing said, and no other cue, between."""
    between = Span(min(phrase.start, core.end), max(phrase.end, core.start))
    if any(touch(between, other) for other in taken):
        return False
    return not _NO_DATE_OF_SAYING.search(text, start, phrase.start) and not text[phrase.start :].startswith("may ")


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _dated(phrase: re.Match[str], written: VagueDate, edtf: Callable[[re.Match[str], date | None], str]) -> VagueDate:
    words = " ".join(phrase[0].split())
    day = written.earliest if written.earliest == written.latest else None
    try:
        return parse(edtf(phrase, day), words)
    except DateError:
        return VagueDate(phrase=words)


def _edtf_of(dates: re.Pattern[str]) -> Callable[[re.Match[str], date | None], str]:
    return _edtf if dates is _PHRASE else days.edtf


def _edtf(found: re.Match[str], day: date | None) -> str:
    if found["year"]:
        return found["year"]
    plain = found["plain"] or found["month"]
    if plain and any(found[year] for year in ("y1", "y2", "y3")):
        return _read(plain)
    if day is None:
        return ""
    if plain:
        return _last_of(plain, day)
    if found["day"]:
        return _weekday(_DAYS[found["day"].lower()], day, is_last=bool(found["last"]))
    return _RELATIVE[" ".join(found["rel"].lower().removeprefix("earlier ").split())](day)


def _read(plain: str) -> str:
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|(?<=[a-z])\.", "", plain, flags=re.IGNORECASE).replace("Sept ", "Sep ")
    return read(plain).edtf


def _last_of(plain: str, day: date) -> str:
    """The last of the days or months called so that had begun when the article was written."""
    comma = ", " if plain[-1].isdigit() and not plain[0].isdigit() else " "
    for year in (day.year, day.year - 1):
        known = parse(_read(f"{plain}{comma}{year}"))
        if known.earliest and known.earliest <= day:
            return known.edtf
    return ""


def _weekday(number: int, day: date, *, is_last: bool) -> str:
    latest = day - timedelta((day.weekday() - number) % 7)
    if not is_last:
        return latest.isoformat()
    latest -= timedelta(7 if latest == day else 0)
    return f"[{latest - timedelta(7)},{latest}]"


def _last_month(day: date) -> str:
    return f"{day.replace(day=1) - timedelta(1):%Y-%m}"


def _last_week(day: date) -> str:
    """From the Sunday on which it began for some to the Sunday on which it ended for others."""
    monday = day - timedelta(day.weekday())
    return f"{monday - timedelta(8)}/{monday - timedelta(1)}"


_RELATIVE: dict[str, Callable[[date], str]] = {
    "today": date.isoformat,
    "yesterday": lambda day: (day - timedelta(1)).isoformat(),
    "two days ago": lambda day: (day - timedelta(2)).isoformat(),
    "a day earlier": lambda day: "",  # than what, the text says elsewhere
    "the day earlier": lambda day: "",
    "this week": lambda day: f"{day - timedelta((day.weekday() + 1) % 7)}/{day}",
    "this month": lambda day: f"{day.replace(day=1)}/{day}",
    "this year": lambda day: f"{day.replace(month=1, day=1)}/{day}",
    "last week": _last_week,
    "last month": _last_month,
    "last year": lambda day: f"{day.year - 1}",
}
