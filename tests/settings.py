"""The settings of the tests: a database that may be lost, a quick hash, plain HTTP.

Several runs may go at once: they share one PostgreSQL and each makes a database of its own name.
"""

import os

os.environ.setdefault("SECRET_KEY", "only for tests, never for a site")
os.environ.setdefault("TRACKER_TLS", "0")

from tracker.database import database
from tracker.environment import env
from tracker.settings import *  # noqa: F403
from tracker.settings import DATA, STORAGES

DATABASES = {
    "default": database(
        env.str("DATABASE_URL", ""),
        DATA / "test-postgres",
        fsync="off",
        synchronous_commit="off",
        full_page_writes="off",
        max_connections="200",
    )
}
DATABASES["default"]["TEST"] = {"NAME": f"test_tracker_{os.getpid()}"}

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "captures": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
}
WHITENOISE_AUTOREFRESH = True  # no STATIC_ROOT to scan
FETCH_DELAY = 0.0
ATTRIBUTION_MODEL = "/nowhere"  # the rules alone, except where a test loads the engine itself
MODELS_ROOT = DATA / "no models"
