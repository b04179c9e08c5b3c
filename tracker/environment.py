"""What the environment says, and the defaults of somebody who is only trying the program out.

Every value of a deployment comes from an environment variable. Nothing here has a default that is unsafe in
production: without SECRET_KEY the program refuses to start, and it expects TLS. `manage.py up` alone, which runs on
one's own machine, brings a random key of its own and speaks plain HTTP on localhost.
"""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()


def data_folder() -> Path:
    """Everything this copy of the program keeps: database, captures, key, logins. Never in git."""
    return env.path("TRACKER_DATA", BASE_DIR / ".data").absolute()


def key_file() -> Path:
    return data_folder() / "secret_key"


def secret_key() -> str:
    """From SECRET_KEY, else from the file that `manage.py up` made in the data folder."""
    key: str = env.str("SECRET_KEY", "")
    if key:
        return key
    try:
        return key_file().read_text(encoding="ascii")
    except FileNotFoundError:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Set it to a long random text that only this deployment knows; "
            "to try the program on your own machine, run `make run` once, which makes a key."
        ) from None


def prepare_for_up() -> None:
    """Let `manage.py up` run with no environment at all: a key made once, plain HTTP, localhost."""
    os.environ.setdefault("TRACKER_TLS", "0")
    os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
    if "SECRET_KEY" not in os.environ and not key_file().exists():
        make_data_folder()
        write_private(key_file(), secrets.token_urlsafe(64))


def prepare_to_read() -> None:
    """Let a command that stores nothing and answers nobody run where no key was made: with one for this process."""
    if "SECRET_KEY" not in os.environ and not key_file().exists():
        os.environ["SECRET_KEY"] = secrets.token_urlsafe(64)


def make_data_folder() -> None:
    """Only its owner may look inside; under root, the database's own user may also pass through."""
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o711 if os.geteuid() == 0 else 0o700)


def write_private(path: Path, text: str) -> None:
    """Write a file that is at no moment readable to anyone but its owner."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(path)
