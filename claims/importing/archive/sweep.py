"""What nobody needs any more: bytes that were thrown away, bytes of no row at all, what a crash left half-written.

Nothing is ever removed by itself. A person asks, is shown what would go, and says so a second time; each file that goes
leaves an Activity with its hash. What a capture rests on never goes, nor what waits, nor what was refused: that is
evidence of what came. Only what lies there for longer than `older_than` is looked at, so nothing of an import that is
still running is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from claims.importing.archive.disk import PART
from claims.importing.archive.store import SUFFIX, age, held
from claims.models import Capture, ImportRow, User, record
from claims.models.receipt import captures
from claims.vocab.statuses import RowStatus

MONTH = timedelta(days=30)
_OURS = re.compile(rf"(?:.*/)?([0-9a-f]{{64}})(?:{re.escape(SUFFIX)})?")
_HALF = timedelta(days=1)  # nobody writes one file for so long


@dataclass(frozen=True, slots=True)
class Unneeded:
    """A file of the archive that could go. `sha256` is empty for what was only half-written."""

    name: str
    sha256: str
    n_bytes: int


def unneeded(*, older_than: timedelta = MONTH) -> Iterator[Unneeded]:
    """What could go, folder by folder. Files whose names are not ours are nobody's business here."""
    storage = captures()
    for names in _folders(""):
        ours = {name: found[1] for name in names if (found := _OURS.fullmatch(name))}
        needed = _needed(ours)
        parts = {name: "" for name in names if name.rpartition("/")[2].startswith(PART)}
        for name, sha256 in (ours | parts).items():
            if name not in needed and age(name) > (older_than if sha256 else _HALF):
                yield Unneeded(name, sha256, storage.size(name))


@transaction.atomic
def sweep(*, file: Unneeded, by: User, reason: str = "", older_than: timedelta = MONTH) -> bool:
    """Remove one file, if it is still needed by nobody; whether it went."""
    if file.sha256:
        with held(file.sha256, alone=True):
            if file.name in _needed({file.name: file.sha256}) or age(file.name) <= older_than:
                return False
    rows = ImportRow.objects.filter(sha256=file.sha256, raw=file.name) if file.sha256 else ImportRow.objects.none()
    numbers = list(rows.values_list("pk", flat=True)[:100])
    data = {"name": file.name, "sha256": file.sha256, "n_bytes": file.n_bytes, "rows": numbers}
    record(by=by, verb="sweep", target=by, reason=reason.strip(), data=data)
    rows.update(raw="")
    captures().delete(file.name)
    return True


def _needed(names: dict[str, str]) -> set[str]:
    """Which of these files (with their hashes) a capture rests on, or a row that was not thrown away."""
    hashes = set(names.values())
    kept = Capture.objects.filter(sha256__in=hashes).values_list("raw", flat=True)
    rows = ImportRow.objects.filter(sha256__in=hashes).exclude(status=RowStatus.DISCARDED)
    return {*kept, *rows.values_list("raw", flat=True)}


def _folders(folder: str) -> Iterator[list[str]]:
    """The files of each folder of the archive."""
    try:
        folders, files = captures().listdir(folder)
    except FileNotFoundError:  # an archive that is still empty, or a folder that went meanwhile
        return
    if files:
        yield [f"{folder}/{name}".lstrip("/") for name in files]
    for one in sorted(folders):
        yield from _folders(f"{folder}/{one}".lstrip("/"))
