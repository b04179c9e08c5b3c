"""What happens in the killable process: bytes, by what they are, -> the reader for them -> a Reading.

The content decides, then what was declared, then the name: a PDF is a PDF under any name, and a page saved as .txt is
a page still, whose markup must not reach the body.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import msgspec

from claims.importing.readers import docx, mail, message, pdf, record, text
from claims.importing.readers.article import Article
from claims.importing.readers.read import Reading
from claims.importing.received import Received, check_length


def read_inside(data: bytes, **about: Any) -> Any:
    """A Reading, as JSON has it. Errors: Refused, of some kind."""
    reading = read_here(Received(data=data, **about))
    check_length(len(reading.article.body))
    return msgspec.to_builtins(reading)


def read_here(received: Received) -> Reading:
    """The same, in this process. Errors: as `read_inside`."""
    data, suffix = received.data, PurePosixPath(received.name.lower()).suffix
    if pdf.is_pdf(data):
        return _reading(pdf.read_pdf(data, url=received.url), "application/pdf", pdf.READER)
    if docx.is_zip(data):
        return _reading(docx.read_docx(data, url=received.url), docx.MEDIA_TYPE, docx.READER)
    if record.is_record(data, received.media_type, suffix):
        return _reading(record.read_record(data, url=received.url), record.MEDIA_TYPE, record.READER)
    if message.is_mail(data, received.media_type, suffix):
        return mail.read_mail(received)
    return text.read_text(received)


def _reading(article: Article, media_type: str, reader: str) -> Reading:
    return Reading(article=article.fitted(), media_type=media_type, encoding="", reader=reader)
