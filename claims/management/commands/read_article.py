"""manage.py read_article PATH…: what the reader finds in files, as JSON lines, without storing anything."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from claims.importing.readers.told import told


class Command(BaseCommand):
    help = (
        "Print one JSON line for each file (.html, .txt, either with .gz; folders are searched): path, title, byline, "
        "outlet, published, language, body and their origins; or path and error, and then the exit code is 1. "
        "Nothing is stored, and no database is needed."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="a file, or a folder of files")

    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        bad = False
        for line in told(paths):
            bad = bad or "error" in line
            self.stdout.write(json.dumps(line, ensure_ascii=False))
            self.stdout.flush()
        if bad:
            sys.exit(1)
