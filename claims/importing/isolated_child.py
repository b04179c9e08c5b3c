"""The other end of `isolated`: takes its limits upon itself, then answers one question after the other.

No request, no database, no secret: Django is set up with its languages alone, so that what is wrong with a file can be
said in the language of whoever brought it. What the libraries print goes nowhere; the pipe carries frames only.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import resource
import select
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import django
from django.conf import settings
from django.utils.translation import override

from claims.importing.errors import Refused
from claims.importing.isolated import ANSWER, ASK, DONE, FAILED, ITEM, MEMORY_GONE, REFUSED

_IDLE_SECONDS = 60
_FILE_BYTES = 1024**3  # the longest temporary file, for what a container must lay down to read
_FILES = 64
_PEAK = re.compile(rb"VmPeak:\s*(\d+) kB")
_NEAR = 4 * 1024 * 1024  # bytes; memory is asked for in pieces of one or two
# The part of its memory that must be free after an answer, or another process takes its place. What libraries load when
# they first meet a language stays, and is 50 MB after pages in ten languages.
_LEFT = 3


def main() -> None:
    """Answer until the parent goes, or nothing comes for a while, or too much stays in memory."""
    told = json.loads(sys.argv[2])
    given, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    settings.configure(USE_TZ=True, **told["settings"])
    django.setup()
    importlib.import_module(told["module"])
    most = limit(told["memory"])
    while select.select([given], [], [], _IDLE_SECONDS)[0]:
        about, data = _question(given)
        _answer(about, data, answers, most)
        del about, data
        if held() > most - told["memory"] // _LEFT:
            return


def held() -> int:
    """Bytes of address space this process holds; 0 where nobody says."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def _was_full(most: int) -> bool:
    """Whether the limit was ever touched: a library may have swallowed that and gone on with half of a text."""
    try:
        peak = _PEAK.search(Path("/proc/self/status").read_bytes())
    except OSError:
        return False
    return peak is not None and int(peak[1]) * 1024 > most - _NEAR


def limit(memory: int) -> int:
    """Take the limits; the most bytes of address space from now on."""
    most = held() + memory
    for what, value in (
        (resource.RLIMIT_AS, most),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, _FILE_BYTES),
        (resource.RLIMIT_NOFILE, _FILES),
    ):
        with suppress(ValueError, OSError):  # a system that does not know this one; the clock is the parent's anyway
            resource.setrlimit(what, (value, value))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    return most


def _question(given: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """What to do, with which bytes. Leaves when the parent has gone."""
    head = given.read(ASK.size)
    if len(head) < ASK.size:
        sys.exit()
    n_about, n_data = ASK.unpack(head)
    return json.loads(given.read(n_about)), given.read(n_data)


def _answer(about: dict[str, Any], data: bytes, answers: BinaryIO, most: int) -> None:
    try:
        with override(about["language"]):
            for kind, value, body in _frames(about, data):
                if _was_full(most):
                    raise MemoryError
                _send(answers, kind, value, body)
    except Refused as refusal:
        said = {"kind": type(refusal).__name__, "message": str(refusal)}
        _send(answers, MEMORY_GONE if _was_full(most) else REFUSED, said)
    except MemoryError:
        _send(answers, MEMORY_GONE, None)
    except Exception:  # whatever a reader fails with, the parent is told, and this process is not used again
        _send(answers, FAILED, traceback.format_exc()[-4000:])


def _frames(about: dict[str, Any], data: bytes) -> Iterator[tuple[bytes, Any, bytes]]:
    module, _colon, name = about["function"].partition(":")
    function: Callable[..., Any] = getattr(importlib.import_module(module), name)
    _take_time(about["seconds"])
    found = function(data, **about["options"])
    if not isinstance(found, Iterator):
        yield DONE, found, b""
        return
    for value, body in found:
        yield ITEM, value, body
        _take_time(about["seconds"])
    yield DONE, None, b""


def _take_time(seconds: float) -> None:
    """So many more seconds of the processor from here."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (end, resource.RLIM_INFINITY))


def _send(answers: BinaryIO, kind: bytes, value: Any, body: bytes = b"") -> None:
    head = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    answers.write(ANSWER.pack(kind, len(head), len(body)) + head)
    answers.write(body)
    answers.flush()
