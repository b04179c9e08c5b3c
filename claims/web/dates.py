"""A vague date in words, never more exact than it is."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Protocol

from django.utils.dateformat import format as formatted
from django.utils.translation import get_language
from django.utils.translation import gettext as _

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Vague(Protocol):
    """vocab.edtf.VagueDate, or publishing.comparison.When."""

    @property
    def edtf(self) -> str: ...
    @property
    def phrase(self) -> str: ...
    @property
    def earliest(self) -> date | None: ...
    @property
    def latest(self) -> date | None: ...


def date_text(when: Vague) -> str:
    """The source's own phrase, else the date in words: "22 February 2023", "February 2023", "since 2020".

    A day that is known needs no phrase ("24 февраля", "Wednesday"): a reader gets it in their own language.
    """
    if when.phrase and not _DAY.fullmatch(when.edtf):
        return when.phrase
    if not when.edtf:
        return _("date unknown")
    return _words(when.edtf, when.earliest, when.latest, get_language() or "en")


def day_text(when: date) -> str:
    """A known day in words: "22 February 2023". A moment is shown as its day in UTC, as archives count."""
    if isinstance(when, datetime):
        when = when.astimezone(UTC).date()
    iso = when.isoformat()
    return _words(iso, when, when, get_language() or "en")


def minute_text(when: datetime) -> str:
    """A moment in words, to the minute, in UTC: "22 February 2023, 14:05"."""
    return f"{day_text(when)}, {when.astimezone(UTC):%H:%M}"


def date_attribute(when: Vague) -> str:
    """The value of <time datetime>: a day, month or year; empty where HTML has no way to say it."""
    if when.earliest and when.latest:
        day = (when.earliest.isoformat(), when.earliest.strftime("%Y-%m"), f"{when.earliest.year:04}")
        return day[_unit(when.earliest, when.latest)] if _unit(when.earliest, when.latest) < 3 else ""
    return ""


def _unit(earliest: date, latest: date) -> int:
    """0 a day, 1 a whole month, 2 a whole year, 3 none of these."""
    if earliest == latest:
        return 0
    if earliest.year == latest.year and earliest.day == 1:
        if earliest.month == latest.month and latest.day == monthrange(latest.year, latest.month)[1]:
            return 1
        if (earliest.month, latest.month, latest.day) == (1, 12, 31):
            return 2
    return 3


@lru_cache(maxsize=5000)
def _words(edtf: str, earliest: date | None, latest: date | None, _language: str) -> str:
    if earliest is None:
        return _("until %(date)s") % {"date": formatted(latest, "j F Y")} if latest else edtf
    if latest is None:
        return _("since %(date)s") % {"date": formatted(earliest, "j F Y")}
    unit = _unit(earliest, latest)
    text = formatted(earliest, ("j F Y", "F Y", "Y")[unit]) if unit < 3 else _span(earliest, latest)
    if "~" in edtf or "%" in edtf:
        text = _("around %(date)s") % {"date": text}
    if "?" in edtf or "%" in edtf:
        text = _("%(date)s (uncertain)") % {"date": text}
    return text


def _span(earliest: date, latest: date) -> str:
    if earliest.year == latest.year and earliest.month == latest.month:
        first = formatted(earliest, "j")
    else:
        first = formatted(earliest, "j F" if earliest.year == latest.year else "j F Y")
    return _("%(first)s to %(last)s") % {"first": first, "last": formatted(latest, "j F Y")}
