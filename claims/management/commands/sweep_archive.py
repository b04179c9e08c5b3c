"""manage.py sweep_archive: what the archive holds and nobody needs; with --delete, it goes, and that is recorded."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import filesizeformat

from claims.importing.archive.sweep import sweep, unneeded
from claims.models import User


class Command(BaseCommand):
    help = "List what was thrown away, or belongs to nothing, and lies in the archive still. --delete removes it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=30, help="only what lies there for longer than this (30)")
        parser.add_argument("--delete", action="store_true", help="remove it for good")
        parser.add_argument("--by", metavar="USERNAME", help="the admin on whose word; needed with --delete")
        parser.add_argument("--reason", default="", help="why, for the record")

    def handle(self, *args: Any, **options: Any) -> None:
        by = User.objects.filter(username=options["by"] or "").first()
        if options["delete"] and by is None:
            raise CommandError("--delete needs --by with the name of an account: it is recorded who removed what.")
        if options["days"] < 1:
            raise CommandError("--days is at least 1, so that nothing of an import that is running is touched.")
        older_than = timedelta(days=options["days"])
        n = n_bytes = 0
        for file in unneeded(older_than=older_than):
            gone = options["delete"] and by and sweep(file=file, by=by, reason=options["reason"], older_than=older_than)
            if gone or not options["delete"]:
                n, n_bytes = n + 1, n_bytes + file.n_bytes
                self.stdout.write(f"{file.name} ({filesizeformat(file.n_bytes)})")
        done = "were removed" if options["delete"] else "could go; nothing was removed"
        self.stdout.write(f"{n} files of {filesizeformat(n_bytes)} {done}.")
