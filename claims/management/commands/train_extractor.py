"""manage.py train_extractor: a new reader of attributions from what editors decided; current only if it is better."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.extraction.engine import loading, shelf
from claims.extraction.learning.learn import Asked, AtWork, Course, Outcome, TooLittle, learn
from claims.extraction.learning.switching import go_back, named
from claims.models import User


class Command(BaseCommand):
    help = (
        "Teach a model what editors have decided, set it beside the current one on articles that taught neither, and "
        "make it the current one if it is better. The one before stays; --back returns to it. See docs/learning.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--base", type=Path, help="with --anew, the folder of an encoder")
        parser.add_argument(
            "--corpus", type=Path, nargs=2, action="append", default=[], metavar=("TEXTS", "GOLD"), help="teach it too"
        )
        parser.add_argument("--anew", action="store_true", help="begin with --base, not from the current model")
        parser.add_argument("--epochs", type=float, default=Asked.epochs)
        parser.add_argument("--minutes", type=float, default=0, help="end after so many, whatever the epochs")
        parser.add_argument("--seed", type=int, default=Asked.seed)
        parser.add_argument("--at-least", type=int, default=Asked.at_least, help="attributions to judge by (200)")
        parser.add_argument("--margin", type=float, default=Asked.margin, help="how much better in F1 (0.005)")
        parser.add_argument("--back", action="store_true", help="only return to the model before the current one")
        parser.add_argument("--by", metavar="USERNAME", help="the account it is recorded under")
        parser.add_argument("--reason", default="", help="with --back, why")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.ATTRIBUTION_MODEL:
            raise CommandError("ATTRIBUTION_MODEL says which model reads. Unset it to let another become current.")
        try:
            if options["back"]:
                again = go_back(by=_account(options["by"]), reason=options["reason"])
                self.stdout.write(f"Current again: {named(again)}.")
                return
            outcome = learn(_asked(options), teacher(), self.stderr.write)
        except (TooLittle, AtWork, shelf.NoModel, loading.NoEngine, OSError) as no:
            raise CommandError(str(no)) from no
        self.stdout.write(json.dumps(asdict(outcome)) if options["json"] else _told(outcome))


def _asked(options: dict[str, Any]) -> Asked:
    corpus = tuple((texts, gold) for texts, gold in options["corpus"])
    names = ("base", "anew", "minutes", "epochs", "seed", "at_least", "margin")
    return Asked(corpus=corpus, by=_account(options["by"]), **{name: options[name] for name in names})


def _account(username: str | None) -> User | None:
    """Errors: CommandError if there is none of this name."""
    account = User.objects.filter(username=username).first() if username else None
    if username and account is None:
        raise CommandError(f"There is no account “{username}”.")
    return account


def teacher() -> Callable[[Course], None]:
    """What teaches a model. Errors: CommandError where PyTorch is not installed."""
    try:
        course = importlib.import_module("claims.extraction.training.course")
    except ImportError as missing:
        raise CommandError(
            f"{missing.name} is not installed. What training needs is the extra “train”: pip install '.[train]' "
            "(2 GB); it is not needed where the model works."
        ) from missing
    teach: Callable[[Course], None] = course.teach
    return teach


def _told(outcome: Outcome) -> str:
    lines = (
        f"On {outcome.held_back} attributions held back, after being taught {outcome.taught}:",
        f"  the current model: {outcome.before}",
        f"  the new model:     {outcome.after}",
        f"Current from now on: {outcome.name}. Workers notice with their next job; --back returns to the one before."
        if outcome.name
        else "The new one is not clearly better. Nothing was changed.",
    )
    return "\n".join(lines)
