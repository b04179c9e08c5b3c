"""The models that were made here, and which of them is current: a folder each, and a file that names them in order.

    MODELS_ROOT/current             names, one a line, as they became current; the last one is
    MODELS_ROOT/20261124-a1b2c3d4/  model.onnx, tokenizer.json, manifest.json

The file is replaced as a whole, so a reader sees the one or the other. Where it is missing, or empty, the model that
comes with the program is current. Nothing is deleted here.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

_CURRENT = "current"


class NoModel(Exception):
    """There is no such model, in words for whoever asked for it."""


def root() -> Path:
    """Where the models that were made here lie."""
    return Path(settings.MODELS_ROOT)


def current() -> Path | None:
    """The folder of the current model; None for the one that comes with the program."""
    names = _names()
    return root() / names[-1] if names else None


def switch(name: str) -> None:
    """Make a model current. Errors: NoModel."""
    if not (root() / name / "manifest.json").is_file():
        raise NoModel(f"There is no model “{name}” in {root()}.")
    _write([*_names(), name])


def before() -> Path | None:
    """The model that was current before this one; None for the one that comes with the program. Errors: NoModel."""
    names = _names()
    if not names:
        raise NoModel("The model that comes with the program is the current one, and the first.")
    return root() / names[-2] if names[1:] else None


def back() -> Path | None:
    """Make the one before the current model current again; which that is. Errors: NoModel."""
    again = before()
    _write(_names()[:-1])
    return again


def _names() -> list[str]:
    try:
        return (root() / _CURRENT).read_text(encoding="utf-8").split()
    except FileNotFoundError:
        return []


def _write(names: list[str]) -> None:
    fresh = root() / f"{_CURRENT}.{os.getpid()}"
    fresh.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    fresh.replace(root() / _CURRENT)
