"""`manage.py up` as a person would run it: a process, its words, its site."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tracker.environment import BASE_DIR

PATIENCE = 180.0  # seconds; a first run may share two slow cores with everything else


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Answer:
    status: int
    text: str
    headers: dict[str, str] = field(default_factory=dict)


def get(port: int, path: str, cookie: str = "") -> Answer:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Cookie": cookie})
    try:
        with urllib.request.urlopen(request, timeout=20) as found:  # noqa: S310 - our own address
            return Answer(found.status, found.read().decode(), dict(found.headers))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.read().decode(), dict(error.headers))


@dataclass
class Site:
    """One `up`, with a data folder and a port of its own."""

    data: Path
    port: int = field(default_factory=free_port)

    def start(self) -> "Site":
        unwanted = {"DATABASE_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE", "TRACKER_TLS"}
        inherited = {name: value for name, value in os.environ.items() if name not in unwanted}
        self.output = self.data.with_name(f"{self.data.name}.{time.monotonic_ns()}.out")
        with open(self.output, "w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up", "--port", str(self.port)],
                cwd=BASE_DIR,
                env={**inherited, "TRACKER_DATA": str(self.data)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        return self

    def ready(self) -> "Site":
        self.wait_to_say("Log in at")
        return self

    @property
    def said(self) -> str:
        return self.output.read_text()

    def wait_to_say(self, words: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while words not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.05)

    def get(self, path: str) -> Answer:
        return get(self.port, path)

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def stop(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(20)
