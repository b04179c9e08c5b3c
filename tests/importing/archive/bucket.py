"""A bucket in this process: as much of the S3 protocol as the archive speaks, without keys or parts."""

from email.utils import formatdate
from hashlib import md5
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"


class Bucket(BaseHTTPRequestHandler):
    """`objects`: name -> bytes. `refuses`: a status that is the answer to everything."""

    protocol_version = "HTTP/1.1"
    objects: dict[str, bytes]
    refuses: HTTPStatus | None = None

    def log_message(self, *_args: object) -> None:
        """Nothing."""

    def do_PUT(self) -> None:
        data = self.rfile.read(int(self.headers["Content-Length"]))
        if self._is_open():
            self.objects[self._name()] = _whole(data) if "x-amz-decoded-content-length" in self.headers else data
            self._say(HTTPStatus.OK)

    def do_GET(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        if self._is_open() and "list-type" not in asked and "prefix" not in asked:
            self._give()
        elif self.refuses is None:
            self._list(asked.get("prefix", [""])[0])

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_DELETE(self) -> None:
        if self._is_open():
            self.objects.pop(self._name(), None)
            self._say(HTTPStatus.NO_CONTENT)

    def _is_open(self) -> bool:
        if self.refuses:
            self._say(self.refuses)
        return self.refuses is None

    def _give(self) -> None:
        data = self.objects.get(self._name())
        self._say(HTTPStatus.NOT_FOUND) if data is None else self._say(HTTPStatus.OK, data)

    def _list(self, prefix: str) -> None:
        under = [name[len(prefix) :] for name in sorted(self.objects) if name.startswith(prefix)]
        folders = dict.fromkeys(name.partition("/")[0] for name in under if "/" in name)
        files = [name for name in under if "/" not in name]
        said = "".join(f"<Contents><Key>{escape(prefix + one)}</Key><Size>1</Size></Contents>" for one in files)
        said += "".join(f"<CommonPrefixes><Prefix>{escape(prefix + one)}/</Prefix></CommonPrefixes>" for one in folders)
        xml = f'<ListBucketResult xmlns="{NAMESPACE}"><IsTruncated>false</IsTruncated>{said}</ListBucketResult>'
        self._say(HTTPStatus.OK, xml.encode())

    def _name(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix("/").partition("/")[2]

    def _say(self, status: HTTPStatus, data: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Last-Modified", formatdate(usegmt=True))
        self.send_header("ETag", f'"{md5(data, usedforsecurity=False).hexdigest()}"')
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


def _whole(chunked: bytes) -> bytes:
    """What was sent in chunks, each with its size before it."""
    data = b""
    while chunked:
        head, _end, rest = chunked.partition(b"\r\n")
        size = int(head.partition(b";")[0], 16)
        if not size:
            break
        data, chunked = data + rest[:size], rest[size + 2 :]
    return data
