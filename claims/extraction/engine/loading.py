"""Whether there is an engine, and the engine: loaded once, in the process that first asks for it.

Its files are checked against the sums in `manifest.json` before they are used. What is missing or not as it was made
is not used: the log says so, the rules do the work, and everything that reports says which of the two it was.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import logging
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from claims.extraction.engine.reading import Engine

WEIGHTS = Path(__file__).parent / "weights"
LANGUAGES = frozenset({"en"})
_log = logging.getLogger(__name__)


class NoEngine(Exception):
    """Why the engine cannot be had, in words for whoever runs the site."""


def folder() -> Path:
    """Where the model lies: with the program, or where the setting ATTRIBUTION_MODEL names another one."""
    return Path(getattr(settings, "ATTRIBUTION_MODEL", "") or WEIGHTS)


def engine() -> Engine | None:
    """The engine, or nothing; the same answer all the life of the process."""
    return _asked(folder())[0]


def why_not() -> str:
    """Why there is no engine; empty where there is one."""
    return _asked(folder())[1]


@cache
def _asked(where: Path) -> tuple[Engine | None, str]:
    try:
        return load(where), ""
    except NoEngine as no:
        _log.warning("No trained engine, direct quotations are found by rules alone: %s", no)
        return None, str(no)


def load(where: Path) -> Engine:
    """The engine whose files lie in a folder. Errors: NoEngine."""
    manifest = checked(where)
    try:
        # Numpy and the model runtime take 60 MB: only a process that extracts shall hold them.
        reading = importlib.import_module("claims.extraction.engine.reading")
    except ImportError as missing:
        raise NoEngine(f"{missing.name} is not installed (the extra “engine”).") from missing
    try:
        made: Engine = reading.Engine(where, manifest)
    except Exception as broken:
        raise NoEngine(f"The model in {where.name} cannot be read: {broken}") from broken
    return made


def checked(where: Path) -> dict[str, dict[str, float]]:
    """The manifest of a model, when all its files are there and as they were made. Errors: NoEngine."""
    try:
        manifest = json.loads((where / "manifest.json").read_text(encoding="utf-8"))
        for name, expected in manifest["sha256"].items():
            if hashlib.sha256((where / name).read_bytes()).hexdigest() != expected:
                raise NoEngine(f"{name} is not the file that was made; its sum differs.")
    except FileNotFoundError as missing:
        raise NoEngine(f"{Path(missing.filename).name} is missing.") from missing
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as unreadable:
        raise NoEngine(f"The model's manifest cannot be read: {unreadable!r}") from unreadable
    return manifest  # type: ignore[no-any-return]
