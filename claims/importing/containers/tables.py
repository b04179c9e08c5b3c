"""A table of articles (.csv, .tsv) -> its rows, each as one JSON object (readers.record has its shape).

The first row names the columns, in any order and case; the separator is whichever of , ; tab | stands most often in it.
Quoting is the usual one: "…" with "" inside. The encoding is found as a text's is: a mark, UTF-8, else a guess. A row
that cannot be read is named with its number and refused; the good ones are kept.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from typing import IO

import msgspec
from django.utils.translation import gettext as _

from claims.importing.containers.kinds import RECORD
from claims.importing.containers.limits import Item, Way
from claims.importing.errors import Broken
from claims.importing.readers.decode import Decoded, decode
from claims.importing.received import MAX_BYTES, Received

_SAMPLE = 256 * 1024
_SEPARATORS = ",;\t|"
_NEEDED = frozenset({"body", "html"})
_COLUMNS = 200
csv.field_size_limit(MAX_BYTES)


def members(file: IO[bytes], way: Way) -> Iterator[Item]:
    """Errors: Broken where the first row names no text; Refused where it is no text at all; Spent."""
    decoded = _sample(file)
    if not decoded.sure:  # a wrong guess shows as wrong letters, in every row
        yield way.into("…").refused(" ".join(decoded.notes))
    text = TextIOWrapper(file, encoding=decoded.encoding, errors="replace", newline="")
    try:
        yield from _rows(text, way)
    finally:
        text.detach()


def _rows(text: TextIOWrapper, way: Way) -> Iterator[Item]:
    head = text.readline(_SAMPLE)
    separator = max(_SEPARATORS, key=head.count)
    names = [name.strip().strip("\ufeff").lower() for name in next(csv.reader([head], delimiter=separator), [])]
    if not _NEEDED & set(names) or len(names) > _COLUMNS:
        raise Broken(_("The first row must name the columns, “body” or “html” among them: see the help on importing."))
    reader = csv.reader(_lines(text, way), delimiter=separator, strict=True)
    n = 1
    while True:
        n += 1
        inner = way.into(str(n))
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield inner.refused(_("Row %(n)s cannot be read: %(error)s.") % {"n": n, "error": error})
            continue
        if len(row) > len(names):
            message = _("Row %(n)s has %(cells)s cells, and the first row names %(names)s.")
            yield inner.refused(message % {"n": n, "cells": len(row), "names": len(names)})
        elif any(cell.strip() for cell in row):
            filled = {name: cell for name, cell in zip(names, row, strict=False) if name and cell.strip()}
            yield inner.item(msgspec.json.encode(filled), media_type=RECORD)


def _sample(file: IO[bytes]) -> Decoded:
    """Its beginning, decoded. Errors: NotText, Empty."""
    sample = file.read(_SAMPLE)
    file.seek(0)
    if len(sample) == _SAMPLE:  # not cut inside a letter
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    return decode(Received("", sample, ""))


def _lines(text: TextIOWrapper, way: Way) -> Iterator[str]:
    while line := text.readline(MAX_BYTES):
        way.budget.spend(len(line))
        yield line
