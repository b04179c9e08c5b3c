"""Under which user the embedded server runs, and how it reaches its folder.

A normal user runs the server as itself. PostgreSQL refuses to run as root, so root lends it to `nobody`, who owns the
cluster's folder and nothing else. Where a folder on the way is closed to `nobody` (/root is), no folder is opened to
everybody: the server's processes alone get the capability to pass through and to read, not to write.
"""

import os
import pwd
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from tracker.embedded.errors import ServerError

LENT_TO = "nobody"
# include/uapi/linux/capability.h. The first suffices; containers often have only the second.
CAPABILITIES = {"dac_read_search": 2, "dac_override": 1}


def owner() -> pwd.struct_passwd:
    """The user that the server's processes run as."""
    return pwd.getpwnam(LENT_TO) if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def client() -> str:
    """The one user who may connect, by name: the one who runs us."""
    return pwd.getpwuid(os.geteuid()).pw_name


def make_folder(path: Path) -> None:
    """Make a folder that belongs to the server and is closed to everybody else, or refuse one that is not."""
    path.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() == 0 and path.stat().st_uid == 0:
        os.chown(path, owner().pw_uid, owner().pw_gid)
    found = path.lstat()
    if path.is_symlink() or found.st_uid != owner().pw_uid or found.st_mode & 0o077:
        raise ServerError(
            f"{path} belongs to another user (number {found.st_uid}) or is open to others. Run the program as "
            f"the user who made it, or name another data folder with TRACKER_DATA."
        )


def run(
    command: Sequence[str], paths: Sequence[Path], *, env: Mapping[str, str], output: IO[str] | int
) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs as its owner.

    paths: what it must reach; decides whether it needs help to pass closed folders.
    """
    user = owner()
    is_lent = os.geteuid() == 0
    if is_lent and any(_is_closed(path, user) for path in paths):
        command, is_lent = [*_passing_through(user), *command], False
    return subprocess.run(  # noqa: S603 - our own command and paths, no shell
        command,
        env={**os.environ, **env},
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # Ctrl-C is for us; the server is stopped when the last of us leaves
        text=True,
        check=False,
        user=user.pw_uid if is_lent else None,
        group=user.pw_gid if is_lent else None,
        extra_groups=[] if is_lent else None,
    )


def _is_closed(path: Path, user: pwd.struct_passwd) -> bool:
    """Whether a folder on the way lets only others through."""
    for folder in path.resolve().parents:
        found = folder.stat()
        bit = 0o100 if found.st_uid == user.pw_uid else 0o010 if found.st_gid == user.pw_gid else 0o001
        if not found.st_mode & bit:
            return True
    return False


def _passing_through(user: pwd.struct_passwd) -> list[str]:
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise ServerError(
            "This folder is closed to the database's user, and the program setpriv (of util-linux), which would "
            "let it through, is missing. Install it, or run as a normal user, or move the folder."
        )
    status = Path("/proc/self/status").read_text(encoding="ascii")
    ours = int(status.partition("CapEff:")[2].split()[0], 16)
    name = next((name for name, bit in CAPABILITIES.items() if ours >> bit & 1), None)
    if name is None:
        raise ServerError("This folder is closed to the database's user, and root here may not let it through.")
    return [
        setpriv,
        f"--reuid={user.pw_uid}",
        f"--regid={user.pw_gid}",
        "--clear-groups",
        "--no-new-privs",
        "--securebits=+no_setuid_fixup",  # else access(2) answers as if there were no capability
        f"--inh-caps=-all,+{name}",
        f"--ambient-caps=+{name}",
        "--",
    ]
