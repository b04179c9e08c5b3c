"""Reading of the sample pages: how much of the articles is found, and how little else. A drop fails."""

import runpy

from benchmarks.reading import PAGES, gold, ours, score


def test_pages_are_read_as_well_as_before() -> None:
    found = score(ours, gold(step=3))  # every style is there with one page or two, and every script
    assert found.f1 >= 0.95
    assert found.titles == 1
    assert found.dates >= 0.95


def test_pages_are_what_their_composer_makes() -> None:
    made = runpy.run_path(str(PAGES / "compose.py"))["compose"]()
    assert len(made) >= 60
    assert all((PAGES / name).read_bytes() == data for name, data, _gold in made)
