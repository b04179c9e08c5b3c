"""Plain text -> Article: what the lines before the text say about it.

An article that was copied or saved as text begins with a head: short lines, none of them a sentence. One of them is
the title, and it is told from a site's slogan or a section's name by what it shares with the text: a headline is
made of the words of its report. A line of the head with a date gives the date, a line with a site's name the outlet,
a line that is an address the address, a line "By …" the byline. Whatever else stands before the title is left out and
said; what stands after it (a lead, a place) belongs to the text.

Without a head nothing is guessed: the title stays empty, and a person writes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from claims.importing.readers.article import Article, body_of
from claims.importing.readers.dates import date_in
from claims.importing.readers.furniture import clear, slogan_note
from claims.importing.readers.language import detect
from claims.vocab.edtf import UNKNOWN, VagueDate
from claims.vocab.kinds import Origin
from claims.vocab.selectors import normalise

READER = "plain/1"
_HEAD_LINES = 8  # a head longer than this is a list of headlines, not the head of one article
_HEAD_WIDTH = 160  # characters; the longest headlines of the press are near 150, first paragraphs begin above 180
_SENTENCE_END = re.compile(r"[.!…։۔。][\"'”»’)]*$")  # a question may be a headline
_SITE = re.compile(r"(?<![\w@/.-])(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}(?![\w@/])")
_ADDRESS = re.compile(r"https?://\S+")
_BYLINE = re.compile(
    r"(?:by|par|von|por|di|автор|автор:|текст|yazar|müəllif|müellif|հեղինակ|بقلم|کاتب|تحریر|ავტორი)[:\s]\s*(?P<name>\S.{2,80})",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w{4,}")  # shorter words are mostly grammar, in every language of the press


@dataclass
class Head:
    """What the lines before the text gave so far; `lines` are those not understood yet."""

    lines: list[str] = field(default_factory=list)
    date: VagueDate = UNKNOWN
    outlet: str = ""
    byline: str = ""
    url: str = ""


def read_plain(text: str, *, url: str = "") -> Article:
    """Read a text; `url` is the address it was given with, if any. A million characters take about a second."""
    cleared = clear([line.strip() for line in normalise(text).split("\n") if line.strip()])
    split = _head_length(cleared.paragraphs)
    lang = detect("\n".join(cleared.paragraphs[split:]))
    head = _understood(cleared.paragraphs[:split], lang)
    title, before, after = _headline(head.lines, cleared.paragraphs[split:])
    notes = cleared.notes + ((slogan_note(before),) if before else ())
    if not title:
        notes = (*notes, _("No title was found. Write it as the source has it."))
    origins = {
        "body": Origin.TEXT,
        "title": Origin.HEADLINE if title else Origin.NOWHERE,
        "outlet": Origin.HEAD if head.outlet else Origin.NOWHERE,
        "byline": Origin.HEAD if head.byline else Origin.NOWHERE,
        "date": Origin.HEAD if head.date else Origin.NOWHERE,
        "lang": Origin.LETTERS if lang else Origin.NOWHERE,
        "url": Origin.ADDRESS if url else Origin.HEAD if head.url else Origin.NOWHERE,
        "kind": Origin.DEFAULT,
        "access": Origin.DEFAULT,
    }
    return Article(
        body=body_of(after + cleared.paragraphs[split:]),
        title=title,
        outlet=head.outlet,
        byline=head.byline,
        date_edtf=head.date.edtf,
        date_phrase=head.date.phrase,
        lang=lang,
        url=url or head.url,
        notes=notes,
        origins={name: str(origin) for name, origin in origins.items()},
    )


def _head_length(paragraphs: list[str]) -> int:
    """How many lines stand before the text: short, not ending a sentence, not quoting; never all of them."""
    n = 0
    for line in paragraphs[: min(_HEAD_LINES, len(paragraphs) - 1)]:
        if len(line) > _HEAD_WIDTH or (_SENTENCE_END.search(line) and not _is_about(line)):
            break
        n += 1
    return n


def _is_about(line: str) -> bool:
    """A line that tells of the article rather than being of it, whatever it ends in."""
    return bool(_ADDRESS.fullmatch(line) or _BYLINE.fullmatch(line)) and len(line) <= _HEAD_WIDTH


def _understood(lines: list[str], lang: str) -> Head:
    """Take dates, sites, addresses and bylines out of the head; each is believed where it is first found."""
    head = Head()
    for line in lines:
        if address := _ADDRESS.fullmatch(line):
            head.url = head.url or address[0]
        elif byline := _BYLINE.fullmatch(line):
            head.byline = head.byline or byline["name"]
        elif not _take_date_and_site(head, line, lang):
            head.lines.append(line)
    return head


def _take_date_and_site(head: Head, line: str, lang: str) -> bool:
    """Whether a line is a date, a site, or both, with at most four other words ("Published on …, example.com")."""
    found, rest = date_in(line, lang)
    site = _SITE.search(rest)
    rest = _SITE.sub(" ", rest)
    if not (found or site) or len(re.findall(r"\w+", rest)) > 4:
        return False
    head.date = head.date or found
    head.outlet = head.outlet or (site[0] if site else "")
    return True


def _headline(lines: list[str], body: list[str]) -> tuple[str, list[str], list[str]]:
    """The line that shares the largest part of its longer words with the text; lines before it; lines after it."""
    if not lines:
        return "", [], []
    words = _words(" ".join(body))
    shares = [len(own & words) / len(own) if (own := _words(line)) else 0.0 for line in lines]
    at = shares.index(max(shares))
    return lines[at], lines[:at], lines[at + 1 :]


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
