"""Who uses the server: any number of processes at once, and the last one to leave puts out the light.

Every process that uses a cluster keeps a shared lock (flock) on its file `holders`. Whoever can turn that into an
exclusive lock is alone, and may stop the server. The kernel drops a lock when its process ends, however it ends, so a
killed process holds nothing: the server it left running is stopped by the next one to leave. The file `starting`
serialises coming and going, so that no two start it, and nobody stops what another is just starting to use.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Hold:
    """One process's share in the use of a cluster."""

    def __init__(self, folder: Path) -> None:
        self.file = os.open(folder / "holders", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self.file, fcntl.LOCK_SH)

    def is_last(self) -> bool:
        """Whether nobody else holds the cluster. Ask only within `starting`."""
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def drop(self) -> None:
        """Let go. In a forked child this closes only the child's copy: the parent still holds."""
        os.close(self.file)


@contextmanager
def starting(folder: Path) -> Iterator[None]:
    """One at a time comes or goes."""
    file = os.open(folder / "starting", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)
