"""A list of articles as JSON -> its articles, each as one JSON object (readers.record has its shape).

    .json            [ {…}, {…} ],   {"articles": [ {…}, {…} ]},   or one {…}
    .jsonl, .ndjson  one {…} on each line

Each article's bytes are those of its object in the file, unchanged. A line that is no JSON is named with its number and
refused; the good ones are kept. A .json file is read whole, so it has a limit of its own; .jsonl has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import msgspec
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from claims.importing.containers.kinds import RECORD
from claims.importing.containers.limits import Item, Way, chunks
from claims.importing.errors import Broken, Refused
from claims.importing.received import MAX_BYTES, check_size

WHOLE = MAX_BYTES  # it is held three times over while it is taken apart
_MARK = b"\xef\xbb\xbf"


def members(file: IO[bytes], way: Way) -> Iterator[Item]:
    """Errors: Broken where it is no JSON; TooLarge."""
    data = b"".join(chunks(file, way, most=WHOLE)).removeprefix(_MARK)
    try:
        found = _objects(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Broken(_("This is not JSON: %(error)s.") % {"error": str(error)[:200]}) from error
    if found is None:
        yield way.item(data, media_type=RECORD)
        return
    for n, one in enumerate(found, 1):
        yield _record(bytes(one), way.into(str(n)))


def lines(file: IO[bytes], way: Way) -> Iterator[Item]:
    """Errors: Spent."""
    n = 0
    while line := file.readline(MAX_BYTES + 1):
        n += 1
        way.budget.spend(len(line))
        inner = way.into(str(n))
        if len(line) > MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_BYTES)
                way.budget.spend(len(line))
            message = _("Line %(n)s is longer than %(max)s.")
            yield inner.refused(message % {"n": n, "max": filesizeformat(MAX_BYTES)})
        elif line := line.removeprefix(_MARK).strip():
            yield _record(line, inner)


def _objects(data: bytes) -> list[msgspec.Raw] | None:
    """The objects of a list; None for one article by itself. Errors: msgspec.DecodeError."""
    if data.lstrip()[:1] == b"[":
        return msgspec.json.decode(data, type=list[msgspec.Raw])
    fields = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    listed = fields.get("articles")
    return msgspec.json.decode(listed, type=list[msgspec.Raw]) if listed is not None else None


def _record(data: bytes, way: Way) -> Item:
    """One object, looked at as far as a line can be named."""
    try:
        check_size(len(data))
        msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        message = _("Number %(n)s is no article: %(error)s.")
        return way.refused(message % {"n": way.name.rpartition("/")[2], "error": str(error)[:200]}, len(data))
    except Refused as refusal:
        return way.refused(refusal, len(data))
    return way.item(data, media_type=RECORD)
