"""A process that can be killed, for everything that takes hostile bytes apart.

    value = run("claims.importing.readers.inside:read_inside", data, options)          one value
    for meta, data in stream("claims.importing.containers.inside:members", b"", …):    one after the other

The function is named, not passed: a child process, started with almost no environment (no password, no secret key, no
database), imports it, and gets the bytes through a pipe. It may use MEMORY more than it holds when its libraries are
loaded, and so many seconds of processor and of clock; it leaves no core dump, and is the first to go when the machine
runs out of memory. Whatever happens to it, this process only sees a pipe that ends, and says which of three things it
was: TookTooLong, TooMuchMemory, Crashed.

A child is kept and used again, because starting one takes half a second and reading an article a few hundredths. One
that served before and then fails in memory or crashes is not believed: the bytes are tried once more in a fresh one, so
that an answer never depends on what came earlier. One that is idle for a minute goes by itself, and so does one whose
parent has gone.

What the function raises of `Refused` arrives here as the same; any other exception of it arrives as Crashed, with the
child's traceback in the log and not before a person.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL, SIGXCPU
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.importing import errors
from claims.importing.errors import Crashed, ImportingError, Refused, TookTooLong, TooMuchMemory

SECONDS = 30  # for one answer; the slowest honest article measured, a PDF of 200 pages, takes 6
# Beside what its libraries hold. A worker has 110 MB, its reader 115, an opener of containers 50, and only one of the
# two works at a time: under 400 MB in all (`python -m benchmarks.memory`).
MEMORY = 160 * 1024 * 1024
STREAM_MEMORY = 96 * 1024 * 1024
MAX_ANSWER = 64 * 1024 * 1024  # bytes in one frame: an article at its size limit, in the widest encoding
ASK, ANSWER = struct.Struct("<II"), struct.Struct("<cII")
ITEM, DONE, REFUSED, MEMORY_GONE, FAILED = b"I", b"D", b"R", b"M", b"F"

_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, sys.argv[1]); from claims.importing.isolated_child import main; main()"
_KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")  # what a Python needs to start, and nothing that is secret
_GONE = b"G"  # no frame: the pipe ended
_SECONDS_TO_END = 2
_idle: dict[str, Child] = {}  # by the module it has loaded; a worker reads one thing at a time, so one is enough
_lock = threading.Lock()
log = logging.getLogger(__name__)
Frame = tuple[bytes, Any, bytes]  # its kind, what it says, and bytes


class Child:
    """One child process and its pipes. Every failure of it ends it."""

    def __init__(self, module: str, memory: int) -> None:
        told = {name: getattr(settings, name) for name in ("LANGUAGE_CODE", "LANGUAGES", "TIME_ZONE", "USE_I18N")}
        told["LOCALE_PATHS"] = [str(path) for path in settings.LOCALE_PATHS]
        about = {"module": module, "memory": memory, "settings": told}
        self.process = subprocess.Popen(  # noqa: S603 (this very Python, and a constant)
            [sys.executable, "-I", "-c", _START, str(_ROOT), json.dumps(about, default=str)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ} | {"LC_ALL": "C.UTF-8"},
            cwd="/",
            start_new_session=True,  # a Ctrl-C in a terminal is for the parent
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.stdin, self.stdout = self.process.stdin, self.process.stdout
        self.fresh, self.late = True, False

    def ask(self, about: Mapping[str, Any], data: bytes, seconds: float) -> Frame:
        """The first frame of its answer. Errors: as `more`."""
        head = json.dumps(about).encode()
        return self._in_time(seconds, ASK.pack(len(head), len(data)) + head, data)

    def more(self, seconds: float) -> Frame:
        """The next frame. Errors: TookTooLong, TooMuchMemory, Crashed; the child is gone then."""
        return self._in_time(seconds)

    def end(self) -> None:
        """Kill it if it runs, and collect it."""
        self.process.kill()
        for pipe in (self.stdin, self.stdout):
            with suppress(OSError):  # what was not sent yet has nowhere to go
                pipe.close()
        self.process.wait()

    def _in_time(self, seconds: float, *parts: bytes) -> Frame:
        timer = threading.Timer(seconds, self._too_late)
        timer.start()
        try:
            for part in parts:
                self.stdin.write(part)
            self.stdin.flush()
            frame = self._frame()
        except OSError:
            frame = (_GONE, "it ended", b"")
        finally:
            timer.cancel()
        if frame[0] in (FAILED, MEMORY_GONE, _GONE):
            raise self._failure(frame)
        return frame

    def _frame(self) -> Frame:
        """Errors: EOFError, an OSError here, where the pipe ends or the child says too much."""
        kind, n_head, n_data = ANSWER.unpack(self._read(ANSWER.size))
        if n_head + n_data > MAX_ANSWER:
            return FAILED, "it answers with too much", b""
        return kind, json.loads(self._read(n_head)), self._read(n_data)

    def _read(self, n: int) -> bytes:
        data = self.stdout.read(n)
        if len(data) < n:
            raise BrokenPipeError
        return data

    def _too_late(self) -> None:
        self.late = True
        self.process.kill()

    def _failure(self, frame: Frame) -> ImportingError:
        if frame[0] == _GONE and not self.late:
            with suppress(subprocess.TimeoutExpired):  # its own status, before we give it one
                self.process.wait(_SECONDS_TO_END)
        status = self.process.poll()
        self.end()
        if self.late or status == -SIGXCPU:
            return TookTooLong(_("Reading this took too long, and was stopped: it is very large, or made to be slow."))
        if frame[0] == MEMORY_GONE or status == -SIGKILL:  # killed, and not by us: the machine ran out of memory
            return TooMuchMemory(_("Reading this needs more memory than an article may take, and was stopped."))
        if status != 0 or frame[0] == FAILED:  # not one that had gone of itself, idle or full
            log.error("A reader's process failed (%s): %s", status, frame[1])
        return Crashed(_("This file cannot be read: the reader failed on it."))


def run(function: str, data: bytes, options: Mapping[str, Any] | None = None, *, seconds: float = SECONDS) -> Any:
    """What `function(data, **options)` answers, by way of JSON.

    function: "package.module:name", within this project.
    Errors:   Refused, as the function raised it; TookTooLong, TooMuchMemory, Crashed.
    """
    about, module = _question(function, options, seconds)
    child, (kind, value, _nothing) = _asked(module, about, data, seconds)
    child.fresh = False
    with _lock:
        surplus = _idle.get(module)
        _idle[module] = child
    if surplus:  # another thread came back meanwhile
        surplus.end()
    if kind == REFUSED:
        raise _refusal(value)
    return value


def stream(
    function: str, data: bytes, options: Mapping[str, Any] | None = None, *, seconds: float = SECONDS
) -> Iterator[tuple[Any, bytes]]:
    """Each (value, bytes) that the generator `function(data, **options)` yields, as they are asked for.

    `seconds` are for each of them. Its child is its own, and ends with it. Errors: as `run`, after any number of items.
    """
    about, module = _question(function, options, seconds)
    child = Child(module, STREAM_MEMORY)
    try:
        kind, value, body = child.ask(about, data, seconds)
        while kind == ITEM:
            yield value, body
            kind, value, body = child.more(seconds)
    finally:
        child.end()
    if kind == REFUSED:
        raise _refusal(value)


def _question(function: str, options: Mapping[str, Any] | None, seconds: float) -> tuple[dict[str, Any], str]:
    """What a child is asked, and the module it should have loaded."""
    about = {"function": function, "options": options or {}, "seconds": seconds, "language": get_language() or "en"}
    return about, function.partition(":")[0]


def _asked(module: str, about: Mapping[str, Any], data: bytes, seconds: float) -> tuple[Child, Frame]:
    """A child and its answer; what a used child cannot do is asked of a fresh one."""
    with _lock:
        child = _idle.pop(module, None) or Child(module, MEMORY)
    try:
        return child, child.ask(about, data, seconds)
    except (TooMuchMemory, Crashed):
        if child.fresh:
            raise
    child = Child(module, MEMORY)
    return child, child.ask(about, data, seconds)


def _refusal(said: Mapping[str, str]) -> Refused:
    kind = getattr(errors, said["kind"], Refused)
    return kind(said["message"]) if issubclass(kind, Refused) else Refused(said["message"])


def _forget() -> None:
    """After a fork the children are the other process's: two who write into one pipe understand nobody."""
    global _lock  # noqa: PLW0603 (it may have been held by a thread that does not exist here)
    _lock = threading.Lock()
    _idle.clear()


def _end_all() -> None:
    while _idle:
        _idle.popitem()[1].end()


os.register_at_fork(after_in_child=_forget)
atexit.register(_end_all)
