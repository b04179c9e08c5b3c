"""Two editors on one record never overwrite each other silently.

A form carries the version it was made from. `save_over` writes only on top of that version, in one UPDATE, so
there is no moment between looking and writing; whoever comes second gets StaleRecord, which holds the row as it
now stands, and is shown both. `save_each` does the same for many rows, each with values of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Self

from django.db import connection, models

# By way of JSON, which holds rows of any shape: Django's bulk_update asks of each value of each row which it is.
_EACH = """
    UPDATE {table} AS t SET {values}, version = t.version + 1
    FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb) AS new WHERE t.id = new.id AND t.version = new.version
    RETURNING t.id
"""
_as_json = partial(json.dumps, default=str)


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

    @classmethod
    def save_each(cls, rows: Sequence[Self], fields: Iterable[str]) -> None:
        """Write `fields` of each row that is still at the version it has here, all in one statement.

        In a transaction. Errors: StaleRecord, for the first that is not; what was written is to be rolled back.
        """
        wanted = set(fields)
        found = [one for one in cls._meta.concrete_fields if one.name in wanted]
        values = [
            {"id": row.pk, "version": row.version, **{one.column: one.value_from_object(row) for one in found}}
            for row in rows
        ]
        assigned = ", ".join(f"{one.column} = new.{one.column}" for one in found)
        with connection.cursor() as cursor:
            cursor.execute(_EACH.format(table=cls._meta.db_table, values=assigned), [_as_json(values)])
            saved = {pk for (pk,) in cursor.fetchall()}
        if stale := [row.pk for row in rows if row.pk not in saved]:
            raise StaleRecord(cls._default_manager.get(pk=stale[0]))
        for row in rows:
            row.version += 1
