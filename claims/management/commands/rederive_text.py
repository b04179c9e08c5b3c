"""manage.py rederive_text: keep, beside each capture's own text, what today's reader makes of its bytes."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.importing.archive.choose import since
from claims.importing.archive.derive import batches, derive, difference, keep_text
from claims.importing.errors import BytesDamaged, BytesMissing, Refused, StorageGone
from claims.models import Capture


class Command(BaseCommand):
    help = "Where today's reader is not the one a capture was kept with, keep its text too. No quotation moves."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", metavar="NUMBER|DAY", help="begin with this capture, or with those of this day")
        parser.add_argument("--limit", type=int, metavar="N", help="so many captures, and say where to go on")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            captures = since(options["since"]) if options["since"] else Capture.objects.all()
        except ValueError:
            raise CommandError("--since is the number of a capture, or a day like 2024-11-04.") from None
        made = failed = last = 0
        try:
            for capture in islice(batches(captures), options["limit"]):
                made, failed = self._one(capture, made, failed)
                last = capture.pk
        except StorageGone as error:
            raise CommandError(f"Stopped after capture {last}: {error} Go on with --since {last + 1}.") from error
        self.stdout.write(f"{made} texts made, {failed} captures that could not be read. The last: capture {last}.")

    def _one(self, capture: Capture, made: int, failed: int) -> tuple[int, int]:
        """One capture; the counts after it."""
        try:
            derived = keep_text(capture=capture, reading=derive(capture), by=None)
        except (Refused, BytesMissing, BytesDamaged) as error:
            self.stderr.write(f"capture {capture.pk}: {error}")
            return made, failed + 1
        if derived is None:
            return made, failed
        how_far = difference(capture.text, derived.text)
        self.stdout.write(f"capture {capture.pk}: {capture.reader} -> {derived.reader}: {how_far}.")
        return made + 1, failed
