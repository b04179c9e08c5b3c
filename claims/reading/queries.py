"""Which editions a page is made of.

`front` is the one query of a dispute's page: its current edition, with the printed page unless the visitor may have
it already. `shelf` lists all editions, for who asks for an older one, and for the log that is printed with each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from django.db import connection

from claims.models import Edition
from claims.publishing.comparison import DisputeCard


class Line(NamedTuple):
    """One edition in the change log."""

    id: int
    number: int
    published_at: datetime
    note: str
    sha256: str


class Front(NamedTuple):
    """What stands at a dispute's address: its current edition, or the notice of a pause.

    `html` and `jsonld` are the edition's print, where it was asked for and there is one.
    """

    dispute: int
    edition: int
    number: int
    sha256: str
    paused_at: datetime | None
    notice: str
    card: str
    html: str | None
    jsonld: str | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """All editions of a dispute, the newest first."""

    slug: str
    dispute: int
    current: int
    lines: list[Line]

    @property
    def newest(self) -> Line:
        """The edition readers get by default."""
        return next(line for line in self.lines if line.id == self.current)

    @property
    def first(self) -> Line:
        return self.lines[-1]

    def numbered(self, number: int) -> Line | None:
        return next((line for line in self.lines if line.number == number), None)

    def as_of(self, day: date) -> Line | None:
        """The edition in force at the end of a day, UTC; None before the first."""
        end = datetime.combine(day, time.max, UTC)
        return next((line for line in self.lines if line.published_at <= end), None)


# The one query behind nearly every request, so it is written out: building it from a QuerySet took longer, measured,
# than running it. Nothing of a paused dispute but its notice leaves the database.
_FRONT = """
SELECT d.id, e.id, e.number, e.sha256, d.paused_at, d.pause_notice, e.card, p.html, p.jsonld
FROM claims_dispute d
JOIN claims_edition e ON e.id = d.current_edition_id
LEFT JOIN claims_print p ON %s AND p.edition_id = e.id AND p.lang = %s AND p.release = %s AND d.paused_at IS NULL
WHERE d.slug = %s
"""


def front(slug: str, *, lang: str, release: str, whole: bool) -> Front | None:
    """The current edition's particulars, with its print if `whole`; None where nothing was ever published."""
    with connection.cursor() as cursor:
        cursor.execute(_FRONT, [whole, lang, release, slug])
        found = cursor.fetchone()
    return Front(*found) if found else None


def shelf(slug: str) -> Shelf:
    """The editions of a dispute that has been published."""
    rows = Edition.objects.filter(dispute__slug=slug).order_by("-number")
    found = list(
        rows.values_list("dispute_id", "dispute__current_edition_id", "id", "number", "published_at", "note", "sha256")
    )
    dispute, current, *_line = found[0]
    return Shelf(slug, dispute, current, [Line(*row[2:]) for row in found])


class Listed(NamedTuple):
    """A dispute in a list, as its current edition shows it."""

    card: DisputeCard
    number: int
    published_at: datetime
    key: str


def newest_disputes(size: int, before: tuple[datetime, int] | None = None) -> list[Listed]:
    """The disputes published last, newest first; those after the last one of the page before. One query, no count."""
    rows = Edition.objects.public()
    if before:
        rows = rows.published_before(*before)
    found = rows.order_by("-published_at", "-id").values_list("card", "number", "published_at", "id")[:size]
    return [Listed(DisputeCard.decoded(card), number, at, page_key(at, pk)) for card, number, at, pk in found]


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def page_key(at: datetime, pk: int) -> str:
    """A place in the list as text for an address: microseconds and id."""
    return f"{(at - _EPOCH) // timedelta(microseconds=1)}-{pk}"


def read_page_key(text: str) -> tuple[datetime, int]:
    """The place that `page_key` wrote. Errors: ValueError for anything else."""
    at, _dash, pk = text.partition("-")
    if not (at.isascii() and at.isdigit() and pk.isascii() and pk.isdigit() and len(pk) < 19):
        raise ValueError(text)
    try:
        return _EPOCH + timedelta(microseconds=int(at)), int(pk)
    except OverflowError as error:
        raise ValueError(text) from error
