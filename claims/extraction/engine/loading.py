"""Whether there is an engine, and the engine: loaded once, in the process that first asks for it.

Its files are checked against the sums in `manifest.json` before they are used. What is missing or not as it was made
is not used: the log says so, the rules do the work, and everything that reports says which of the two it was.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from claims.extraction.engine import shelf

if TYPE_CHECKING:
    from claims.extraction.engine.reading import Engine

WEIGHTS = Path(__file__).parent / "weights"
LANGUAGES = frozenset({"en"})
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Model:
    """Which model reads: its name, and the sum of its weights."""

    name: str
    sha256: str


class NoEngine(Exception):
    """Why the engine cannot be had, in words for whoever runs the site."""


def folder() -> Path:
    """Where the model lies: as ATTRIBUTION_MODEL says; else the current one of those made here; else the program's."""
    named = getattr(settings, "ATTRIBUTION_MODEL", "")
    return Path(named) if named else shelf.current() or WEIGHTS


def engine() -> Engine | None:
    """The engine of the model that is current now, or nothing."""
    return _now()[0]


def model() -> Model | None:
    """Which model the engine works with; nothing where there is no engine."""
    made, _why, manifest = _now()
    return Model(str(manifest.get("name", "")), str(manifest["sha256"].get("model.onnx", ""))) if made else None


def why_not() -> str:
    """Why there is no engine; empty where there is one."""
    return _now()[1]


def _now() -> tuple[Engine | None, str, dict[str, Any]]:
    """Looked for anew each time: another model may have become current since. Its files are read once."""
    where = folder()
    try:
        written = (where / "manifest.json").stat().st_mtime_ns
    except OSError:
        written = 0
    return _asked(where, written)


@lru_cache(maxsize=1)  # a model that was replaced goes: each holds 150 MB
def _asked(where: Path, _written: int) -> tuple[Engine | None, str, dict[str, Any]]:
    try:
        manifest = checked(where)
        return load(where, manifest), "", manifest
    except NoEngine as no:
        _log.warning("No trained engine, direct quotations are found by rules alone: %s", no)
        return None, str(no), {}


def load(where: Path, manifest: dict[str, Any] | None = None) -> Engine:
    """The engine whose files lie in a folder, checked first where that was not done. Errors: NoEngine."""
    manifest = manifest or checked(where)
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


def checked(where: Path) -> dict[str, Any]:
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
