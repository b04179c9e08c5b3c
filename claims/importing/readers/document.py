"""The text of a document (PDF, Word) and what its file says of itself -> Article.

What stands in the text is believed first: a document's own title is often the name of a template, and its date the day
somebody printed it. So the text is read as any plain text is, and the file's word fills what that left open. A date
that only the file gives is put before a person with a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from claims.importing.readers.article import Article
from claims.importing.readers.plain import read_plain
from claims.vocab.kinds import Origin

# What programs write where a title should be: "Microsoft Word - final3.docx", "untitled", "slides.pptx".
_NO_TITLE = re.compile(r"microsoft \w+ - |untitled|document\d*$|.*\.(?:docx?|pdf|pptx?|indd|qxd|rtf|odt)$", re.I)
_HEAD = 8  # paragraphs among which a title is looked for


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself; empty where it does not."""

    title: str = ""
    author: str = ""
    made: date | None = None


def read_document(paragraphs: list[str], said: Properties, *, url: str = "", notes: tuple[str, ...] = ()) -> Article:
    """Paragraphs in reading order -> Article; `notes` are what the reader of the format has to say."""
    title, author = _line(said.title), _line(said.author)
    title = "" if _NO_TITLE.match(title) else title
    at = next((n for n, line in enumerate(paragraphs[:_HEAD]) if title and _same(line, title)), None)
    rest = paragraphs if at is None else paragraphs[:at] + paragraphs[at + 1 :]
    article = read_plain("\n".join(rest), url=url)
    changed: dict[str, Any] = {}
    if at is not None and article.title:  # a line under the title looked like one too: it is of the text
        changed["body"] = f"{article.title}\n\n{article.body}"
    if title and (at is not None or not article.title):
        changed["title"] = title
        article = _without_note(article, _("No title was found. Write it as the source has it."))
    if author and not article.byline:
        changed["byline"] = author
    if said.made and not article.date_edtf:
        changed["date_edtf"] = said.made.isoformat()
        notes = (*notes, _("The date is the day this file was made. Look whether the article is of that day."))
    origins = {name.removesuffix("_edtf"): str(Origin.META) for name in changed if name != "body"}
    return msgspec.structs.replace(
        article, **changed, origins={**article.origins, **origins}, notes=(*notes, *article.notes)
    )


def _line(value: str) -> str:
    return " ".join(value.split())


def _same(line: str, title: str) -> bool:
    return _line(line).casefold() == title.casefold()


def _without_note(article: Article, note: str) -> Article:
    return msgspec.structs.replace(article, notes=tuple(one for one in article.notes if one != note))
