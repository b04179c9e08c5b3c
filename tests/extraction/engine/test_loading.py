"""No engine is better than a wrong one, and the reason is told."""

import json
import shutil
from pathlib import Path

import pytest

from claims.extraction.engine import loading


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(loading.WEIGHTS, tmp_path / "weights"))


def test_the_model_in_the_repository_is_whole_and_small() -> None:
    assert "sha256" in loading.checked(loading.WEIGHTS)
    assert sum(file.stat().st_size for file in loading.WEIGHTS.iterdir()) < 30e6


def test_a_changed_file_is_not_used(copy: Path) -> None:
    with (copy / "model.onnx").open("ab") as model:
        model.write(b"\0")
    with pytest.raises(loading.NoEngine, match=r"model\.onnx is not the file"):
        loading.load(copy)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "manifest.json"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(loading.NoEngine, match=f"{name} is missing"):
        loading.load(copy)


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"sha256": 3}', '{"sha256": {}, "calibration": 1}'])
def test_a_broken_manifest_is_no_engine(copy: Path, manifest: str) -> None:
    (copy / "manifest.json").write_text(manifest)
    for name in ("model.onnx", "tokenizer.json"):
        (copy / name).write_text("not a model")
    with pytest.raises(loading.NoEngine):
        loading.load(copy)


def test_without_the_extra_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name=name)

    monkeypatch.setattr(loading.importlib, "import_module", missing)
    with pytest.raises(loading.NoEngine, match="is not installed"):
        loading.load(loading.WEIGHTS)


def test_there_is_none_in_the_settings_of_the_tests() -> None:
    assert loading.engine() is None
    assert "manifest.json is missing" in loading.why_not()
    assert json.loads((loading.WEIGHTS / "manifest.json").read_text())["name"]
