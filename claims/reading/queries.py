"""Which editions a page is made of.

`shelf` is one light query without content: all that is needed to choose an edition, to say what changed when, and to
know whether a visitor has the page already. `comparison` is the one that fetches content, and only through
`readable()`: between the two a dispute may have been paused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from claims.models import Edition
from claims.publishing.comparison import Comparison, DisputeCard


class Line(NamedTuple):
    """One edition in the change log."""

    id: int
    number: int
    published_at: datetime
    note: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """What there is at a dispute's address: its editions, the newest first; or the notice of a pause."""

    slug: str
    dispute: int
    current: int
    paused_at: datetime | None
    notice: str
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


def shelf(slug: str) -> Shelf | None:
    """The editions of a dispute; None where nothing was ever published."""
    rows = (
        Edition.objects.filter(dispute__slug=slug, dispute__current_edition__isnull=False)
        .order_by("-number")
        .values_list(
            "dispute_id",
            "dispute__current_edition_id",
            "dispute__paused_at",
            "dispute__pause_notice",
            "id",
            "number",
            "published_at",
            "note",
            "sha256",
        )
    )
    found = list(rows)
    if not found:
        return None
    dispute, current, paused_at, notice, *_line = found[0]
    return Shelf(slug, dispute, current, paused_at, notice, [Line(*row[4:]) for row in found])


def comparison(edition: int) -> Comparison | None:
    """The content of an edition; None if readers may not see it (any more)."""
    text = Edition.objects.readable().filter(pk=edition).values_list("comparison", flat=True).first()
    return Comparison.decoded(text) if text else None


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
