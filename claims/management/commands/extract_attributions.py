"""manage.py extract_attributions [CAPTURE…]: propose what captures report as said. Safe to run again.

With --input and --output it reads texts from a file and asks no database.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.extraction.engine import loading
from claims.extraction.files import BadLine, extracted
from claims.extraction.store import suggest
from claims.models import Capture


class Command(BaseCommand):
    help = (
        "Propose attributions for the named captures, or for every capture that has none yet; or, with --input and "
        "--output, for the texts of a file (JSON lines with doc_id and text), without any database."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("captures", metavar="CAPTURE", nargs="*", type=int, help="the number of a capture")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--rules", action="store_true", help="ask the rules alone, not the trained engine")
        parser.add_argument("--input", type=Path, metavar="TEXTS.jsonl", help="texts to read; asks no database")
        parser.add_argument("--output", type=Path, metavar="PREDICTIONS.jsonl", help="where their attributions go")

    def handle(self, *args: Any, captures: list[int], **options: Any) -> None:
        if (options["input"] is None) != (options["output"] is None):
            raise CommandError("--input and --output belong together.")
        if options["input"] and captures:
            raise CommandError("Either captures or --input, not both.")
        if not options["rules"] and (why := loading.why_not()):
            self.stderr.write(f"Direct quotations alone, by rules: {why}")
        if options["input"]:
            self._file(options["input"], options["output"], options["rules"])
        else:
            self._captures(captures, options)

    def _file(self, source: Path, target: Path, rules: bool) -> None:
        texts, found, bad = 0, 0, 0
        try:
            with source.open("rb") as lines, target.open("w", encoding="utf-8") as out:
                for result in extracted(lines, rules_alone=rules):
                    if isinstance(result, BadLine):
                        self.stderr.write(str(result))
                        bad += 1
                        continue
                    out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in result)
                    texts, found = texts + 1, found + len(result)
        except OSError as wrong:
            raise CommandError(f"{wrong.filename}: {wrong.strerror}.") from wrong
        self.stdout.write(f"{texts} texts, {found} attributions, {bad} lines skipped.")
        if bad:
            sys.exit(1)

    def _captures(self, captures: list[int], options: dict[str, Any]) -> None:
        wanted = Capture.objects.select_related("source__outlet").order_by("pk")
        wanted = wanted.filter(pk__in=captures) if captures else wanted.filter(attributions__isnull=True)
        if missing := set(captures) - set(wanted.values_list("pk", flat=True)):
            raise CommandError(f"No capture {', '.join(map(str, sorted(missing)))}.")
        report = [
            (capture.pk, suggest(capture, rules_alone=options["rules"]), capture.source.title)
            for capture in wanted.iterator(chunk_size=100)
        ]
        if options["json"]:
            lines = [{"capture": pk, "suggested": n, "title": title} for pk, n, title in report]
            self.stdout.write(json.dumps(lines, ensure_ascii=False, indent=1))
            return
        for pk, n, title in report:
            self.stdout.write(f"{n:5} suggested in capture {pk}: {title}")
        self.stdout.write(f"{len(report)} captures, {sum(n for _pk, n, _title in report)} suggestions.")
