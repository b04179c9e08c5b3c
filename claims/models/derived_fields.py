"""Columns that hold what follows from another column of their row, so that rows can be found and grouped by it.

A field computes its value whenever its row is saved, one by one or in bulk: there is no way of writing the name that
leaves its key behind. Only an UPDATE of the name alone would, and nothing here does that.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from claims.vocab.names import name_key, names_one

KEY_LENGTH = 250


class _Derived(models.Field):  # type: ignore[type-arg]
    """`of` is the name of the column it follows from."""

    def __init__(self, *args: Any, of: str = "", **options: Any) -> None:
        self.of = of
        super().__init__(*args, **{"editable": False, **options})

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.derived(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, value)
        return value

    def derived(self, text: str) -> Any:
        raise NotImplementedError


class NameKeyField(_Derived, models.CharField):  # type: ignore[type-arg]
    """The key by which a name is found (vocab.names); empty where there is no name."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": KEY_LENGTH, "default": "", **options})

    def derived(self, text: str) -> str:
        return name_key(text)[:KEY_LENGTH]


class NamesOneField(_Derived, models.BooleanField):  # type: ignore[type-arg]
    """Whether the name names one and the same in every article (vocab.names)."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"default": False, **options})

    def derived(self, text: str) -> bool:
        return names_one(text)
