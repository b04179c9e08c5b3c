"""Printing as a job: publishing an edition defers it (claims.publishing.actions), a worker does it."""

from procrastinate.contrib.django import app

from claims.models import Edition
from claims.publishing.actions import PRINT
from claims.reading.press import print_edition, print_missing
from claims.vocab.priorities import FIRST


@app.task(name=PRINT, priority=FIRST)
def print_one(edition: int) -> None:
    """Print the edition with this id. Twice is once."""
    print_edition(Edition.objects.get(pk=edition))


@app.task(name="print_all_editions", lock="print_all_editions")
def print_all() -> None:
    """Print what this release has not printed yet."""
    print_missing()
