"""Article: what was read from a file about the work in it, field by field, and where each was found."""

from __future__ import annotations

import unicodedata
from typing import Any

import msgspec
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from claims.vocab.edtf import VagueDate, parse
from claims.vocab.kinds import Access, SourceKind

LENGTHS = {
    "title": 500,
    "outlet": 200,
    "byline": 300,
    "date_phrase": 200,
    "section": 200,
    "licence": 500,
}  # as the columns of Source
URL_LENGTH = 2000


class Origin(TextChoices):
    """Where a field was found."""

    NOWHERE = "nowhere", _("Not found in it.")
    HEADLINE = "headline", _("The line before the text that shares most of its words.")
    HEAD = "head", _("From a line before the text.")
    LINKED = "linked", _("What the page says of itself to machines (JSON-LD).")
    META = "meta", _("What the page says of itself.")
    GIVEN = "given", _("Given beside the text, by the list, table or mail it came in.")
    HEADING = "heading", _("The page's headline.")
    WINDOW = "window", _("The page's name in the title of its window.")
    TIME = "time", _("A time marked on the page.")
    BESIDE = "beside", _("Beside the headline.")
    HOST = "host", _("The host of its address.")
    ADDRESS = "address", _("The address it was given with.")
    LETTERS = "letters", _("Guessed from the text.")
    TEXT = "text", _("What was read, without what is not the article.")
    PERSON = "person", _("Written by a person.")
    DEFAULT = "default", _("The usual case.")


class Article(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A proposal for a Source and the text of its Capture. `origins` has one Origin for each field's name.

    body:  NFC; paragraphs with one empty line between them.
    notes: sentences for the person who checks, in the language of whoever imported.
    checked: a person has seen it and saved it.
    """

    body: str
    title: str = ""
    outlet: str = ""
    byline: str = ""
    date_edtf: str = ""
    date_phrase: str = ""
    lang: str = ""
    url: str = ""
    kind: str = SourceKind.ARTICLE
    access: str = Access.OPEN
    modified_edtf: str = ""
    section: str = ""
    canonical: str = ""
    amp: str = ""
    licence: str = ""
    notes: tuple[str, ...] = ()
    checked: bool = False
    origins: dict[str, str] = {}

    @property
    def date(self) -> VagueDate:
        return parse(self.date_edtf, self.date_phrase)

    @property
    def doubts(self) -> bool:
        """Whether a person must look before this is kept: no title, no language, or something said in the notes."""
        return not (self.title and self.lang) or (bool(self.notes) and not self.checked)

    @property
    def aside(self) -> list[tuple[str, str]]:
        """What the page says beside what can be corrected: label and value, of those that it says."""
        said = [(str(label), str(getattr(self, name))) for name, label in ASIDE.items()]
        return [(label, value) for label, value in said if value]

    def fitted(self) -> Article:
        """The same with every field as long as a Source can hold; an address is whole or not there."""
        cut = {name: getattr(self, name)[:most] for name, most in LENGTHS.items()}
        whole = {name: getattr(self, name) for name in ("url", "canonical", "amp")}
        cut |= {name: value if len(value) <= URL_LENGTH else "" for name, value in whole.items()}
        return msgspec.structs.replace(self, **cut)

    def as_json(self) -> dict[str, Any]:
        fields: dict[str, Any] = msgspec.to_builtins(self)
        return fields

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Article:
        return msgspec.convert(fields, cls)


# What a page says beside what a Source keeps: seen in the row, never more than the page's own word.
ASIDE = {
    "modified_edtf": _("Changed"),
    "section": _("Section"),
    "canonical": _("Its own address, it says"),
    "amp": _("Its address for telephones"),
    "licence": _("Licence"),
}
FIELDS = tuple(n for n in Article.__struct_fields__ if n not in (*ASIDE, "notes", "checked", "origins"))


def body_of(paragraphs: list[str]) -> str:
    """Paragraphs -> the one form of a body: NFC, one empty line between paragraphs, no space at line ends."""
    return unicodedata.normalize("NFC", "\n\n".join(p for raw in paragraphs if (p := raw.strip())))
