"""Everything on one machine: look whether the port is free, prepare, start web server and worker, watch over them.

Refuses to be a deployment: it serves plain HTTP, makes up passwords, and loads a demo where there are no accounts yet.
docs/deploy.md says how to run each piece alone.
"""

import hashlib
import os
import secrets
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from operator import itemgetter
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command, get_commands
from django.db import connections, transaction
from django.urls import reverse

from tracker.children import Child, stop
from tracker.environment import BASE_DIR, data_folder, make_data_folder, write_private

Say = Callable[[str], None]

ACCOUNTS = {"editor": "editor", "editor2": "editor", "admin": "admin"}
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no letter that looks like another
# A worker each: what reads hostile files may need much memory, and shall not find the trained model beside it.
QUEUES = ("imports", "default")
START_LIMIT = 60.0  # seconds until the site must answer
TEND_EVERY = 0.5  # seconds


class Stopped(BaseException):
    """Ctrl-C, or SIGTERM. No Exception: nothing on the way may catch it."""


def run(host: str, port: int, say: Say) -> None:
    """Run until told to stop."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stopped)
    children: list[Child] = []
    held: socket.socket | None = None
    try:
        held = hold_port(host, port)
        make_data_folder()
        prepare()
        logins = first_run(say)
        connections.close_all()
        children = [web_server(host, port), *map(worker, QUEUES)]
        for child in children:
            child.start()
        wait_for(f"http://{_reachable(host)}:{port}/healthz", children[0])
        say(greeting(_reachable(host), port, logins))
        while True:
            tend(children, say)
            time.sleep(TEND_EVERY)
    except Stopped:
        say("\nStopping ...")
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        connections.close_all()
        stop(children)
        if held:
            held.close()


def _stopped(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)
    raise Stopped


def _reachable(host: str) -> str:
    return "localhost" if host in {"0.0.0.0", "::", "127.0.0.1"} else host  # noqa: S104 - compared, not bound


def hold_port(host: str, port: int) -> socket.socket:
    """Make sure that the port is free, and keep other copies of the program from it while the socket lives.

    Looking is not enough: the web server binds so that its workers can share the port, so two copies that look at the
    same moment would both get it. The name below belongs to one process at a time and goes with it, whatever its end
    (Linux; elsewhere the look has to do).
    """
    taken = (
        f"Port {port} cannot be used ({{}}): another program has it, perhaps another copy of this one. "
        f"Choose another, for example: make run PORT={port + 1}"
    )
    held = socket.socket(socket.AF_UNIX)
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            if sys.platform == "linux":
                held.bind(f"\0contradiction-tracker-port-{port}")
            probe.bind((host, port))
        except OSError as error:
            held.close()
            raise CommandError(taken.format(error.strerror)) from None
    return held


def prepare() -> None:
    """The tables as this version wants them, the static files beside them; the worker prints what is not printed."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("print_editions", later=True, verbosity=0)
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if not stamp.exists() or stamp.read_text(encoding="ascii") != static_fingerprint():
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(static_fingerprint(), encoding="ascii")


def static_fingerprint() -> str:
    """Changes with any static file: collecting hashes and compresses hundreds, and takes seconds."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list(None), key=itemgetter(0)):
            found = os.stat(storage.path(name))
            digest.update(f"{name}|{found.st_size}|{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def logins_file() -> Path:
    return data_folder() / "logins.txt"


def first_run(say: Say) -> dict[str, str]:
    """Where nobody has an account yet: make three, with passwords made at random, and load the demo.

    All or nothing: a first run that is interrupted leaves an empty database, and the next one is the first again.
    Shape: {account: password}, empty when this is not the first run.
    """
    users = get_user_model()._default_manager
    if users.exists():
        return {}
    logins = {name: make_password() for name in ACCOUNTS}
    with transaction.atomic():
        for name, role in ACCOUNTS.items():
            create_account(name, role, logins[name])
        if "seed_demo" in get_commands():
            say("Loading the demo ...")
            call_command("seed_demo", verbosity=0)
        lines = "".join(f"{name}  {password}\n" for name, password in logins.items())
        write_private(logins_file(), lines)
    return logins


def create_account(name: str, role: str, password: str) -> None:
    users: Any = get_user_model()._default_manager
    make = users.create_superuser if role == "admin" else users.create_user
    make(name, password=password, role=role)


def make_password() -> str:
    """About 79 bits, in four groups that can be typed."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


def web_server(host: str, port: int) -> Child:
    threads = os.environ.get("WEB_THREADS", "4")
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    command += ["--workers", os.environ.get("WEB_WORKERS", "1"), "--blocking-threads", threads, "--no-ws"]
    command += ["--log-level", "warning", "--workers-kill-timeout", "5", "tracker.wsgi:application"]
    return Child("web server", command, BASE_DIR, {"DATABASE_POOL": os.environ.get("DATABASE_POOL", threads)})


def worker(queue: str = "") -> Child:
    """Of one queue, or of all."""
    command = [sys.executable, "manage.py", "procrastinate", "worker", "--shutdown-graceful-timeout", "5"]
    command += ["--queues", queue] if queue else []
    return Child(f"job worker ({queue})" if queue else "job worker", command, BASE_DIR)


def wait_for(address: str, server: Child) -> None:
    """Until the site answers, or its server has died."""
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline:
        if server.process is not None and server.process.poll() is not None:
            raise CommandError("The web server did not start; its own words stand above.")
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise CommandError(f"The site did not answer at {address} within {START_LIMIT:.0f} seconds.")


def greeting(host: str, port: int, logins: dict[str, str]) -> str:
    lines = [f"\nThe site answers at http://{host}:{port}/  (Ctrl-C stops it)\n"]
    if logins:
        lines += [f"  {name:<8} {password}" for name, password in logins.items()]
        lines += ["", f"These passwords are shown only now; they are kept in {logins_file()}"]
    elif logins_file().exists():
        lines += [f"Accounts and first passwords: {logins_file()}"]
    else:
        lines += ["Forgotten a password? .venv/bin/python manage.py changepassword ACCOUNT"]
    return "\n".join([*lines, f"Log in at http://{host}:{port}{reverse('login')}"])


def tend(children: list[Child], say: Say) -> None:
    """Start again what has died: a child, or the embedded database."""
    cluster = settings.DATABASES["default"].get("CLUSTER")
    if cluster is not None and not cluster.is_running():
        say("The database ended; it starts again.")
        cluster.revive()
    for child in children:
        child.tend(say)
