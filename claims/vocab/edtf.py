"""Dates exactly as vague as their source.

A date is kept three ways at once: the phrase the source used ("in late December 2022"), the same in Extended
Date/Time Format (EDTF, ISO 8601-2:2019), and the earliest and latest day it can mean, for sorting and
filtering. Only the strict bounds of the `edtf` library are used: its fuzzy ones pad an approximate month by a
whole year. An open end has no bound (None). This module never makes a date more exact than it was given.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from math import isinf
from typing import Any

from django.utils.translation import gettext as _
from edtf import EDTFObject, parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

MAX_LENGTH = 100  # the longest EDTF we store; real ones are under 40


class DateError(ValueError):
    """The text is not a date we can keep; the message says what is wrong with it, for a person."""


@dataclass(frozen=True, slots=True)
class VagueDate:
    """A date and the days it can mean. `edtf` is empty where nothing is known."""

    edtf: str = ""
    phrase: str = ""
    earliest: date | None = None
    latest: date | None = None

    def __bool__(self) -> bool:
        return bool(self.edtf)


UNKNOWN = VagueDate()


def parse(text: str, phrase: str = "") -> VagueDate:
    """EDTF text -> VagueDate with its strict bounds.

    Errors: DateError, naming the text, when it is no EDTF, names a day that does not exist, ends before it
            starts, or lies outside the years 1 to 9999.
    Source: https://www.loc.gov/standards/datetime/ (levels 0 to 2).
    """
    text = text.strip()
    if not text:
        return VagueDate(phrase=phrase.strip())
    if len(text) > MAX_LENGTH:
        raise DateError(_("A date may have at most %(n)s characters.") % {"n": MAX_LENGTH})
    if whole := _whole_day(text):
        return VagueDate(text, phrase.strip(), whole, whole)
    if _LONG_YEAR.search(text):
        raise _not_in_the_calendar(text)
    tree = _tree(text)
    earliest, latest = _bound(tree, "lower_strict", text), _bound(tree, "upper_strict", text)
    if earliest and latest and earliest > latest:
        raise DateError(_("“%(date)s” ends before it starts.") % {"date": text})
    if not earliest and not latest:
        raise DateError(_("“%(date)s” says nothing: both of its ends are open.") % {"date": text})
    return VagueDate(text, phrase.strip(), earliest, latest)


def _whole_day(text: str) -> date | None:
    """The day, where the text is one and no more: nearly every date is, and the grammar is far slower."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:  # no such day: the grammar's answer says so
        return None


def read(text: str, phrase: str = "") -> VagueDate:
    """What an editor typed, EDTF or a plain English date -> VagueDate.

    "late December 2022" becomes 2022-12-21/2022-12-31 with itself as the phrase. Words that need another date
    to be understood ("on Thursday") are for the extraction stage, which knows when the article was written.

    Errors: DateError as `parse`.
    """
    text = text.strip()
    edtf = _plain(text)
    if edtf is None:
        return parse(text, phrase)
    return parse(edtf, phrase or (text if not _ISO.fullmatch(text) else ""))


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ISO = re.compile(r"\d{4}(-\d\d){0,2}")
_MONTHS = {name.lower(): n for names in (calendar.month_name, calendar.month_abbr) for n, name in enumerate(names) if n}
# A month in three parts, as newspapers use the words.
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_PLAIN = re.compile(
    r"(?:in |on )?(?:(?P<part>early|mid|late)[ -])?(?:(?P<day>\d{1,2}) )?(?P<month>[A-Za-z]{3,9})\.?"
    r"(?: (?P<day_us>\d{1,2}),)? (?P<year>\d{4})",
    re.IGNORECASE,
)


def _plain(text: str) -> str | None:
    """EDTF of "22 February 2023", "February 22, 2023", "late December 2022"; None for anything else."""
    found = _PLAIN.fullmatch(text)
    month = found and _MONTHS.get(found["month"].lower())
    if not found or not month:
        return None
    year, day = int(found["year"]), found["day"] or found["day_us"]
    if part := found["part"]:
        if day or not year:
            return None
        first, last = _PARTS[part.lower()]
        last = min(last, calendar.monthrange(year, month)[1])
        return f"{year:04}-{month:02}-{first:02}/{year:04}-{month:02}-{last:02}"
    return f"{year:04}-{month:02}" + (f"-{int(day):02}" if day else "")


# A year of more than four digits (Y17000, Y-17E7): outside our years, and its power of ten may take hours to write out.
_LONG_YEAR = re.compile(r"y-?\d", re.IGNORECASE)
# What the library (5.0.2) raises for texts of level 2 that it half understands, such as 2022-12-2X.
_CRASHES = (ValueError, AttributeError, TypeError, KeyError)


def _unreadable(text: str) -> DateError:
    return DateError(
        _(
            "“%(date)s” is not a date we can read. Write 2023-02-22, 2023-02, 2023, "
            "2022-12-21/2022-12-31 for a span, 2022-12-12/.. for an open end, or late December 2022."
        )
        % {"date": text[:MAX_LENGTH]}
    )


def _not_in_the_calendar(text: str) -> DateError:
    return DateError(_("“%(date)s” does not exist in the calendar.") % {"date": text})


def _tree(text: str) -> EDTFObject:
    try:
        tree: EDTFObject = parse_edtf(text)
    except (EDTFParseException, *_CRASHES) as error:
        raise _unreadable(text) from error
    return tree


def _bound(tree: EDTFObject, which: str, text: str) -> date | None:
    try:
        bound: Any = getattr(tree, which)()
    except _CRASHES as error:
        raise _unreadable(text) from error
    if isinstance(bound, float) and isinf(bound):
        return None
    try:
        return date(*tuple(bound)[:3])
    except ValueError as error:
        raise _not_in_the_calendar(text) from error
