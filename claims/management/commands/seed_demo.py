"""`manage.py seed_demo`: load the demonstration of fixtures/demo, where no dispute is there yet."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.curation.errors import CurationError
from claims.demo.load import load
from claims.demo.world import read_world
from claims.disputes.errors import Refused
from claims.importing.errors import ImportingError
from claims.models import Attribution, Claim, Contradiction, Dispute, Source

FOLDER = Path(__file__).resolve().parents[3] / "fixtures" / "demo"


class Command(BaseCommand):
    help = "Load the demonstration: sample articles, and disputes made of them. Does nothing where disputes are."

    def handle(self, *args: Any, verbosity: int = 1, **options: Any) -> None:
        if Dispute.objects.exists():
            self._say(verbosity, "There are disputes here already, so the demonstration stays out.")
            return
        try:
            load(read_world(FOLDER), FOLDER)
        except (ImportingError, CurationError, Refused) as refusal:
            raise CommandError(f"The demonstration does not fit what is here, and left nothing: {refusal}") from refusal
        self._say(verbosity, self._report())

    def _report(self) -> str:
        disputes, contradictions = Dispute.objects, Contradiction.objects
        return (
            f"{disputes.published().count()} disputes are published, {disputes.filter(current_edition=None).count()} "
            f"is a draft; {Claim.objects.count()} claims from {Source.objects.count()} articles, "
            f"{contradictions.confirmed().count()} contradictions confirmed, {contradictions.waiting().count()} "
            f"waiting, {Attribution.objects.suggested().count()} suggestion waiting."
        )

    def _say(self, verbosity: int, words: str) -> None:
        if verbosity:
            self.stdout.write(words)
