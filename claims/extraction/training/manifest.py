"""The manifest of a model: what it is, how sure it is of what, and the sums of its files. Written last."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any


def describe(folder: Path, about: dict[str, Any]) -> None:
    """The manifest: what the model is, and the sums of its files."""
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("model.onnx", "tokenizer.json")}
    manifest = json.dumps(about | {"sha256": sums}, indent=1, sort_keys=True, ensure_ascii=False)
    (folder / "manifest.json").write_text(manifest + "\n", encoding="utf-8")
