"""manage.py find_copies: fingerprint every capture that has none, and propose what may be copies of one story."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from claims.importing.origins.actions import fingerprint, propose_copies
from claims.models import Capture


class Command(BaseCommand):
    help = "Look for copies among all captures; pairs that were decided are not proposed again."

    def handle(self, *args: Any, **options: Any) -> None:
        for capture in Capture.objects.filter(fingerprint=None).iterator(chunk_size=200):
            fingerprint(capture=capture)
        captures = Capture.objects.filter(fingerprint__isnull=False).select_related("source__outlet").order_by("pk")
        n_captures = n_pairs = 0
        for capture in captures.iterator(chunk_size=200):
            n_captures += 1
            n_pairs += len(propose_copies(capture=capture))
        self.stdout.write(f"{n_captures} captures looked at, {n_pairs} possible copies proposed.")
