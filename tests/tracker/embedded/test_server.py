"""The embedded server, for real: made, shared by processes, stopped by the last, and what happens after a kill."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from tracker.embedded import owner
from tracker.embedded.errors import ServerError
from tracker.embedded.server import Cluster

HOLDER = """
import sys
from pathlib import Path
from tracker.embedded.server import Cluster
Cluster(Path(sys.argv[1]), (("fsync", "off"),)).hold()
print("holds", flush=True)
sys.stdin.read()
"""


class Holder:
    """Another process that uses the cluster."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-c", HOLDER, str(folder)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ready(self) -> "Holder":
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "holds\n"
        return self

    def leave(self) -> None:
        self.process.communicate(timeout=120)

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A path with a space, a quote and a comma; closed to others, so that root must lend a way through."""
    folder = tmp_path_factory.mktemp("data") / "it's here, really"
    folder.mkdir()
    return folder / "postgres"


@pytest.fixture
def hold(folder: Path) -> Iterator[Callable[[], Holder]]:
    holders: list[Holder] = []

    def start() -> Holder:
        holders.append(Holder(folder))
        return holders[-1]

    yield start
    for holder in holders:
        if holder.process.returncode is None:
            holder.leave()
    assert not Cluster(folder).is_running()


def query(cluster: Cluster, text: str) -> object:
    with cluster.maintenance() as connection:
        (row,) = connection.execute(text).fetchall()
        return row[0]


def postmaster(cluster: Cluster) -> psutil.Process:
    return psutil.Process(int((cluster.data / "postmaster.pid").read_text().split()[0]))


def test_server_is_stopped_by_the_last_who_leaves(folder, hold):
    cluster = Cluster(folder)
    first, second = hold(), hold()  # both at once, on a folder that does not exist yet
    first.ready()
    second.ready()
    first.leave()
    assert cluster.is_running()
    second.leave()
    assert not cluster.is_running()


def test_server_left_by_a_killed_process_is_used_and_then_stopped(folder, hold):
    hold().ready().kill()
    assert Cluster(folder).is_running()
    hold().ready().leave()
    assert not Cluster(folder).is_running()


def test_server_knows_every_script(folder, hold):
    hold().ready()
    lowered = query(Cluster(folder), "SELECT lower('ԵՐԵՎԱՆ БАКУ ΑΘΉΝΑ')")
    assert lowered == "երեվան баку αθήνα"
    assert query(Cluster(folder), "SELECT to_tsvector('russian', 'Мирные переговоры') @@ 'переговор'") is True


def test_server_listens_on_no_network(folder, hold):
    hold().ready()
    assert query(Cluster(folder), "SELECT current_setting('listen_addresses')") == ""
    assert postmaster(Cluster(folder)).net_connections("inet") == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may be somebody else")
def test_server_lets_no_other_user_in(folder, hold):
    hold().ready()
    cluster = Cluster(folder)
    assert postmaster(cluster).username() == owner.LENT_TO
    with pytest.raises(psycopg.OperationalError, match="Peer authentication failed"):
        psycopg.connect(host=str(cluster.socket), user="postgres", dbname="postgres")


def test_server_starts_again_after_a_crash(folder, hold):
    cluster = Cluster(folder)
    holder = hold().ready()
    postmaster(cluster).send_signal(signal.SIGKILL)
    holder.kill()
    hold().ready()
    assert query(cluster, "SELECT 1") == 1


def test_server_starts_when_its_old_number_belongs_to_somebody_else(folder, hold):
    cluster = Cluster(folder)
    hold().ready().leave()
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n{int(time.time())}\n5432\n")
    assert not cluster.is_running()
    hold().ready()
    assert query(cluster, "SELECT 1") == 1


def test_leftovers_of_killed_test_runs_are_dropped(folder, hold):
    hold().ready()
    cluster = Cluster(folder)
    with cluster.maintenance() as connection:
        connection.execute("CREATE DATABASE test_left")
    cluster.drop_databases("test_%")
    assert query(cluster, "SELECT count(*) FROM pg_database WHERE datname = 'test_left'") == 0
    assert query(cluster, "SELECT count(*) FROM pg_database WHERE datname = 'tracker'") == 1


def test_socket_moves_to_a_short_path_where_the_folder_is_deep(tmp_path):
    near, far = Cluster(Path("/srv/tracker")), Cluster(tmp_path / ("deep" * 30))
    assert near.socket == Path("/srv/tracker/server/socket")
    assert far.socket.parent == Path("/tmp")
    assert far.socket != Cluster(tmp_path / ("deep" * 31)).socket


def test_folder_of_another_user_is_refused(tmp_path):
    (tmp_path / "server").mkdir(mode=0o755)
    if os.geteuid() == 0:
        os.chown(tmp_path / "server", 1, 1)
    with pytest.raises(ServerError, match="belongs to another user"):
        Cluster(tmp_path).start()


def test_failure_shows_what_postgres_said(folder, hold):
    hold().ready().leave()
    cluster = Cluster(folder, (("no_such_setting", "on"),))
    with pytest.raises(ServerError, match='unrecognized configuration parameter "no_such_setting"'):
        cluster.start()
