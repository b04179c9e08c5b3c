"""A site as its users get it: a web server process of its own, on a database of its own, with its static files.

No live_server: that empties its tables after each test, which the database refuses for what is written once. A
database is copied from a template instead, which takes PostgreSQL a tenth of a second. A server takes seconds to start,
so it is lent again, with a fresh database in the place of the old one.
"""

from __future__ import annotations

import fcntl
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connection
from django.test import Client
from psycopg import sql

from claims.models import User
from tests.tracker.running import postgres_url
from tracker.children import Child, stop
from tracker.environment import BASE_DIR, data_folder
from tracker.up import ACCOUNTS, static_fingerprint, web_server

PASSWORD = "a long and simple password"
START_LIMIT = 180.0  # seconds
STATIC = data_folder() / "test-static"


@dataclass(frozen=True)
class Databases:
    """The databases of this run, made of each other; every name begins as those that a later run clears away."""

    prefix: str
    sessions: dict[str, str] = field(default_factory=dict)  # of who is logged in, in each of them

    def name(self, which: str) -> str:
        return f"{self.prefix}_{which}"

    def copy(self, template: str, which: str) -> str:
        """Its name. Nobody may be connected to `template` meanwhile."""
        query = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with _maintenance() as server:
            server.execute(query.format(sql.Identifier(self.name(which)), sql.Identifier(template)))
        return self.name(which)

    def drop(self, which: str) -> None:
        with _maintenance() as server:
            name = sql.Identifier(self.name(which))
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))


def _maintenance() -> psycopg.Connection:
    given = connection.settings_dict
    password, port = given.get("PASSWORD") or None, given.get("PORT") or None
    return psycopg.connect(
        host=given["HOST"], port=port, user=given["USER"], password=password, dbname="postgres", autocommit=True
    )


def database_url(name: str) -> str:
    return postgres_url(connection.settings_dict, name)


@contextmanager
def working_in(name: str) -> Iterator[None]:
    """Django's own connection, for a while, to another database."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def make_empty(databases: Databases) -> None:
    """The template `empty`: tables, three accounts, and a session of each."""
    connection.close()
    # Where no other test of this run needs a database, pytest-django has not made the one with the tables.
    is_migrated = connection.settings_dict["NAME"].startswith("test_")
    empty = databases.copy(connection.settings_dict["NAME"] if is_migrated else "template1", "empty")
    with working_in(empty):
        call_command("migrate", interactive=False, verbosity=0)
        count_from_one()
        password = make_password(PASSWORD)
        for name, role in ACCOUNTS.items():
            user = User.objects.create(username=name, role=role, is_staff=role == "admin", password=password)
            client = Client()
            client.force_login(user)
            databases.sessions[name] = client.cookies[settings.SESSION_COOKIE_NAME].value


def make_demo(databases: Databases) -> None:
    """The template `demo`: the same with the demonstration. By the command: here a browser may be running already."""
    url = database_url(databases.copy(databases.name("empty"), "demo"))
    command = [sys.executable, "manage.py", "seed_demo", "--verbosity", "0"]
    with TemporaryDirectory() as data:
        subprocess.run(command, cwd=BASE_DIR, env={**os.environ, **environment(url, Path(data))}, check=True)


def count_from_one() -> None:
    """Other tests have left no rows, but have used up numbers: a journey may rely on the first being 1."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sequencename FROM pg_sequences WHERE sequencename LIKE 'claims\\_%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'ALTER SEQUENCE "{name}" RESTART')


def collect_static() -> None:
    """Once for all workers, and again only when a file has changed."""
    STATIC.mkdir(parents=True, exist_ok=True)
    stamp = STATIC / ".collected"
    with open(STATIC.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        fingerprint = static_fingerprint()
        if stamp.exists() and stamp.read_text() == fingerprint:
            return
        command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--clear", "--verbosity", "0"]
        subprocess.run(command, cwd=BASE_DIR, env={**os.environ, **environment("", STATIC)}, check=True)
        stamp.write_text(fingerprint)


def environment(url: str, data: Path) -> dict[str, str]:
    """A deployment's, but for TLS. The key is ours, so that sessions made here are good there."""
    return {
        "DJANGO_SETTINGS_MODULE": "tests.journeys.settings",
        "DATABASE_URL": url,
        "TRACKER_DATA": str(data),
        "STATIC_ROOT": str(STATIC),
        "SECRET_KEY": settings.SECRET_KEY,
        "TRACKER_TLS": "0",
        "ALLOWED_HOSTS": "127.0.0.1",
        "ATTRIBUTION_MODEL": "/nowhere",  # the rules alone: a journey is of pages, and the same wherever it runs
    }


class Site:
    """A running site; `address` has no slash at its end."""

    def __init__(self, database: str, data: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.server: Child = web_server("127.0.0.1", port)
        self.server.environment.update(environment(database_url(database), data))
        self.server.start()

    def wait(self) -> None:
        """Until it answers, from its database."""
        deadline = time.monotonic() + START_LIMIT
        while time.monotonic() < deadline:
            assert self.server.process is not None
            assert self.server.process.poll() is None, "the server did not start; its words are in the output"
            try:
                with urllib.request.urlopen(f"{self.address}/healthz", timeout=5):  # noqa: S310 - our own address
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        raise AssertionError("the server did not answer in time")

    def stop(self) -> None:
        stop([self.server])


class Sites:
    """Sites that run, lent one after the other; `folder` makes a data folder."""

    def __init__(self, databases: Databases, folder: Callable[[], Path]) -> None:
        self.databases, self.folder = databases, folder
        self.all: list[Site] = []
        self.idle: list[tuple[str, Site]] = []
        self.demo = cache(lambda: make_demo(databases))  # only where a worker has journeys that need it

    @contextmanager
    def lend(self, template: str) -> Iterator[Site]:
        """A site on a copy of a template, for whoever reads or changes it alone."""
        if template == "demo":
            self.demo()
        which, site = self.idle.pop() if self.idle else (f"site_{len(self.all)}", None)
        self.databases.drop(which)  # under the server, which connects again
        name = self.databases.copy(self.databases.name(template), which)
        if site is None:
            site = Site(name, self.folder())
            self.all.append(site)
        site.wait()
        yield site
        self.idle.append((which, site))

    def stop(self) -> None:
        for n, site in enumerate(self.all):
            site.stop()
            self.databases.drop(f"site_{n}")
