"""What is said of a source, and where each of it was found: the page's own words, a feed's, or a person's."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.admin.utils import label_for_field

from claims.importing.readers.article import named
from claims.models import Source
from claims.vocab.kinds import Access, Origin
from claims.vocab.languages import language_name

_SHOWN = (
    "title", "outlet", "byline", "date_edtf", "modified_edtf", "lang", "section", "licence", "url", "canonical", "amp",
    "access",
)  # fmt: skip
_PLAIN = (Origin.DEFAULT, Origin.NOWHERE)  # there is nothing to say of where these came from


@dataclass(frozen=True, slots=True)
class Particular:
    """label: what it is; whence: where it was found, in a sentence, empty where nobody knows."""

    label: str
    value: str
    whence: str


def particulars(source: Source) -> list[Particular]:
    """Those that are known, in the order of a citation."""
    found = []
    for name in _SHOWN:
        origin = source.provenance.get(named(name), Origin.DEFAULT)
        if value := _shown(source, name):
            label = str(label_for_field(name, Source))
            whence = "" if origin in _PLAIN else str(Origin(origin).label)
            found.append(Particular(label[:1].upper() + label[1:], value, whence))
    return found


def _shown(source: Source, name: str) -> str:
    value = getattr(source, name)
    if name == "lang":
        return str(language_name(value))
    if name == "access":
        return str(Access(value).label)
    if name == "date_edtf":
        return " · ".join(filter(None, (source.date_edtf, source.date_phrase)))
    return str(value or "")
