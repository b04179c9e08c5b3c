"""A job that no worker knows is never done, and nobody hears of it."""

from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]


def test_workers_know_every_module_of_tasks() -> None:
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in ROOT.glob("[ct]*/**/tasks.py")}
    assert set(settings.PROCRASTINATE_IMPORT_PATHS) == modules
