"""Every night some of the archive is hashed again, so that what is spoilt is known before somebody needs it.

The next captures after those of the night before, and from the beginning when there are no more; then also the bytes of
rows that no capture was made of. What was in trouble last time is looked at each night until it is whole.
"""

from __future__ import annotations

import logging
from dataclasses import asdict
from itertools import chain, islice
from typing import Any

from claims.importing.archive.verify import verify, verify_rows
from claims.models import Capture, FixityCheck, ImportRow

PER_NIGHT = 20_000  # captures, and rows without one; a millisecond or two each where the archive is a folder
_NAMED = 1_000  # of what is in trouble; whoever has more has lost the folder, and is told so by the first
log = logging.getLogger(__name__)


def check_fixity(most: int = PER_NIGHT) -> FixityCheck:
    """Hash again what is due, and write down what was found.

    Errors: StorageGone; then nothing is written down, and the next night begins where this one did.
    """
    before = FixityCheck.objects.first()
    known = before.troubles if before else []
    first = before.last + 1 if before and not before.is_last else 0
    due = list(Capture.objects.filter(pk__gte=first).order_by("pk").values_list("pk", flat=True)[: most + 1])
    last = due[:most][-1] if due else first
    captures = Capture.objects.filter(pk__range=(first, last)) | Capture.objects.filter(pk__in=_of(known, "capture"))
    rows = ImportRow.objects.all() if first == 0 else ImportRow.objects.filter(pk__in=_of(known, "row"))
    troubles: list[dict[str, Any]] = []
    n_whole = 0
    for verdict in chain(verify(captures, texts=False), islice(verify_rows(rows), most)):
        if verdict.is_trouble:
            troubles.append({name: asdict(verdict)[name] for name in ("capture", "row", "state", "detail")})
        else:
            n_whole += 1
    if troubles:
        log.error("%s files of the archive are not what they were: manage.py verify_archive names them.", len(troubles))
    return FixityCheck.objects.create(
        first=first, last=last, is_last=len(due) <= most, n_whole=n_whole, troubles=troubles[:_NAMED]
    )


def _of(troubles: list[dict[str, Any]], what: str) -> list[int]:
    return [one[what] for one in troubles if one[what]]
