"""A new model from what editors decided: taught, set beside the current one, and made current if it is clearly better.

How a model is taught is the caller's (`training.course` with PyTorch): here is all that decides what becomes of it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import Any

from claims.extraction.engine import loading, shelf
from claims.extraction.learning.comparing import Score, reading_with, score
from claims.extraction.learning.export import export
from claims.extraction.learning.parts import HELD_BACK, Part, part
from claims.extraction.learning.switching import make_current
from claims.models import User


class TooLittle(Exception):
    """There is not enough to learn from, or to judge by; in words for whoever asked."""


class AtWork(Exception):
    """A model is being taught already; in words for whoever asked."""


@dataclass(frozen=True, slots=True)
class Course:
    """What to teach a model, from where, and how long; it goes into the folder `into`.

    taught: pairs of texts and labels. begin: the ONNX file of a model to go on from, if it is to. base: the folder of
    the tokenizer, and of the encoder to begin with otherwise. about: what the manifest shall say.
    """

    taught: tuple[tuple[Path, Path], ...]
    held: Part
    base: Path
    begin: Path | None
    about: dict[str, Any]
    into: Path
    minutes: float = 0
    epochs: float = 5
    seed: int = 1


@dataclass(frozen=True)
class Asked:
    """On which terms, `by` whom: `base` an encoder’s folder, `corpus` more texts with labels, `margin` in F1 (0–1)."""

    base: Path | None = None
    corpus: tuple[tuple[Path, Path], ...] = ()
    anew: bool = False
    minutes: float = 0
    epochs: float = 5
    seed: int = 1
    at_least: int = 200
    margin: float = 0.005
    by: User | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Both on the attributions held back; `name` is that of the new model where it is current now."""

    taught: int
    held_back: int
    before: Score
    after: Score
    name: str = ""


def learn(asked: Asked, teach: Callable[[Course], None], tell: Callable[[str], object]) -> Outcome:
    """Make a model and, if it is better, the current one.

    Errors: TooLittle; AtWork; NoEngine if what was made does not work; OSError; what `teach` raises.
    """
    with _workshop() as folder:
        taught, held = part(_exported(folder, tell), folder, loading.LANGUAGES)
        _check(taught, held, asked)
        course = _course(asked, taught, held, folder / "model")
        teach(course)
        now = None if loading.why_not() else loading.folder()
        before, after = score(reading_with(now), held), score(reading_with(course.into), held)
        is_better = after.f1 >= before.f1 + asked.margin
        name = _keep(course.into) if is_better else ""
        if name:
            make_current(name, before=before, after=after, taught=taught.n_attributions, by=asked.by)
    return Outcome(taught.n_attributions, held.n_attributions, before, after, name)


@contextmanager
def _workshop() -> Iterator[Path]:
    """A folder beside the models for one training at a time; it goes afterwards, or, where that died, before the next.

    Errors: AtWork.
    """
    folder = shelf.root() / ".workshop"
    folder.mkdir(parents=True, exist_ok=True)
    with (shelf.root() / ".lock").open("w") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)  # the system opens it when this process ends, however it ends
        except BlockingIOError:
            raise AtWork("Another model is being taught here. Wait until that is over.") from None
        shutil.rmtree(folder)
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder)


def _exported(folder: Path, tell: Callable[[str], object]) -> Path:
    done = export(folder / "set")
    left_out = ", ".join(f"{n} {why}" for why, n in sorted(done.left_out.items())) or "none"
    tell(f"{done.accepted} attributions in {done.texts} texts of {done.captures} captures; left out: {left_out}.")
    return folder / "set"


def _check(taught: Part, held: Part, asked: Asked) -> None:
    if not taught.n_attributions:
        raise TooLittle("No editor has accepted anything yet that a model could be taught.")
    if held.n_attributions < asked.at_least:
        raise TooLittle(
            f"Of what editors have reviewed, {held.n_attributions} attributions are held back to judge by (one article "
            f"in {HELD_BACK}). That is too few to tell which model is better: at least {asked.at_least} are needed."
        )


def _course(asked: Asked, taught: Part, held: Part, into: Path) -> Course:
    """Going on from the current model, where there is one and nobody wants to begin anew."""
    current = None if loading.why_not() else loading.folder()
    goes_on = current if not asked.anew else None
    base = goes_on or asked.base
    if base is None:
        raise TooLittle("There is nothing to begin with. Name the folder of an encoder (--base).")
    known = json.loads((current / "manifest.json").read_text(encoding="utf-8")) if current else {}
    return Course(
        taught=((taught.texts, taught.gold), *asked.corpus),
        held=held,
        base=base,
        begin=goes_on / "model.onnx" if goes_on else None,
        about={
            "name": f"Taught by its editors until {date.today():%Y-%m-%d}",
            **({"calibration": known["calibration"]} if "calibration" in known else {}),
            "taught": taught.n_attributions,
        },
        into=into,
        minutes=asked.minutes,
        epochs=asked.epochs,
        seed=asked.seed,
    )


def _keep(made: Path) -> str:
    """Put a model on the shelf; its name."""
    sha256 = hashlib.sha256((made / "manifest.json").read_bytes()).hexdigest()
    name = f"{date.today():%Y%m%d}-{sha256[:8]}"
    made.replace(shelf.root() / name)
    return name
