"""Fields that came beside a text, ready made -> the Article they belong to.

A table, a list or the head of a mail says what a page would have to be searched for. It is believed before what the
text says, and marked as given. What cannot be used (a date that is none, a value of a wrong kind, a key nobody knows)
is named and left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from claims.importing.readers.article import Article
from claims.importing.readers.dates import date_in
from claims.importing.readers.decode import clean
from claims.vocab.edtf import UNKNOWN, DateError, VagueDate, parse
from claims.vocab.kinds import Origin

FIELDS = ("url", "title", "outlet", "byline", "published", "language")
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d")
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.IGNORECASE)
_SHOWN = 12  # unknown keys that are named, of however many


def take(article: Article, given: Mapping[str, Any], *, others: tuple[str, ...] = ()) -> Article:
    """The article with what was given; `others` are keys that are not fields, and used or to be passed over."""
    changed: dict[str, Any] = {}
    notes: list[str] = []
    for name in FIELDS:
        text = _text(given.get(name), name, notes)
        if text:
            changed |= _field(name, text, article.lang, notes)
    if unknown := [clean(str(key))[0][:40] for key in given if key not in FIELDS and key not in others]:
        names = ", ".join(unknown[:_SHOWN]) + (" …" if len(unknown) > _SHOWN else "")
        notes.append(_("Nothing was taken from these, which have no place here: %(names)s.") % {"names": names})
    untitled = _("No title was found. Write it as the source has it.")
    old = [note for note in article.notes if not ("title" in changed and note == untitled)]
    origins = {name.removesuffix("_edtf"): str(Origin.GIVEN) for name in changed if name != "date_phrase"}
    return msgspec.structs.replace(
        article, **changed, origins={**article.origins, **origins}, notes=(*notes, *old)
    ).fitted()


def _text(value: Any, name: str, notes: list[str]) -> str:
    """One line; a list of names is one byline."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = ", ".join(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str):
        return " ".join(clean(value)[0].split())
    if value is not None:
        notes.append(_("The value of “%(name)s” is no text, and was left out.") % {"name": name})
    return ""


def _field(name: str, text: str, lang: str, notes: list[str]) -> dict[str, str]:
    if name == "published":
        day = published(text, lang)
        if not day:
            notes.append(_("The date “%(date)s” cannot be told, and was left out.") % {"date": text[:60]})
            return {}
        return {"date_edtf": day.edtf, "date_phrase": day.phrase}
    if name == "language":
        code = _LANGUAGE.match(text)
        return {"lang": code[0].lower()} if code else {}
    if name == "url" and not text.startswith(("https://", "http://")):
        notes.append(_("“%(url)s” is no address of the web, and was left out.") % {"url": text[:100]})
        return {}
    return {name: text}


def published(text: str, lang: str = "") -> VagueDate:
    """A date as tables have it: EDTF (2024, 2024-11, 2024-11-04), ISO with a time, or written out; else UNKNOWN."""
    timed = _TIMED.match(text)
    try:
        return parse(timed[1] if timed else text)
    except DateError:
        return date_in(text, lang)[0] or UNKNOWN
