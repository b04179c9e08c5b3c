"""manage.py find_copies: fingerprint every capture that has none, and propose what may be copies of one story."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from claims.importing.origins.actions import find_copies
from claims.models import Capture


class Command(BaseCommand):
    help = "Look for copies among all captures; pairs that were decided are not proposed again."

    def handle(self, *args: Any, **options: Any) -> None:
        n_captures, n_pairs = find_copies(Capture.objects.all())
        self.stdout.write(f"{n_captures} captures looked at, {n_pairs} possible copies proposed.")
