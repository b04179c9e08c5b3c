"""manage.py extract_attributions [CAPTURE…]: propose what captures report as said. Safe to run again."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.extraction.store import suggest
from claims.models import Capture


class Command(BaseCommand):
    help = "Propose attributions for the named captures, or for every capture that has none yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("captures", metavar="CAPTURE", nargs="*", type=int, help="the number of a capture")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, captures: list[int], **options: Any) -> None:
        wanted = Capture.objects.select_related("source__outlet").order_by("pk")
        wanted = wanted.filter(pk__in=captures) if captures else wanted.filter(attributions__isnull=True)
        if missing := set(captures) - set(wanted.values_list("pk", flat=True)):
            raise CommandError(f"No capture {', '.join(map(str, sorted(missing)))}.")
        report = [(capture.pk, suggest(capture), capture.source.title) for capture in wanted.iterator(chunk_size=100)]
        if options["json"]:
            lines = [{"capture": pk, "suggested": n, "title": title} for pk, n, title in report]
            self.stdout.write(json.dumps(lines, ensure_ascii=False, indent=1))
            return
        for pk, n, title in report:
            self.stdout.write(f"{n:5} suggested in capture {pk}: {title}")
        self.stdout.write(f"{len(report)} captures, {sum(n for _pk, n, _title in report)} suggestions.")
