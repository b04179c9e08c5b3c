"""A saved web page -> Article, by trafilatura: its text alone, and what it says of itself.

Nothing of the page's markup goes further than this module: what comes out is text, and pages escape text. The reader
was measured elsewhere on a public benchmark of articles (F1 0.960); what it leaves of advertising lines and comment
forms, `furniture` drops. Where it finds no article at all, the page's whole visible text is read as plain text.
"""

from __future__ import annotations

from importlib.metadata import version

import msgspec
from django.utils.translation import gettext as _
from trafilatura import bare_extraction, html2txt
from trafilatura.settings import Document

from claims.importing.errors import NoArticle
from claims.importing.readers.article import Article, Origin, body_of
from claims.importing.readers.furniture import clear
from claims.importing.readers.invisible import hide, show
from claims.importing.readers.language import detect
from claims.importing.readers.plain import read_plain
from claims.vocab.edtf import UNKNOWN, DateError, VagueDate, parse

READER = f"trafilatura/{version('trafilatura')}"
# Only what the page declares: htmldate's wider search takes any date in the text for the day of publication.
_DATES = {"extensive_search": False, "original_date": True}


def read_page(text: str, *, url: str = "") -> Article:
    """Read a page's HTML. Errors: NoArticle where no text can be seen on it."""
    found = bare_extraction(hide(text), url=url or None, with_metadata=True, include_comments=False,
                            include_tables=True, date_extraction_params=_DATES)  # fmt: skip
    fields = found.as_dict() if isinstance(found, Document) else {}
    said = {name: show(value) for name, value in fields.items() if isinstance(value, str)}
    body = clear([line.strip() for line in said.get("text", "").split("\n") if line.strip()])
    if not body.paragraphs:
        return _plainly(text, url)
    title = _line(said.get("title", ""))
    paragraphs = body.paragraphs[1:] if len(body.paragraphs) > 1 and body.paragraphs[0] == title else body.paragraphs
    date = _date(said.get("date", ""))
    lang = detect("\n".join(paragraphs))
    address = url or _http(said.get("url", ""))
    own = {
        "title": title,
        "outlet": _line(said.get("sitename", "")) or _line(said.get("hostname", "")),
        "byline": _line(said.get("author", "")),
        "url": address,
    }
    notes = body.notes if title else (*body.notes, _("No title was found. Write it as the source has it."))
    origins = {name: str(Origin.META if value else Origin.NOWHERE) for name, value in own.items()} | {
        "body": Origin.TEXT,
        "date": Origin.META if date else Origin.NOWHERE,
        "lang": Origin.LETTERS if lang else Origin.NOWHERE,
        "url": Origin.ADDRESS if url else Origin.META if address else Origin.NOWHERE,
        "kind": Origin.DEFAULT,
        "access": Origin.DEFAULT,
    }
    return Article(
        body=body_of(paragraphs),
        title=own["title"],
        outlet=own["outlet"],
        byline=own["byline"],
        url=own["url"],
        date_edtf=date.edtf,
        lang=lang,
        notes=notes,
        origins={name: str(origin) for name, origin in origins.items()},
    )


def _plainly(html: str, url: str) -> Article:
    """The visible text of a page without an article in it."""
    text = show(html2txt(hide(html)))
    if not text.strip():
        raise NoArticle(_("No text can be read on this page: there is none, or its markup is nested too deeply."))
    article = read_plain(text, url=url)
    note = _("No article was found on this page: this is all of its text. Cut away what does not belong.")
    return msgspec.structs.replace(article, notes=(note, *article.notes))


def _line(value: str) -> str:
    """One line of what a page says of itself."""
    return " ".join(value.split())


def _http(address: str) -> str:
    """An address a person can follow; anything else a page calls its address is dropped."""
    return address if address.startswith(("https://", "http://")) else ""


def _date(value: str) -> VagueDate:
    try:
        return parse(value)
    except DateError:
        return UNKNOWN
