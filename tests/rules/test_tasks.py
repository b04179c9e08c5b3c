"""A job that no worker knows is never done, and nobody hears of it."""

from importlib import import_module
from pathlib import Path

from django.conf import settings
from procrastinate.contrib.django import app

from tracker.up import QUEUES

ROOT = Path(__file__).resolve().parents[2]


def test_workers_know_every_module_of_tasks() -> None:
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in ROOT.glob("[ct]*/**/tasks.py")}
    assert set(settings.PROCRASTINATE_IMPORT_PATHS) == modules


def test_every_queue_has_a_worker() -> None:
    for module in settings.PROCRASTINATE_IMPORT_PATHS:
        import_module(module)
    assert {task.queue for task in app.tasks.values()} - {"builtin"} == set(QUEUES)
