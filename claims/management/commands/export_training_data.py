"""manage.py export_training_data: what editors decided, as files to train a reader of attributions on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.extraction.learning.export import as_json, export


class Command(BaseCommand):
    help = (
        "Write texts.jsonl, gold.jsonl, rejected.jsonl and manifest.json from what editors have reviewed. They hold "
        "whole articles, for training on this machine and not for handing on. See docs/learning.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", type=Path, metavar="FOLDER", default=Path("training"), help="(training)")

    def handle(self, *args: Any, output: Path, **options: Any) -> None:
        try:
            done = export(output)
        except OSError as wrong:
            raise CommandError(f"{wrong.filename}: {wrong.strerror}.") from wrong
        self.stdout.write(json.dumps(as_json(done), indent=1))
