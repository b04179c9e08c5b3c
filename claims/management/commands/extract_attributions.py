"""manage.py extract_attributions: propose what captures, or the texts of a file, report as said. Safe to run again."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from claims.extraction import bulk
from claims.extraction.engine import loading
from claims.extraction.files import extract_file
from claims.models import Capture

_PAUSE = 5  # seconds between two looks at the queue


class Command(BaseCommand):
    help = (
        "Have workers propose attributions for the named captures, else for those that nothing has read yet; or read "
        "the texts of a file (JSON lines with doc_id and text), without any database. See docs/learning.md."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("captures", metavar="CAPTURE", nargs="*", type=int, help="the number of a capture")
        parser.add_argument("--outdated", action="store_true", help="those that were last read by another model")
        parser.add_argument("--now", action="store_true", help="read them here, without workers")
        parser.add_argument("--wait", action="store_true", help="tell how far it is until the workers are done")
        parser.add_argument("--progress", action="store_true", help="hand nothing over, only tell how far it is")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--rules", action="store_true", help="ask the rules alone; with --now or --input")
        parser.add_argument("--input", type=Path, metavar="TEXTS.jsonl", help="texts to read; asks no database")
        parser.add_argument("--output", type=Path, metavar="PREDICTIONS.jsonl", help="where their attributions go")
        parser.add_argument("--resume", action="store_true", help="go on with an output that was not finished")

    def handle(self, *args: Any, captures: list[int], **options: Any) -> None:
        if (options["input"] is None) != (options["output"] is None):
            raise CommandError("--input and --output belong together.")
        if options["input"] and captures:
            raise CommandError("Either captures or --input, not both.")
        if options["rules"] and not (options["now"] or options["input"]):
            raise CommandError("--rules needs --now or --input: workers read with all they have.")
        if not options["rules"] and (why := loading.why_not()):
            self.stderr.write(f"Direct quotations alone, by rules: {why}")
        report = self._file(options) if options["input"] else self._captures(captures, options)
        in_words = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in report.items())
        self.stdout.write(json.dumps(report) if options["json"] else f"{in_words}.")
        if report.get("bad_lines") or (options["now"] and report["failed"]):
            sys.exit(1)

    def _file(self, options: dict[str, Any]) -> dict[str, int]:
        how = {"rules_alone": options["rules"], "resume": options["resume"], "tell": self.stderr.write}
        try:
            return asdict(extract_file(options["input"], options["output"], **how))
        except OSError as wrong:
            raise CommandError(f"{wrong.filename}: {wrong.strerror}.") from wrong
        except ValueError as wrong:
            raise CommandError(str(wrong)) from wrong

    def _captures(self, numbers: list[int], options: dict[str, Any]) -> dict[str, int]:
        if options["progress"]:
            return asdict(bulk.progress())
        captures = chosen(numbers) if numbers else bulk.outdated() if options["outdated"] else bulk.unread()
        if options["now"]:
            return asdict(bulk.read_now(captures, rules_alone=options["rules"], tell=self.stderr.write))
        handed_over = bulk.hand_over(captures)
        while options["wait"] and (now := bulk.progress()).goes_on:
            self.stderr.write(f"{now.waiting} wait, {now.running} are being read, {now.unread} are unread.")
            time.sleep(_PAUSE)
        return {"handed_over": handed_over} | asdict(bulk.progress())


def chosen(numbers: list[int]) -> QuerySet[Capture]:
    """Captures by their numbers. Errors: CommandError."""
    found = Capture.objects.filter(pk__in=numbers)
    if missing := set(numbers) - set(found.values_list("pk", flat=True)):
        raise CommandError(f"No capture {', '.join(map(str, sorted(missing)))}.")
    return found
