"""`manage.py up`, for real: first run, second run, Ctrl-C, a taken port, a kill."""

import signal
import stat
import subprocess
import sys

import psutil
import pytest
from django.core.management import CommandError

from tests.tracker.running import Site, free_port, wait_until
from tracker import up
from tracker.embedded.server import Cluster
from tracker.environment import BASE_DIR


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """The first run, and what it said; it goes on running."""
    site = Site(tmp_path_factory.mktemp("up") / "data here").start().ready()
    yield site
    if site.process.poll() is None:
        site.stop()


@pytest.fixture
def site(first):
    """The site, running."""
    if first.process.poll() is not None:
        first.start().ready()
    return first


def lives(process):
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def all_gone(processes):
    wait_until(lambda: not any(map(lives, processes)))


def test_first_run_says_how_to_log_in_and_keeps_it_private(first):
    logins = first.data / "logins.txt"
    pairs = dict(line.split() for line in logins.read_text().splitlines())
    assert list(pairs) == ["editor", "editor2", "admin"]
    assert len(set(pairs.values())) == 3
    assert all(password in first.said for password in pairs.values())
    assert stat.S_IMODE(logins.stat().st_mode) == 0o600
    assert f"http://localhost:{first.port}/" in first.said


def test_site_answers_without_tls_and_without_secure_cookies(site):
    assert site.get("/healthz").text == "ok\n"
    login = site.get("/account/login/")
    assert login.status == 200
    assert "Secure" not in login.headers["set-cookie"]


def test_taken_port_is_named_with_a_way_out(site):
    command = [sys.executable, "manage.py", "up", "--port", str(site.port)]
    done = subprocess.run(command, cwd=BASE_DIR, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert f"Port {site.port} cannot be used" in done.stderr
    assert f"make run PORT={site.port + 1}" in done.stderr
    assert "Traceback" not in done.stderr


def workers_of_imports(site):
    return [p for p in site.family() if "--queues imports" in " ".join(p.cmdline())]


def test_dead_worker_starts_again(site):
    (worker,) = workers_of_imports(site)
    worker.kill()
    site.wait_to_say("The job worker (imports) ended (code -9); it starts again")
    wait_until(lambda: workers_of_imports(site))


def test_dead_database_starts_again(site):
    cluster = Cluster(site.data / "postgres")
    psutil.Process(int((cluster.data / "postmaster.pid").read_text().split()[0])).kill()
    site.wait_to_say("The database ended; it starts again.")
    wait_until(lambda: site.get("/healthz").status == 200)


def stops_all_of_it(site, number):
    family = site.family()
    assert len(family) >= 4
    assert site.stop(number) == 0, site.said
    all_gone(family)
    assert not Cluster(site.data / "postgres").is_running()
    assert "Traceback" not in site.said


def test_ctrl_c_stops_all_of_it(site):
    stops_all_of_it(site, signal.SIGINT)


def test_second_run_is_quicker_and_does_not_show_passwords(first):
    if first.process.poll() is None:
        first.stop()
    took = first.took
    first.start().ready()
    assert first.took < took
    assert "Loading the demo" not in first.said
    assert str(first.data / "logins.txt") in first.said
    assert first.data.joinpath("logins.txt").read_text().split()[1] not in first.said


def test_killed_it_leaves_no_orphan_and_the_next_run_works(site):
    family = site.family()
    site.stop(signal.SIGKILL)
    all_gone(family)
    assert site.start().ready().get("/healthz").status == 200


def test_sigterm_stops_all_of_it(site):
    stops_all_of_it(site, signal.SIGTERM)


def test_password_is_made_of_letters_that_cannot_be_mixed_up():
    passwords = {up.make_password() for _ in range(100)}
    assert len(passwords) == 100
    assert all(len(password) == 19 for password in passwords)
    assert not set("".join(passwords)) & set("0o1il")


def test_free_port_is_held_until_it_is_let_go():
    port = free_port()
    held = up.hold_port("127.0.0.1", port)
    with pytest.raises(CommandError, match=f"PORT={port + 1}"):
        up.hold_port("127.0.0.1", port)
    held.close()
    up.hold_port("127.0.0.1", port).close()
