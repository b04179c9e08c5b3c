"""An article as one JSON object -> Article. It is what a list of articles is taken apart into, and may come alone.

    {"url": "https://…", "title": "…", "outlet": "…", "byline": "…" or ["…", "…"],
     "published": "2024-11-04" (EDTF, or with a time), "language": "en", "body": "…" or "html": "<html>…"}

One of `body` and `html` must be there and not empty; where both are, `body` is the text and `html` is passed over.
A `body` is kept as it is, each line a paragraph: nothing is cut from it, for whoever made the list has read it before.
`html` is read as any saved page, and what is given beside it goes before what the page says. Every other field may be
missing, or null. Other keys are named and left out. docs/import.md has the shape for those who make such files.
"""

from __future__ import annotations

from typing import Any

import msgspec
from django.utils.translation import gettext as _

from claims.importing.errors import Broken, NoArticle
from claims.importing.readers.article import Article, body_of
from claims.importing.readers.decode import clean
from claims.importing.readers.given import take
from claims.importing.readers.language import detect
from claims.importing.readers.page import READER as PAGE_READER
from claims.importing.readers.page import read_page
from claims.vocab.kinds import Origin
from claims.vocab.selectors import normalise

READER = f"record/1 {PAGE_READER}"
MEDIA_TYPE = "application/json"
_CONTENT = ("body", "html")


def is_record(data: bytes, media_type: str, suffix: str) -> bool:
    """Whether it was declared, or named, JSON."""
    return media_type == MEDIA_TYPE or suffix == ".json"


def read_record(data: bytes, *, url: str = "") -> Article:
    """Errors: Broken where it is no JSON object; NoArticle where there is no text in it."""
    try:
        record = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Broken(_("This is not JSON: %(error)s.") % {"error": str(error)[:200]}) from error
    if not isinstance(record, dict):
        raise Broken(_("This JSON is no article: an object with “body” or “html” is needed."))
    body, html = (record.get(name) if isinstance(record.get(name), str) else "" for name in _CONTENT)
    if str(body).strip():
        article = _ready(str(body), url)
    elif str(html).strip():
        article = read_page(clean(str(html))[0], url=url)
    else:
        raise NoArticle(_("There is neither a “body” nor an “html” with a text in this article."))
    return take(article, record, others=_CONTENT)


def _ready(text: str, url: str) -> Article:
    """A body as it was given."""
    text, notes = clean(text)
    body = body_of(normalise(text).split("\n"))
    lang = detect(body)
    origins: dict[str, Any] = dict.fromkeys(("title", "outlet", "byline", "date"), Origin.NOWHERE) | {
        "body": Origin.GIVEN,
        "lang": Origin.LETTERS if lang else Origin.NOWHERE,
        "url": Origin.ADDRESS if url else Origin.NOWHERE,
        "kind": Origin.DEFAULT,
        "access": Origin.DEFAULT,
    }
    return Article(body=body, lang=lang, url=url, notes=notes, origins={k: str(v) for k, v in origins.items()})
