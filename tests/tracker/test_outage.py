"""The database gone for a while: kind words at once, and back by itself when it is."""

import logging
import signal
import sys
import time

import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError
from psycopg_pool import PoolTimeout

from tests.tracker.running import Server, free_port, get, wait_until
from tracker import children, outage, up

VISITOR = "sessionid=abcdefghijklmnopqrstuvwxyz012345"  # a page that asks who it is must ask the database

JOB = """
INSERT INTO procrastinate_jobs (queue_name, task_name, args)
VALUES ('builtin', 'builtin:procrastinate.builtin_tasks.remove_old_jobs', '{"max_hours": 1}')
RETURNING id
"""


@pytest.fixture
def server(tmp_path, db):
    server = Server(tmp_path / "a server").start()
    yield server
    server.stop()


@pytest.fixture
def port():
    return free_port()


@pytest.fixture
def pieces(server, port, tmp_path):
    """Web server and worker as in production, each alone."""
    environment = server.environment(tmp_path / "data")
    pieces = [up.web_server("127.0.0.1", port), up.worker()]
    for piece in pieces:
        piece.environment.update(environment)
        piece.start()
    wait_until(lambda: is_up(port))
    yield pieces
    children.stop(pieces)
    assert -signal.SIGKILL not in [piece.process.returncode for piece in pieces]


def is_up(port):
    try:
        return get(port, "/healthz").status == 200
    except OSError:
        return False


def is_done(server, worker, job):
    if worker.process.poll() is not None:  # it may end with its database; the system starts it again
        worker.start()
    return server.ask(f"SELECT status FROM procrastinate_jobs WHERE id = {job}") == ("succeeded",)  # noqa: S608 (a number)


def test_site_says_so_and_comes_back_with_the_server(port, server, pieces):
    assert get(port, "/account/password/", VISITOR).status == 200  # the login page

    server.stop()
    began = time.monotonic()
    answer = get(port, "/account/password/", VISITOR)
    assert time.monotonic() - began < 10  # it asks for three seconds; nobody told to would ask for thirty
    assert answer.status == 503
    assert answer.headers["retry-after"] == "10"
    assert "Our records cannot be reached just now" in answer.text
    assert get(port, "/healthz").status == 503
    assert get(port, "/account/login/").status == 200  # what needs no database still works

    server.cluster.start()
    wait_until(lambda: get(port, "/account/password/", VISITOR).status == 200)
    (job,) = server.ask(JOB)  # not the only one: the worker has jobs of its own at every full minute
    wait_until(lambda: is_done(server, pieces[1], job))


@pytest.fixture
def ask(client, monkeypatch):
    """Ask for a page whose session raises this, in a middleware, before any view."""

    def ask(error):
        def fail(*_):
            raise error

        monkeypatch.setattr("django.contrib.sessions.middleware.SessionMiddleware.process_request", fail)
        client.raise_request_exception = False
        return client.get("/account/login/")

    return ask


@pytest.mark.parametrize("error", [OperationalError("gone"), InterfaceError("connection is closed")])
def test_outage_in_a_middleware_is_a_503(ask, error):
    answer = ask(error)
    assert answer.status_code == 503
    assert answer["Content-Security-Policy"]


@pytest.mark.parametrize("error", [ProgrammingError("no such table"), ValueError("ours")])
def test_mistake_of_ours_is_a_500_in_kind_words(ask, error):
    answer = ask(error)
    assert answer.status_code == 500
    assert "It is our fault" in answer.content.decode()
    assert "Retry-After" not in answer


def test_outage_is_logged_in_one_line():
    try:
        raise OperationalError("gone") from PoolTimeout("none free")
    except OperationalError:
        record = logging.LogRecord("django.request", logging.ERROR, "", 0, "%s: %s", ("x", "/"), sys.exc_info())
    assert outage.InOneLine().filter(record)
    assert record.getMessage() == "x: /: gone"
    assert record.exc_info is None
