"""The program as a person or an operator would run it: `manage.py up`, or a database server and what runs on it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil
import psycopg
from django.db import connection

from tracker.embedded.server import BINARIES, Cluster
from tracker.environment import BASE_DIR

PATIENCE = 180.0  # seconds; a first run may share two slow cores with everything else


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)


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
        self.started_at = time.monotonic()
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
        """`took`: the seconds since its start."""
        self.wait_to_say("Log in at")
        self.took = time.monotonic() - self.started_at
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
        return self.process.wait(PATIENCE)


def postgres_url(given: dict[str, Any], name: str) -> str:
    """One of a server's databases, as DATABASE_URL names it; `given` as in Django's settings."""
    password = f":{quote(given['PASSWORD'], safe='')}" if given.get("PASSWORD") else ""
    port = f":{given['PORT']}" if given.get("PORT") else ""
    return f"postgres://{quote(given['USER'])}{password}@{quote(given['HOST'], safe='')}{port}/{name}"


class Server:
    """A PostgreSQL that no site starts or stops, with our tables."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.cluster = Cluster(folder, (("fsync", "off"),))
        self.url = postgres_url(self.cluster.settings(), "tracker")

    def environment(self, data: Path) -> dict[str, str]:
        """For what runs on it as in production, with a data folder of its own."""
        return {
            "DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "tracker.settings",
            "TRACKER_DATA": str(data),
            "ALLOWED_HOSTS": "127.0.0.1",
        }

    def start(self) -> "Server":
        """For the first time. Its tables are those of the tests' own database, migrated and empty already."""
        self.cluster.start()
        given = connection.settings_dict
        tables = [BINARIES / "pg_dump", "--no-owner", postgres_url(given, given["NAME"])]
        with subprocess.Popen(tables, stdout=subprocess.PIPE) as dump:
            load = [BINARIES / "psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", self.url]
            subprocess.run(load, stdin=dump.stdout, stdout=subprocess.DEVNULL, check=True)
        assert dump.returncode == 0
        return self

    def ask(self, query: str) -> tuple[Any, ...] | None:
        """The first row of the answer, if it has rows."""
        with psycopg.connect(self.url) as asking:
            answer = asking.execute(query)
            return answer.fetchone() if answer.description else None

    def kill(self) -> None:
        """End all its processes at once, and start it again."""
        postmaster = psutil.Process(int((self.cluster.data / "postmaster.pid").read_text().split()[0]))
        family = [*postmaster.children(recursive=True), postmaster]
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(family, timeout=10)
        self.cluster.start()

    def stop(self) -> None:
        self.cluster.stop()
