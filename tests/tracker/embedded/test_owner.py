"""As root: the server's user passes closed folders, may read there, and gets nothing else."""

import os
import sys
from pathlib import Path

import pytest

from tracker.embedded import owner
from tracker.embedded.errors import ServerError

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root lends the server to somebody else")

LOOK = """
import os, sys
print(os.getuid(), os.access(sys.argv[1], os.R_OK), os.access(sys.argv[1], os.W_OK), os.getgroups())
"""


@pytest.fixture
def closed(tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o700)
    (folder / "file").write_text("ours")
    (folder / "file").chmod(0o600)
    return folder / "file"


def look(path, output):
    with open(output, "w+") as file:
        done = owner.run([sys.executable, "-c", LOOK, str(path)], [path], env={}, output=file)
        file.seek(0)
        return done.returncode, file.read().strip()


def test_closed_folder_is_passed_and_read_but_not_written(closed, tmp_path):
    assert look(closed, tmp_path / "said") == (0, f"{owner.owner().pw_uid} True False []")


def test_closed_folder_stays_closed_to_everybody_else(closed, tmp_path):
    look(closed, tmp_path / "said")
    assert closed.parent.stat().st_mode & 0o777 == 0o700


def test_open_folder_needs_no_capability(tmp_path, monkeypatch):
    monkeypatch.setattr(owner, "_passing_through", lambda user: pytest.fail("not needed"))
    with open(tmp_path / "said", "w+") as file:
        assert owner.run(["/bin/sh", "-c", "id -u"], [Path("/usr/bin/env")], env={}, output=file).returncode == 0
        file.seek(0)
        assert file.read().strip() == str(owner.owner().pw_uid)


def test_missing_program_is_named(closed, tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(ServerError, match="setpriv"):
        look(closed, tmp_path / "said")
