"""Two editors on one record never overwrite each other silently.

A form carries the version it was made from. `save_over` writes only on top of that version, in one UPDATE, so
there is no moment between looking and writing; whoever comes second gets StaleRecord, which holds the row as it
now stands, and is shown both.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.db import models


class StaleRecord(Exception):
    """Somebody else saved this record first; `current` is the row as it stands now."""

    def __init__(self, current: Versioned) -> None:
        super().__init__(f"{current._meta.label} {current.pk} is at version {current.version} by now.")
        self.current = current


class Versioned(models.Model):
    """Counts its own saves from 1."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def save_over(self, version: int, fields: Iterable[str]) -> Self:
        """Write `fields` if the row is still at `version`, and count one up.

        Errors: StaleRecord if it is not; nothing is written then.
        """
        rows = type(self)._default_manager.filter(pk=self.pk, version=version)
        values = {name: getattr(self, name) for name in fields}
        if not rows.update(**values, version=version + 1):
            raise StaleRecord(type(self)._default_manager.get(pk=self.pk))
        self.version = version + 1
        return self
