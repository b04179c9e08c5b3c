"""A server of our own on 127.0.0.1 that says whatever a test wants, byte by byte; every other address stays closed."""

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

TLS = b"\x16"  # how a client of TLS begins
Say = Callable[[socket.socket], None]


@dataclass
class Server:
    """`says`: path -> the bytes of an answer, or what writes one. `asked`: every request as it came."""

    port: int
    says: dict[str, bytes | Say] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    asked: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def page(self, path: str, body: bytes, *headers: str, status: str = "200 OK") -> str:
        """Answer a path with a page; its address."""
        self.says[path] = answer(body, *headers, status=status)
        return self.url(path)

    def pause(self, seconds: float) -> None:
        """Say nothing for a while, or until the test is over."""
        self.over.wait(seconds)

    def paths(self) -> list[str]:
        return [request.split(" ")[1] for request in self.asked]

    def serve(self, connected: socket.socket) -> None:
        """Read one request and answer it."""
        tls = self.tls
        # Whoever asked may have heard enough, or not have trusted us.
        with suppress(OSError), tls.wrap_socket(connected, server_side=True) if tls else connected as line:
            self._answer(line)

    def _answer(self, line: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request and request[:1] != TLS and (more := line.recv(65536)):
            request += more
        if request[:1] == TLS:
            line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        elif request:
            self.asked.append(request.decode("latin-1"))
            said = self.says.get(self.asked[-1].split(" ")[1], answer(b"", status="404 Not Found"))
            said(line) if callable(said) else line.sendall(said)


def answer(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
