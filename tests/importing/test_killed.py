"""A worker and the database killed in the middle, for real: no row is lost, and none is imported twice."""

import os
import signal
import subprocess
import sys
import time

import pytest

from claims.importing.batches import queue
from tests.tracker.running import PATIENCE, Server
from tracker import children, up
from tracker.environment import BASE_DIR

N_FILES = 10
PUT_BACK = """
INSERT INTO procrastinate_jobs (queue_name, task_name, args, priority)
VALUES ('imports', 'claims.importing.tasks.put_back', '{"timestamp": 0}', 10)
"""  # what runs every minute
READER = f"""
SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid) JOIN claims_importrow ON id = objid::bigint
WHERE locktype = 'advisory' AND classid = {queue._LOCKS} AND application_name LIKE 'worker %' AND status = 'working'
"""  # noqa: S608 (a number of ours)  # who works on a row just now
COUNTS = """
SELECT count(*), count(*) FILTER (WHERE status = 'imported'), count(DISTINCT capture_id),
    (SELECT count(*) FROM claims_capture), (SELECT count(*) FROM claims_source)
FROM claims_importrow
"""
ATTEMPTS = "SELECT sum(attempts) FROM claims_importrow"
IS_DONE = "SELECT NOT EXISTS (SELECT FROM claims_importrow WHERE status IN ('queued', 'working'))"
JOBS = "SELECT string_agg(concat_ws(' ', id, task_name, status), E'\n' ORDER BY id) FROM procrastinate_jobs"


class Place:
    """A database server, a folder for everything else, and two workers."""

    def __init__(self, server, data):
        self.server = server
        self.environment = server.environment(data)
        self.workers = [up.worker() for _ in range(2)]
        for n, worker in enumerate(self.workers):
            worker.environment.update(self.environment, PGAPPNAME=f"worker {n}")

    def take(self, articles):
        command = [sys.executable, "manage.py", "import_articles", articles, "--jobs", "--keep"]
        environment = {**os.environ, **self.environment}
        subprocess.run(command, cwd=BASE_DIR, env=environment, check=True, stdout=subprocess.DEVNULL)

    def tend(self):
        """What `up` does, and the clock: start who has ended, give back what was left behind."""
        for worker in self.workers:
            if worker.process is None or worker.process.poll() is not None:
                worker.start()
        self.server.ask(PUT_BACK)

    def wait_for(self, find):
        """What `find` finds, as soon as it finds something."""
        deadline = time.monotonic() + PATIENCE
        tended = 0.0
        while not (found := find()):
            assert time.monotonic() < deadline, self.server.ask(JOBS)
            if time.monotonic() > tended + 1:
                self.tend()
                tended = time.monotonic()
            time.sleep(0.02)
        return found

    def a_reader_at_rest(self):
        """A worker that has begun with a row and not ended, stopped in the middle with the other one."""
        if self.server.ask(READER) is None:
            return None
        self.signal(signal.SIGSTOP)
        if found := self.server.ask(READER):
            return self.workers[int(found[0].split()[1])]
        self.signal(signal.SIGCONT)
        return None

    def signal(self, number):
        for worker in self.workers:
            worker.signal(number)

    def kill_a_worker(self):
        self.wait_for(self.a_reader_at_rest).signal(signal.SIGKILL)
        self.signal(signal.SIGCONT)

    def kill_the_database(self):
        self.wait_for(self.a_reader_at_rest)
        self.server.kill()
        self.signal(signal.SIGCONT)


@pytest.fixture
def place(tmp_path, db):
    place = Place(Server(tmp_path / "server").start(), tmp_path / "data")
    yield place
    place.signal(signal.SIGKILL)
    children.stop(place.workers)
    place.server.stop()


@pytest.fixture
def articles(tmp_path):
    """Files that take a worker a moment each."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(N_FILES):
        lines = "\n\n".join(
            f"The office said on Monday that ship {n} and ship {m} stay at the pier." for m in range(900)
        )
        (folder / f"{n}.txt").write_text(f"Ship {n} stays\n\n{lines}\n")
    return folder


def test_killed_worker_and_killed_database_lose_nothing_and_do_nothing_twice(place, articles):
    place.take(articles)
    place.kill_a_worker()
    place.wait_for(lambda: place.server.ask(COUNTS)[1] > 2)
    place.kill_the_database()
    place.wait_for(lambda: place.server.ask(IS_DONE)[0])
    assert place.server.ask(COUNTS) == (N_FILES,) * 5
    assert place.server.ask(ATTEMPTS)[0] >= N_FILES + 2  # somebody did die in the middle, twice
