"""manage.py verify_archive: hash every kept byte again, read every text again, and say what differs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.importing.archive.choose import since
from claims.importing.archive.verify import TROUBLE, State, Verdict, verify, verify_rows
from claims.importing.errors import StorageGone
from claims.models import Capture, ImportRow


class Command(BaseCommand):
    help = "Verify the archive. Exit code 1 if bytes are missing or changed, or a text is not what it was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one line of JSON a capture, and one with the counts")
        parser.add_argument("--since", metavar="NUMBER|DAY", help="begin with this capture, or with those of this day")
        parser.add_argument("--limit", type=int, metavar="N", help="so many captures, and say where to go on")
        parser.add_argument("--no-text", action="store_true", help="bytes and hashes alone, which is much faster")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            captures = since(options["since"]) if options["since"] else Capture.objects.all()
        except ValueError:
            raise CommandError("--since is the number of a capture, or a day like 2024-11-04.") from None
        counts: Counter[State] = Counter()
        rows: Counter[State] = Counter()
        last = 0
        try:
            for verdict in islice(verify(captures, texts=not options["no_text"]), options["limit"]):
                counts[verdict.state] += 1
                last = verdict.capture or last
                self._say(verdict, options)
            for verdict in (
                () if options["since"] or options["limit"] is not None else verify_rows(ImportRow.objects.all())
            ):
                rows[verdict.state] += 1
                self._say(verdict, options)
        except StorageGone as error:
            raise CommandError(f"Stopped after capture {last}: {error} Go on with --since {last + 1}.") from error
        self._sum_up(counts, last, options, n_trouble=_trouble(counts + rows))
        if rows and not options["json"]:
            self.stdout.write(f"{rows.total()} files that no capture was made of: {rows[State.WHOLE]} whole.")
        if n_trouble := _trouble(counts + rows):
            raise CommandError(f"{n_trouble} of {counts.total() + rows.total()} kept files are not what they were.")

    def _say(self, verdict: Verdict, options: dict[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(asdict(verdict), ensure_ascii=False))
        elif verdict.state != State.WHOLE or options["verbosity"] > 1:
            what = f"row {verdict.row}" if verdict.row else f"capture {verdict.capture}"
            self.stdout.write(f"{what}: {verdict.state}. {verdict.detail}".rstrip(". ") + ".")

    def _sum_up(self, counts: Counter[State], last: int, options: dict[str, Any], n_trouble: int) -> None:
        n = counts.total()
        is_cut = options["limit"] is not None and n == options["limit"]
        if options["json"]:
            found = {str(state): counts[state] for state in State if counts[state]}
            self.stdout.write(json.dumps({"captures": n, "counts": found, "trouble": n_trouble, "last": last}))
        else:
            found_text = ", ".join(f"{counts[state]} {state}" for state in State if counts[state])
            self.stdout.write(f"{n} captures: {found_text or 'nothing to verify'}.")
            if is_cut:
                self.stdout.write(f"Go on with --since {last + 1}.")


def _trouble(counts: Counter[State]) -> int:
    return sum(n for state, n in counts.items() if state in TROUBLE)
