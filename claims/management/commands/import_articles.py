"""manage.py import_articles ITEM…: read files, folders and addresses of articles, and report on each."""

from __future__ import annotations

import json
import sys
from argparse import RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.importing.actions import Terms, receive
from claims.importing.doors import from_paths, is_address
from claims.models import Import, ImportRow, User
from claims.vocab.statuses import RowStatus

HELP = """\
Read articles from files, folders and web addresses. They wait on the import page unless --keep is given.

A bad item gets its reason in the report and spoils no other. Exit codes:
  0  everything has its row and its reason, whatever became of it
  1  nothing was begun: a wrong option, no such account
  3  with --strict: something was refused or failed
  4  it paused: the storage of the bytes is full or gone; resume on the import page
"""
_BAD = (RowStatus.REFUSED, RowStatus.FAILED)


class Command(BaseCommand):
    help = HELP

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        items = "a file, a folder, an address (http:// or https://), or - for a list of them on standard input"
        parser.add_argument("items", metavar="ITEM", nargs="+", help=items)
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--keep", action="store_true", help="keep at once what leaves no doubt")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen; keep nothing")
        parser.add_argument("--jobs", action="store_true", help="leave the reading to workers, and return at once")
        parser.add_argument("--strict", action="store_true", help="exit with 3 if something was refused or failed")
        parser.add_argument(
            "--robots-reason", metavar="WHY", default="", help="fetch even where robots.txt asks not to"
        )
        parser.add_argument("--by", metavar="USERNAME", help="the account it is recorded under")

    def handle(self, *args: Any, items: list[str], **options: Any) -> None:
        by = None
        if options["by"] and not (by := User.objects.filter(username=options["by"]).first()):
            raise CommandError(f"There is no account “{options['by']}”.")
        given = [one for item in items for one in (_listed(sys.stdin) if item == "-" else [item])]
        batch = receive(
            received=from_paths(Path(one) for one in given if not is_address(one)),
            addresses=[one for one in given if is_address(one)],
            how="command",
            by=by,
            terms=Terms(
                keeps_clear=options["keep"],
                hands_over=options["jobs"],
                is_dry_run=options["dry_run"],
                robots_reason=options["robots_reason"],
            ),
        )
        batch.refresh_from_db()
        self.stdout.write(_as_json(batch) if options["json"] else _as_text(batch))
        if batch.paused_at:
            raise CommandError(batch.paused_reason, returncode=4)
        if options["strict"] and batch.rows.filter(status__in=_BAD).exists():
            raise CommandError("Something was refused or failed.", returncode=3)


def _listed(lines: Iterable[str]) -> list[str]:
    """The items of a list, one a line; empty lines and those that begin with # are none."""
    return [item for line in lines if (item := line.strip()) and not item.startswith("#")]


def _reports(batch: Import) -> list[dict[str, Any]]:
    rows = batch.rows.select_related("capture").defer("capture__text", "headers")
    return [report(row) for row in rows.iterator(chunk_size=100)]


def _as_json(batch: Import) -> str:
    rows = _reports(batch)
    counts = Counter(row["status"] for row in rows)
    about = {"import": batch.pk, "dry_run": batch.is_dry_run, "paused": batch.paused_reason, "counts": counts}
    return json.dumps({**about, "files": rows}, ensure_ascii=False, indent=1)


def _as_text(batch: Import) -> str:
    lines = []
    for row in _reports(batch):
        lines.append(f"{row['status']:10} {row['name']}: {row['title'] or '(no title)'} {row['reason']}".rstrip())
        lines += [f"           {note}" for note in row["notes"]]
    n_rows = batch.rows.count()
    return "\n".join([*lines, f"Import {batch.pk}{' (dry run)' if batch.is_dry_run else ''}: {n_rows} rows."])


def report(row: ImportRow) -> dict[str, Any]:
    """What is said of one file or address."""
    read = ("title", "outlet", "byline", "date_edtf", "lang", "url")
    plain = ("name", "status", "reason", "sha256", "n_bytes", "encoding", "notes", "asked_url", "final_url")
    return {
        **{name: getattr(row, name) for name in plain},
        **{name: row.fields.get(name, "") for name in read},
        "row": row.pk,
        "came_in": row.came_in_id,
        "source": row.capture.source_id if row.capture else row.same_as_id,
        "capture": row.capture_id,
    }
