"""Workers and the database killed in the middle, for real: no row is lost, and none is imported twice."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from urllib.parse import quote

import psutil
import psycopg
import pytest

from tracker import children, up
from tracker.embedded import owner
from tracker.embedded.server import Cluster
from tracker.environment import BASE_DIR

N_FILES = 10
LIMIT = 90  # seconds, on a machine that does much else
PUT_BACK = """
INSERT INTO procrastinate_jobs (queue_name, task_name, args)
VALUES ('imports', 'claims.importing.tasks.put_back', '{"timestamp": 0}')
"""  # what would run within the minute
COUNTS = """
SELECT count(*), count(*) FILTER (WHERE status = 'imported'), count(DISTINCT capture_id),
    (SELECT count(*) FROM claims_capture), (SELECT count(*) FROM claims_source), sum(attempts)
FROM claims_importrow
"""


class Place:
    """A database server, a folder for everything else, and what runs on them."""

    def __init__(self, folder):
        (folder / "server").mkdir()
        self.folder = folder
        self.cluster = Cluster(folder / "server", (("fsync", "off"),))
        self.cluster.start()
        self.environment = {
            "DATABASE_URL": f"postgres://{owner.client()}@{quote(str(self.cluster.socket), safe='')}/tracker",
            "DJANGO_SETTINGS_MODULE": "tracker.settings",
            "TRACKER_DATA": str(folder / "data"),
        }
        self.workers = []

    def manage(self, *command):
        environment = {**os.environ, **self.environment}
        command = [sys.executable, "manage.py", *map(str, command)]
        subprocess.run(command, cwd=BASE_DIR, env=environment, check=True, stdout=subprocess.DEVNULL)

    def work(self, n):
        for _ in range(n):
            worker = up.worker()
            worker.environment.update(self.environment)
            worker.start()
            self.workers.append(worker)

    def kill_workers(self):
        for worker in self.workers:
            worker.process.kill()
            worker.process.wait()
        self.workers.clear()

    def kill_database(self):
        postmaster = psutil.Process(int((self.cluster.data / "postmaster.pid").read_text().split()[0]))
        family = [*postmaster.children(recursive=True), postmaster]
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(family, timeout=10)
        self.cluster.start()

    def ask(self, query):
        with psycopg.connect(host=str(self.cluster.socket), user=owner.client(), dbname="tracker") as connection:
            answer = connection.execute(query)
            return answer.fetchone() if answer.description else None

    def wait_until(self, condition):
        deadline = time.monotonic() + LIMIT
        while not self.ask(f"SELECT {condition}")[0]:
            assert time.monotonic() < deadline, self.ask(COUNTS)
            for worker in self.workers:
                if worker.process.poll() is not None:  # one that lost the database ends; `up` starts it again
                    worker.start()
            time.sleep(0.005)


@pytest.fixture
def place(tmp_path):
    place = Place(tmp_path)
    place.manage("migrate", "--verbosity=0")
    yield place
    children.stop(place.workers)
    place.cluster.stop()


@pytest.fixture
def articles(tmp_path):
    """Files that take a worker a moment each: one is being read whenever somebody looks."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(N_FILES):
        lines = "\n\n".join(
            f"The office said on Monday that ship {n} and ship {m} stay at the pier." for m in range(900)
        )
        (folder / f"{n}.txt").write_text(f"Ship {n} stays\n\n{lines}\n")
    return folder


def test_killed_workers_and_a_killed_database_lose_nothing_and_do_nothing_twice(place, articles):
    place.manage("import_articles", articles, "--jobs", "--keep")
    reading = "EXISTS (SELECT FROM claims_importrow WHERE status = 'working')"
    place.work(2)
    place.wait_until(reading)
    place.kill_workers()
    place.work(2)
    place.ask(PUT_BACK)
    place.wait_until("(SELECT count(*) > 2 FROM claims_importrow WHERE status = 'imported')")
    place.wait_until(reading)
    place.kill_database()
    place.ask(PUT_BACK)
    place.wait_until("NOT EXISTS (SELECT FROM claims_importrow WHERE status IN ('queued', 'working'))")
    rows, imported, distinct, captures, sources, attempts = place.ask(COUNTS)
    assert (rows, imported, distinct, captures, sources) == (N_FILES,) * 5
    assert attempts > N_FILES  # somebody did die in the middle
