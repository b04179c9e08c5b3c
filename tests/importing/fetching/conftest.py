"""The hostile server as a fixture: the one place of 127.0.0.1 that may be fetched from."""

import socket
import threading
from collections.abc import Iterator

import pytest

from tests.importing.fetching.hostile import Server


@pytest.fixture
def server(db, settings) -> Iterator[Server]:
    listening = socket.create_server(("127.0.0.1", 0))
    one = Server(listening.getsockname()[1])
    threads: list[threading.Thread] = []

    def accept() -> None:
        while True:
            try:
                line, _who = listening.accept()
            except OSError:
                return
            threads.append(threading.Thread(target=one.serve, args=[line], daemon=True))
            threads[-1].start()

    settings.FETCH_PRIVATE_NETWORKS = ["127.0.0.1/32"]
    settings.FETCH_PORTS = [80, 443, one.port]
    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    yield one
    one.over.set()
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    accepting.join()
    for thread in threads:
        thread.join(timeout=5)
