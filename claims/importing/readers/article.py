"""Article: what was read from a file about the work in it, field by field, and where each was found."""

from __future__ import annotations

import unicodedata
from typing import Any

import msgspec

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


FIELDS = tuple(n for n in Article.__struct_fields__ if n not in ("notes", "checked", "origins"))


def named(field: str) -> str:
    """The name under which `origins` has a field: a date and its phrase were found in one place."""
    return field.removesuffix("_edtf").removesuffix("_phrase")


def body_of(paragraphs: list[str]) -> str:
    """Paragraphs -> the one form of a body: NFC, one empty line between paragraphs, no space at line ends."""
    return unicodedata.normalize("NFC", "\n\n".join(p for raw in paragraphs if (p := raw.strip())))
