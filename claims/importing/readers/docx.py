"""A Word document (.docx) -> Article, by python-docx: the text as it would be printed, and the file's own properties.

python-docx or mammoth was looked at: mammoth makes good HTML, but knows no properties and no limits; python-docx opens
the parts without resolving entities and gives the properties, but its paragraphs leave out what was inserted under
tracked changes. So the parts are opened by python-docx, and the text is taken from their elements here: what stands
(insertions, links, tables, text boxes), not what was deleted or moved away.

A document is a zip of XML: what its parts unpack to is added up before any is read, and a part with a document type,
which no Word document has and every entity bomb needs, is refused.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from importlib.metadata import version
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from claims.importing.errors import Bomb, Broken, Locked, NoArticle, NotText
from claims.importing.readers.article import Article
from claims.importing.readers.document import Properties, read_document

READER = f"python-docx/{version('python-docx')}"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIN_PART = "word/document.xml"
_UNPACKED = 64 * 1024 * 1024  # bytes of all parts; a novel has 5 MB of XML, pictures hardly shrink
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_GONE = frozenset(qn(name) for name in ("w:del", "w:moveFrom", "w:instrText", "w:footnoteReference"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}


def is_zip(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


def read_docx(data: bytes, *, url: str = "") -> Article:
    """Errors: NotText for a zip that is no Word document; Bomb, Broken, NoArticle."""
    _check_parts(data)
    try:
        document = Document(BytesIO(data))
        texts = list(_paragraphs(document.element.body))
        said = document.core_properties
        made = (said.created or said.modified).date() if said.created or said.modified else None
        properties = Properties(said.title or "", said.author or "", made)
    except MemoryError:
        raise
    except Exception as error:  # a broken package breaks its reader in many ways
        raise Broken(_("This Word document is broken or not whole, and cannot be read.")) from error
    if not any(text.strip() for text in texts):
        raise NoArticle(_("There is no text in this Word document, only pictures or nothing."))
    return read_document([line for text in texts for line in text.split("\n")], properties, url=url)


def _check_parts(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            if MAIN_PART not in package.namelist():
                message = _("This is an archive or an office document of a kind that cannot be read: bring its text.")
                raise NotText(message)
            if any(part.flag_bits & 1 for part in parts):
                raise Locked(_("This document is protected with a password. Bring one that opens without."))
            if sum(part.file_size for part in parts) > _UNPACKED:
                raise Bomb(_("This document unpacks to far more than an article has, and was not opened."))
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and any(d in package.read(part) for d in _DOCTYPES):
                    raise Bomb(_("This document declares a type of its own, as only a trap does. It was not opened."))
    except (BadZipFile, NotImplementedError, OSError, EOFError, ValueError, zlib.error) as error:
        raise Broken(_("This Word document is broken or not whole, and cannot be read.")) from error


def _paragraphs(body: BaseOxmlElement) -> Iterator[str]:
    """Every paragraph, in tables too, in the order of the document."""
    for paragraph in body.iter(qn("w:p")):
        if not _is_gone(paragraph):
            yield "".join(_texts(paragraph))


def _is_gone(element: BaseOxmlElement) -> bool:
    """Whether it stands in something deleted, or in a copy for programs that do not know its newer form."""
    return any(above.tag in _GONE or above.tag == _FALLBACK for above in element.iterancestors())


def _texts(paragraph: BaseOxmlElement) -> Iterator[str]:
    """Text of a paragraph's own; the paragraphs of a text box in it come by themselves."""
    stack = [iter(paragraph)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _GONE and child.tag not in (_FALLBACK, qn("w:p")):
            stack.append(iter(child))
