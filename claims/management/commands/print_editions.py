"""`manage.py print_editions`: set the pages of all editions as this release sets them. Part of every deployment."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from claims.reading.press import print_missing
from claims.reading.tasks import print_all


class Command(BaseCommand):
    help = "Print the pages of editions that this release has not printed yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--later", action="store_true", help="leave it to a job worker")

    def handle(self, *args: Any, later: bool, **options: Any) -> None:
        if later:
            print_all.defer()
        n = 0 if later else print_missing()
        if options["verbosity"] > 0:
            self.stdout.write("A job worker prints them." if later else f"Printed {n} editions.")
