"""Programs that run beside us: started, started again when they die, and never left behind.

Each child is the leader of a session of its own, so that Ctrl-C reaches us alone and we decide the order of stopping.
Where the kernel can (Linux), a child is also told when we are killed, so that even kill -9 leaves no orphan.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 7.0  # seconds to stop by itself; then it is killed
PAUSES = (1.0, 15.0)  # seconds before a dead child starts again: the first time, and at most
STEADY = 60.0  # seconds of life after which its earlier deaths are forgotten
PR_SET_PDEATHSIG = 1  # include/uapi/linux/prctl.h

_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


@dataclass
class Child:
    """One program that should always run.

    name: what it is called in a message to the person at the keyboard.
    """

    name: str
    command: Sequence[str]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    pause: float = PAUSES[0]
    due_at: float | None = None

    def start(self) -> None:
        parent = os.getpid()
        self.process = subprocess.Popen(  # noqa: S603 - our own command, no shell
            self.command,
            cwd=self.folder,
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: _end_with(parent),  # noqa: PLW1509 - we run no threads
        )
        self.started_at, self.due_at = time.monotonic(), None

    def tend(self, say: Callable[[str], None]) -> None:
        """Notice a death, and end the pause that follows it. Call it often."""
        now = time.monotonic()
        if self.due_at is not None:
            if now >= self.due_at:
                self.start()
        elif self.process is not None and (code := self.process.poll()) is not None:
            if now - self.started_at > STEADY:
                self.pause = PAUSES[0]
            self.due_at = now + self.pause
            say(f"The {self.name} ended (code {code}); it starts again in {self.pause:.0f} s.")
            self.pause = min(self.pause * 2, PAUSES[1])

    def signal(self, number: int) -> None:
        """To the child and whatever it has started."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)


def stop(children: Sequence[Child]) -> None:
    """Ask all of them at once, wait, then insist."""
    running = [child for child in children if child.process is not None and child.process.poll() is None]
    for child in running:
        assert child.process is not None
        child.process.terminate()
    deadline = time.monotonic() + PATIENCE
    for child in running:
        assert child.process is not None
        with suppress(subprocess.TimeoutExpired):
            child.process.wait(max(0.0, deadline - time.monotonic()))
    for child in children:
        child.signal(signal.SIGKILL)
        if child.process is not None:
            child.process.wait()


def _end_with(parent: int) -> None:
    """Runs in the child, before its program: ask to be told when the parent ends."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)
