"""HOUSE_STYLE §7: sizes, counted. Over budget means split by concept, not by letter."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = sorted(
    p for folder in ("claims", "tracker") for p in (ROOT / folder).rglob("*.py") if "migrations" not in p.parts
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

Function = ast.FunctionDef | ast.AsyncFunctionDef


def lines(path: Path) -> int:
    """Lines that are not blank."""
    return sum(bool(line.strip()) for line in path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """(where, length in lines without decorators) of every function, nested ones too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def over(found: Iterator[tuple[str, int]], budget: int) -> list[tuple[str, int]]:
    return [(where, n) for where, n in found if n > budget]


def sizes(paths: list[Path]) -> Iterator[tuple[str, int]]:
    return ((str(path.relative_to(ROOT)), lines(path)) for path in paths)


@pytest.mark.parametrize(
    ("paths", "budget"),
    [
        pytest.param(SOURCE, 300, id="modules"),
        pytest.param([p for p in SOURCE if p.parent.name == "models"], 200, id="models"),
        pytest.param([p for p in TEMPLATES if not p.name.startswith("_")], 120, id="templates"),
        pytest.param([p for p in TEMPLATES if p.name.startswith("_")], 60, id="partials"),
        pytest.param([ROOT / "tests" / "conftest.py"], 80, id="conftest"),
        pytest.param([p for p in TESTS if "factories" in p.name], 200, id="factories"),
    ],
)
def test_files_keep_to_their_budget(paths: list[Path], budget: int) -> None:
    assert paths
    assert over(sizes(paths), budget) == []


@pytest.mark.parametrize(
    ("paths", "budget"),
    [
        pytest.param(SOURCE, 40, id="functions"),
        pytest.param([p for p in SOURCE if "views" in p.stem], 30, id="views"),
        pytest.param([p for p in TESTS if p.name.startswith("test_") and "journeys" not in p.parts], 25, id="tests"),
    ],
)
def test_functions_keep_to_their_budget(paths: list[Path], budget: int) -> None:
    assert over((f for path in paths for f in functions(path)), budget) == []


def test_no_import_hides_in_a_function() -> None:
    hidden = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCE
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, Function) and function.name != "ready"
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_no_drawer_for_anything() -> None:
    drawers = {"utils.py", "helpers.py", "services.py", "common.py", "signals.py", "misc.py"}
    assert [str(path) for path in SOURCE if path.name in drawers] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCE
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []
