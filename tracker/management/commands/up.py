"""`manage.py up`: all of it on one machine, for trying out and for developing. `make run` calls it."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from tracker import up


class Command(BaseCommand):
    help = "Run database, web server and job worker together, until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))

    def handle(self, *args: Any, **options: Any) -> None:
        up.run(options["host"], options["port"], self._say)

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
