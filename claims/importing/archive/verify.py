"""The archive proven: every byte hashed again, every text held against its hash and against what is read of its bytes.

A text that the same reader, of the same version, does not read from the same bytes is trouble: the bytes, the text or
the program is not what it was. A text that a newer reader reads otherwise is what newer readers are for. A text that a
person corrected before it was kept was never all in the bytes, and its row says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from claims.importing.archive.derive import batches, derive, difference, is_corrected
from claims.importing.archive.store import is_whole
from claims.importing.errors import BytesMissing, Refused, StorageGone
from claims.importing.find import text_hash
from claims.importing.readers.read import Reading
from claims.models import Capture, DerivedText, ImportRow
from claims.vocab.statuses import RowStatus


class State(StrEnum):
    """What was found of a capture. The first that holds."""

    MISSING = "bytes missing"
    DIFFERENT = "bytes differ"
    REWRITTEN = "text is not what its hash says"
    MISREAD = "same reader, other text"
    UNREADABLE = "cannot be read again"
    CORRECTED = "corrected by a person"
    NEWER = "newer reader, other text"
    WHOLE = "whole"


TROUBLE = frozenset({State.MISSING, State.DIFFERENT, State.REWRITTEN, State.MISREAD, State.UNREADABLE})


@dataclass(frozen=True, slots=True)
class Verdict:
    """One capture, or a row of an import without one. `detail` is for people; `reader` is today's, if it read again."""

    capture: int | None
    state: State
    detail: str = ""
    reader: str = ""
    row: int | None = None

    @property
    def is_trouble(self) -> bool:
        return self.state in TROUBLE


def verify(captures: QuerySet[Capture], *, texts: bool = True) -> Iterator[Verdict]:
    """A verdict for each capture, in the order they were made; without `texts` only bytes and hashes are looked at.

    Errors: StorageGone, where no verdict is possible at all.
    """
    return (_verdict(capture, texts) for capture in batches(captures))


def verify_rows(rows: QuerySet[ImportRow]) -> Iterator[Verdict]:
    """A verdict for the bytes of each of these that no capture was made of: archives, what waits, what was refused.

    Errors: StorageGone.
    """
    for row in batches(rows.filter(capture=None).exclude(raw="").exclude(status=RowStatus.DISCARDED)):
        state, detail = _bytes(row)
        yield Verdict(None, state, detail, row=row.pk)


def _bytes(one: Capture | ImportRow) -> tuple[State, str]:
    try:
        if not is_whole(str(one.raw), one.sha256):
            return State.DIFFERENT, f"{one.raw} does not have the hash {one.sha256}"
    except BytesMissing:
        return State.MISSING, str(one.raw)
    return State.WHOLE, ""


def _verdict(capture: Capture, texts: bool) -> Verdict:
    state, detail = _bytes(capture)
    if state != State.WHOLE:
        return Verdict(capture.pk, state, detail)
    derived = list(DerivedText.objects.filter(capture=capture))
    kept: list[Capture | DerivedText] = [capture, *derived]
    if rewritten := [one.reader for one in kept if text_hash(one.text) != one.text_sha256]:
        return Verdict(capture.pk, State.REWRITTEN, f"the text by {rewritten[0]}")
    if not texts:
        return Verdict(capture.pk, State.WHOLE)
    return _reread(capture, {one.reader: one.text_sha256 for one in derived})


def _reread(capture: Capture, known: dict[str, str]) -> Verdict:
    try:
        reading = derive(capture)
    except StorageGone:
        raise
    except Refused as refusal:
        return Verdict(capture.pk, State.UNREADABLE, str(refusal))
    except Exception as error:  # a reader may fail in any way, and the others are to be verified all the same
        return Verdict(capture.pk, State.UNREADABLE, f"the reader failed: {type(error).__name__}")
    return _compared(capture, reading, known)


def _compared(capture: Capture, reading: Reading, known: dict[str, str]) -> Verdict:
    sha256 = text_hash(reading.article.body)
    if sha256 == capture.text_sha256:
        return Verdict(capture.pk, State.WHOLE, reader=reading.reader)
    how_far = str(difference(capture.text, reading.article.body))
    if known.get(reading.reader, sha256) != sha256:
        return Verdict(capture.pk, State.MISREAD, f"derived before by {reading.reader}", reading.reader)
    if is_corrected(capture):
        return Verdict(capture.pk, State.CORRECTED, how_far, reading.reader)
    if reading.reader == capture.reader:
        return Verdict(capture.pk, State.MISREAD, how_far, reading.reader)
    return Verdict(capture.pk, State.NEWER, f"{how_far}; kept as read by {capture.reader}", reading.reader)
