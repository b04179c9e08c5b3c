"""Another model made current, and the one before it again: each is written down with who did it and why.

The list of models is a file (engine/shelf.py) and the record a table: the line is written first, and does not stand
where the file could not be written. Its target is no row but the program itself.
"""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from claims.extraction.engine import shelf
from claims.extraction.learning.comparing import Score
from claims.models import User, record

SHIPPED = "the model that comes with the program"


def named(folder: Path | None) -> str:
    return folder.name if folder else SHIPPED


@transaction.atomic
def make_current(name: str, *, before: Score, after: Score, taught: int, by: User | None) -> None:
    """Let a model of the shelf read from now on, for what it and the one before it found. Errors: NoModel; OSError."""
    data = {"from": named(shelf.current()), "to": name, "taught": taught}
    record(by=by, verb="switch-model", target=None, reason=f"{after}; before: {before}", data=data)
    shelf.switch(name)


@transaction.atomic
def go_back(*, by: User | None, reason: str = "") -> Path | None:
    """Let the model before the current one read again; which that is, None for the shipped one. Errors: NoModel."""
    data = {"from": named(shelf.current()), "to": named(shelf.before())}
    record(by=by, verb="model-back", target=None, reason=reason, data=data)
    return shelf.back()
