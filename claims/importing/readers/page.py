"""A saved web page -> Article: its text alone, and what it says of itself.

Nothing of the page's markup goes further than this module: what comes out is text, and pages escape text. The page is
parsed once; `said` reads its fields, `body` its text, `furniture` drops what is left of advertising lines and comment
forms. Where no article is found at all, the page's whole visible text is read as plain text.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from itertools import islice

import msgspec
from django.utils.translation import gettext as _
from trafilatura import html2txt, load_html

from claims.importing.errors import NoArticle
from claims.importing.readers.article import Article, body_of
from claims.importing.readers.body import paragraphs_of
from claims.importing.readers.furniture import clear, is_furniture
from claims.importing.readers.invisible import hide, show
from claims.importing.readers.language import detect
from claims.importing.readers.plain import read_plain
from claims.importing.readers.pruned import prune
from claims.importing.readers.said import Said, http, said_by
from claims.vocab.kinds import Access, Origin

_WORD = re.compile(r"\w+")
_HELD = 100_000  # elements, for some 10 MB; the largest pages of the press have 20,000
_WORTH = 60  # words: two sentences; a teaser is shorter
_SEEN = 0.5  # of the words told: what is seen is not the article
_SHARED = 0.8  # of the words seen are told too: it is the same article
_LINE = 40  # characters: a sentence about cookies, and not a button
_NOTICE = 120  # words of all that is seen on a page that only asks for consent
READER = f"page/5 trafilatura/{version('trafilatura')}"


def read_page(text: str, *, url: str = "") -> Article:
    """Read a page's HTML. Errors: NoArticle where no text can be seen on it."""
    html = hide(text)
    tree = load_html(html)
    if tree is None:
        return _plainly(html, url)
    # lxml makes an element anew each time it is come across unless somebody holds it: that was a fifth of reading.
    held = list(islice(tree.iter(), _HELD))
    said = said_by(tree, url=url)  # before pruning: a byline's day often stands among what goes
    prune(tree)
    del held
    body = clear(paragraphs_of(tree, said))
    paragraphs, origin = _fuller(_without_title(body.paragraphs, said.title), said.body)
    if not paragraphs:
        return _plainly(html, url)
    return _article(said, paragraphs, _notes(said, body.notes), url, origin)


def _fuller(seen: list[str], told: str) -> tuple[list[str], Origin]:
    """The text that is seen on a page; or what it tells machines, where a script was to show that and did not.

    Told and much longer, with what is seen in it: a page that was to be put together, or was closed, in the browser.
    Told and the same words in one piece: trafilatura took it for lack of anything else, and its paragraphs are lost.
    """
    own, whole = _WORD.findall(" ".join(seen).casefold()), _WORD.findall(told.casefold())
    lines = [line.strip() for line in told.split("\n") if line.strip()]
    is_told = own == whole and len(seen) < len(lines)
    if len(whole) < _WORTH or (len(own) > _SEEN * len(whole) and not is_told):
        return seen, Origin.TEXT
    known = set(whole)
    if len(own) > _WORTH and sum(word in known for word in own) < _SHARED * len(own):
        return seen, Origin.TEXT
    return clear(lines).paragraphs, Origin.LINKED


def _article(said: Said, paragraphs: list[str], notes: tuple[str, ...], url: str, origin: Origin) -> Article:
    detected = detect("\n".join(paragraphs))
    lang = detected or said.lang
    by_letters = detected and detected != said.lang
    address = url or http(said.canonical)
    origins = said.origins | {
        "body": origin,
        "lang": Origin.LETTERS if by_letters else said.origins["lang"],
        "url": Origin.ADDRESS if url else said.origins["canonical"],
        "kind": Origin.DEFAULT,
    }
    return Article(
        body=body_of(paragraphs),
        title=said.title,
        outlet=said.outlet,
        byline=said.byline,
        url=address,
        date_edtf=said.date.edtf,
        date_phrase=said.date.phrase,
        modified_edtf=said.modified.edtf,
        lang=lang,
        section=said.section,
        canonical=http(said.canonical),
        amp=said.amp,
        licence=said.licence,
        access=said.access,
        notes=notes,
        origins={name: str(origin) for name, origin in origins.items()},
    )


def _notes(said: Said, notes: tuple[str, ...]) -> tuple[str, ...]:
    if not said.title:
        notes = (*notes, _("No title was found. Write it as the source has it."))
    if said.access == Access.PAYWALLED:
        notes = (*notes, _("The page says that it is not free to read: this may be only its beginning."))
    return notes


def _without_title(paragraphs: list[str], title: str) -> list[str]:
    """A body does not begin with its own title."""
    return paragraphs[1:] if len(paragraphs) > 1 and paragraphs[0] == title else paragraphs


def _plainly(html: str, url: str) -> Article:
    """The visible text of a page without an article in it."""
    text = show(html2txt(html))
    if not text.strip():
        raise NoArticle(_("No text can be read on this page: there is none, or its markup is nested too deeply."))
    if len(_WORD.findall(text)) < _NOTICE and any(
        is_furniture(line, at_the_edge=True) and len(line) > _LINE for line in map(str.strip, text.split("\n"))
    ):
        raise NoArticle(_("Only a notice about cookies is on this page; its article was not sent. Bring it by hand."))
    article = read_plain(text, url=url)
    note = _("No article was found on this page: this is all of its text. Cut away what does not belong.")
    return msgspec.structs.replace(article, notes=(note, *article.notes))
