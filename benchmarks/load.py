"""A site on one worker, and a client that asks it as fast as it answers.

The server gets one processor and the client another where there are two, so neither takes the other's time.
Requests go one after another over one kept connection: what is measured is the time of a page, not of a queue.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

import psutil

BATCH = 0.7  # seconds of one measurement; many short ones in turn, since the machine's speed drifts


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def site() -> Iterator[tuple[int, psutil.Process]]:
    """(port, the process that answers); one worker, one thread, otherwise as `manage.py up` starts it."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "1"]
    command += ["--blocking-threads", "1", "--no-ws", "--log-level", "warning", "tracker.wsgi:application"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "benchmarks.settings", "DATABASE_POOL": "1"}
    server = subprocess.Popen(command, env=environment)  # noqa: S603 (our own command)
    try:
        _wait(port)
        family = [psutil.Process(server.pid), *psutil.Process(server.pid).children(recursive=True)]
        pin(family)
        yield port, max(family, key=lambda process: process.memory_info().rss)
    finally:
        server.terminate()
        server.wait(10)


def pin(processes: list[psutil.Process]) -> None:
    """The server to the last processor, this client to the first, where the machine allows it."""
    cores = sorted(psutil.Process().cpu_affinity() or [])
    if len(cores) > 1:
        with suppress(psutil.Error, OSError):
            for process in processes:
                process.cpu_affinity(cores[-1:])
            psutil.Process().cpu_affinity(cores[:1])


def _wait(port: int) -> None:
    for _try in range(200):
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            return
        time.sleep(0.1)
    raise TimeoutError("The site did not start.")


class Client:
    """One kept connection."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, http.client.HTTPMessage, bytes]:
        self.connection.request("GET", path, headers=dict(headers or {}))
        response = self.connection.getresponse()
        return response.status, response.headers, response.read()

    def rate(self, path: str, headers: Mapping[str, str] | None = None, expected: int = 200) -> float:
        """Requests per second for one batch; an answer other than `expected` is an error, not a fast page."""
        n, started = 0, time.perf_counter()
        while (elapsed := time.perf_counter() - started) < BATCH:
            status, _headers, _body = self.get(path, headers)
            if status != expected:
                raise RuntimeError(f"{path} answered {status}, not {expected}.")
            n += 1
        return n / elapsed
