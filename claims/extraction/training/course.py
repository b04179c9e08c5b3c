"""How a model is taught what editors decided (`manage.py train_extractor`): training, export, calibration in turn."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout

import torch
from safetensors.torch import load_file, save_file

from claims.extraction.learning.learn import Course
from claims.extraction.training import train
from claims.extraction.training.calibrate import calibrate, collected
from claims.extraction.training.export import loaded, write
from claims.extraction.training.unpacked import unpacked

_FEWEST = 200  # findings to fit a curve to; with fewer the confidence keeps its old meaning


def teach(course: Course) -> None:
    """Make a model, in its folder ready to work; the weights on the way lie beside that folder."""
    course.into.mkdir(parents=True)
    weights = course.into.with_name("weights.safetensors")
    texts, gold = ([str(pair[n]) for pair in course.taught] for n in (0, 1))
    given = ["--base", course.base, "--texts", *texts, "--gold", *gold, "--output", weights, "--seed", course.seed]
    given += ["--dev-texts", course.held.texts, "--dev-gold", course.held.gold]
    given += ["--epochs", course.epochs, "--minutes", course.minutes]
    if course.begin:
        begin = course.into.with_name("begin.safetensors")
        save_file(unpacked(course.begin), begin)
        given += ["--begin", begin]
    options = train.options(list(map(str, given)))
    torch.set_num_threads(options.threads)
    with redirect_stdout(sys.stderr):  # the report belongs to whoever asked
        train.Run(options).steps()
    write(loaded(load_file(weights)), course.base / "tokenizer.json", course.into, course.about)
    known = collected(course.into, course.held.texts, course.held.gold)
    if sum(len(one.candidates) for one in known) >= _FEWEST:
        calibrate(course.into, known)
