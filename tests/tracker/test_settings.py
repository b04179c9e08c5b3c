"""The settings of a deployment, read in a process of their own, as a server would."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.environment import BASE_DIR, prepare_for_up, secret_key, write_private

PRODUCTION = {
    "SECRET_KEY": "kfqm-xw3d-9prt-h2nv-" * 4,
    "ALLOWED_HOSTS": "disputes.example",
    "DATABASE_URL": "postgres://db.example/claims",
    "PROXY_COUNT": "1",
}


def manage(*arguments: str, data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=BASE_DIR,
        env={**keep, **environment, "TRACKER_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_settings_pass_the_deployment_check(tmp_path):
    done = manage("check", "--deploy", "--fail-level", "WARNING", data=tmp_path, **PRODUCTION)
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), done.stderr


def test_missing_key_is_named_and_nothing_starts(tmp_path):
    done = manage("check", data=tmp_path / "nothing here")
    assert done.returncode != 0
    assert "SECRET_KEY is not set" in done.stderr
    assert not (tmp_path / "nothing here").exists()


def test_pure_command_needs_no_database(tmp_path):
    assert manage("check", data=tmp_path, SECRET_KEY="k").returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_command_in_the_folder_of_up_reads_its_key(tmp_path, monkeypatch):
    monkeypatch.setenv("TRACKER_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("SECRET_KEY")
    prepare_for_up()
    made = secret_key()
    prepare_for_up()
    assert secret_key() == made
    assert len(made) > 80
    assert stat.S_IMODE((tmp_path / "data" / "secret_key").stat().st_mode) == 0o600
    assert not (tmp_path / "data").stat().st_mode & 0o066


def test_key_of_the_environment_comes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("TRACKER_DATA", str(tmp_path))
    monkeypatch.setenv("SECRET_KEY", "from outside")
    write_private(tmp_path / "secret_key", "from the file")
    assert secret_key() == "from outside"


@pytest.mark.parametrize("name", ["DATABASE_POOL", "PROXY_COUNT", "TRACKER_TLS"])
def test_value_that_makes_no_sense_is_named(tmp_path, name):
    done = manage("check", data=tmp_path, **{**PRODUCTION, name: "many"})
    assert done.returncode != 0
    assert name in done.stderr
