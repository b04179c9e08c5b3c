"""Received bytes -> what was read of them: the one pipeline that every door ends in.

All of the reading happens in a process that can be killed (`isolated`), pages included: the markup of 20 MB can take
far more memory than a worker may, and a worker that only holds pipes needs none of the readers' libraries. One question
and its answer take two milliseconds more for it on a busy machine, where reading takes fifty.
"""

from __future__ import annotations

import msgspec

from claims.importing.isolated import run
from claims.importing.readers.article import Article
from claims.importing.received import Received, check_size


class Reading(msgspec.Struct, frozen=True):
    """An article, and how its bytes were read. `encoding` is empty for what is no text."""

    article: Article
    media_type: str
    encoding: str
    reader: str


def read(received: Received) -> Reading:
    """Read it, whatever it is. Errors: Refused, of some kind, with what is wrong for whoever brought it."""
    check_size(len(received.data))
    about = {name: getattr(received, name) for name in ("name", "how", "media_type", "charset", "url")}
    return msgspec.convert(run("claims.importing.readers.inside:read_inside", received.data, about), Reading)
