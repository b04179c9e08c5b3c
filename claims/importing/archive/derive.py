"""Kept bytes -> text, by the reader of today; and how far that is from the text a capture was kept with.

The reader is told what it was told when the bytes came: their type and charset as they were declared, and the address.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.http import parse_header_parameters

from claims.importing.archive.store import open_bytes
from claims.importing.find import text_hash
from claims.importing.readers.read import Reading, read
from claims.importing.received import Received
from claims.models import Capture, DerivedText, ImportRow, User, record
from claims.vocab.kinds import Archiving, Origin

BATCH = 50  # captures in memory at a time
Kept = TypeVar("Kept", Capture, ImportRow)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the one text that are not in the other."""

    n_words: int
    n_gone: int
    n_come: int

    @property
    def kept(self) -> float:
        """The share of the older text's words that are in the newer, as often."""
        return 1 - self.n_gone / self.n_words if self.n_words else 1.0

    def __str__(self) -> str:
        return f"{self.kept:.1%} of its {self.n_words} words are there, {self.n_come} came"


def difference(old: str, new: str) -> Difference:
    """How far two texts are apart, in time that grows with their length alone."""
    before, after = Counter(_WORD.findall(old)), Counter(_WORD.findall(new))
    return Difference(before.total(), (before - after).total(), (after - before).total())


def batches(every: QuerySet[Kept]) -> Iterator[Kept]:
    """Any number of rows in the order they were made, a few at a time and in no transaction that lasts."""
    last = 0
    while some := list(every.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield from some
        last = some[-1].pk


def derive(capture: Capture) -> Reading:
    """Read a capture's bytes again.

    Where the same reader then reads another text than it did, it is asked once more with the type and encoding it had
    found: whoever sent a file may have said more about it than was written down.
    Errors: Refused where the reader of today does not take them; BytesMissing, BytesDamaged, StorageGone.
    """
    data = open_bytes(str(capture.raw))
    reading = read(as_received(capture, data))
    if reading.reader == capture.reader and text_hash(reading.article.body) != capture.text_sha256:
        again = read(as_received(capture, data, declared=f"{capture.media_type}; charset={capture.encoding}"))
        if text_hash(again.article.body) == capture.text_sha256:
            return again
    return reading


def as_received(capture: Capture, data: bytes, *, declared: str = "") -> Received:
    """A capture's bytes as they came; `declared` is a type with its charset, where that is not what was said."""
    row = _row(capture)
    said = declared or header(capture, "content-type") or (row.declared if row else "")
    media_type, parameters = parse_header_parameters(said or f"{capture.media_type}; charset={capture.encoding}")
    return Received(
        name=row.name if row else str(capture),
        data=data,
        how=capture.how,
        media_type=media_type,
        charset=parameters.get("charset", ""),
        url=capture.final_url or (row.given_url if row else ""),
        asked_url=capture.asked_url,
        http_status=capture.http_status,
        headers=tuple((name, value) for name, value in capture.headers),
        received_at=capture.received_at,
        archiving=Archiving(capture.archiving),
    )


def is_corrected(capture: Capture) -> bool:
    """Whether a person changed the text before it was kept, so that no reader ever reads it from the bytes."""
    return capture.import_rows.filter(fields__origins__body=str(Origin.PERSON)).exists()


def header(capture: Capture, name: str) -> str:
    """A header that came with a capture; empty if none of this name did."""
    return next((str(value) for key, value in capture.headers if str(key).lower() == name), "")


@transaction.atomic
def keep_text(*, capture: Capture, reading: Reading, by: User | None) -> DerivedText | None:
    """Keep what another reader reads beside the capture's own text. None where that reader's text is here already."""
    if reading.reader == capture.reader:
        return None
    sha256 = text_hash(reading.article.body)
    derived, is_new = DerivedText.objects.get_or_create(
        capture=capture, reader=reading.reader, defaults={"text": reading.article.body, "text_sha256": sha256}
    )
    if not is_new:
        return None
    record(by=by, verb="derive", target=capture, data={"reader": reading.reader, "text_sha256": sha256})
    return derived


def read_by_others(captures: QuerySet[Capture], readers: set[str]) -> QuerySet[Capture]:
    """Those whose text is by none of these readers, and for which none of them has made another."""
    known = DerivedText.objects.filter(capture=OuterRef("pk"), reader__in=readers)
    return captures.exclude(reader__in=readers).exclude(Exists(known))


def _row(capture: Capture) -> ImportRow | None:
    """The row a capture was kept from."""
    return capture.import_rows.defer("fields", "headers").order_by("pk").first()
