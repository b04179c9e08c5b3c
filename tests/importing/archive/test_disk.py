"""A folder in which no file is ever half there."""

import os
import subprocess
import sys
import time
from errno import ENOSPC
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.core.files.base import ContentFile

from claims.importing.archive.disk import WholeFiles

# Writes a file whose second piece never comes.
_WRITER = """
import time
from claims.importing.archive.disk import WholeFiles

class Slow:
    def chunks(self):
        yield b"x" * 1000
        print("half", flush=True)
        time.sleep(60)

WholeFiles(location=r"{folder}")._save("ab/cd/name", Slow())
"""


@pytest.fixture
def storage(tmp_path):
    return WholeFiles(location=tmp_path / "captures", directory_permissions_mode=0o750, file_permissions_mode=0o440)


def files(storage):
    return sorted(path.name for path in Path(storage.location).rglob("*") if path.is_file())


def test_a_file_lies_under_its_name_and_is_not_written_again(storage) -> None:
    assert storage.save("ab/cd/name", ContentFile(b"bytes")) == "ab/cd/name"
    path = Path(storage.path("ab/cd/name"))
    assert path.read_bytes() == b"bytes"
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o440, 0o750)


def test_a_full_disk_leaves_nothing(storage, monkeypatch) -> None:
    def full(_handle):
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr("claims.importing.archive.disk._sync", lambda folder: None)
    with pytest.raises(OSError, match="No space"):
        storage.save("ab/cd/name", ContentFile(b"bytes"))
    assert files(storage) == []


def test_a_writer_that_is_killed_leaves_no_stump(storage) -> None:
    code = _WRITER.format(folder=storage.location)
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]
    ) as writer:
        assert writer.stdout.readline() == b"half\n"
        writer.kill()
    assert not storage.exists("ab/cd/name")
    assert all(name.startswith(".part-") for name in files(storage))


def test_two_who_write_the_same_at_once_leave_one(storage) -> None:
    together, n = Barrier(8), 40
    failed = []

    def write():
        for number in range(n):
            together.wait()
            try:
                storage.save(f"ab/{number:02}/name-{number}", ContentFile(b"%d" % number * 5000))
            except Exception as error:  # told below, not in a thread
                failed.append(error)

    threads = [Thread(target=write) for _one in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(files(storage)) == n
    assert Path(storage.path("ab/07/name-7")).read_bytes() == b"7" * 5000


def test_a_folder_that_is_gone_is_not_a_file_that_is_gone(storage) -> None:
    storage.save("ab/cd/name", ContentFile(b"bytes"))
    with pytest.raises(FileNotFoundError):
        storage.open("ab/cd/other")
    Path(storage.location).rename(f"{storage.location}-{time.time_ns()}")
    with pytest.raises(OSError, match="not there") as caught:
        storage.open("ab/cd/name")
    assert not isinstance(caught.value, FileNotFoundError)
