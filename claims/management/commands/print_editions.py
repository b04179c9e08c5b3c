"""`manage.py print_editions`: set the pages of all editions as this release sets them. Part of every deployment."""

from typing import Any

from django.core.management.base import BaseCommand

from claims.reading.press import print_missing


class Command(BaseCommand):
    help = "Print the pages of editions that this release has not printed yet."

    def handle(self, *args: Any, **options: Any) -> None:
        n = print_missing()
        if options["verbosity"] > 0:
            self.stdout.write(f"Printed {n} editions.")
