"""manage.py import_articles PATH…: read files and folders of articles, and report on each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.importing.actions import keep_clear, receive
from claims.importing.doors import from_paths
from claims.models import ImportRow, User


class Command(BaseCommand):
    help = "Read articles (.txt, .html) from files and folders. They wait on the import page unless --keep is given."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="a file, or a folder of files")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--keep", action="store_true", help="keep at once what leaves no doubt")
        parser.add_argument("--by", metavar="USERNAME", help="the account it is recorded under")

    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        by = None
        if options["by"] and not (by := User.objects.filter(username=options["by"]).first()):
            raise CommandError(f"There is no account “{options['by']}”.")
        batch = receive(received=from_paths(paths), how="command", by=by)
        if options["keep"]:
            keep_clear(batch=batch, by=by)
        rows = [report(row) for row in batch.rows.select_related("capture")]
        if options["json"]:
            self.stdout.write(json.dumps({"import": batch.pk, "files": rows}, ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write(
                f"{row['status']:10} {row['name']}: {row['title'] or '(no title)'} {row['reason']}".rstrip()
            )
            for note in row["notes"]:
                self.stdout.write(f"           {note}")
        self.stdout.write(f"Import {batch.pk}: {len(rows)} files.")


def report(row: ImportRow) -> dict[str, Any]:
    """What is said of one file."""
    read = ("title", "outlet", "byline", "date_edtf", "lang", "url")
    return {
        **{name: getattr(row, name) for name in ("name", "status", "reason", "sha256", "n_bytes", "encoding", "notes")},
        **{name: row.fields.get(name, "") for name in read},
        "row": row.pk,
        "source": row.capture.source_id if row.capture else row.same_as_id,
        "capture": row.capture_id,
    }
