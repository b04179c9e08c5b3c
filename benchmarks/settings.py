"""The site's own settings, on a database of its own that every run makes afresh."""

import os

os.environ.setdefault("SECRET_KEY", "only for measuring, never for a site")
os.environ.setdefault("TRACKER_TLS", "0")
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,testserver")

from tracker.database import database
from tracker.environment import env
from tracker.settings import *  # noqa: F403
from tracker.settings import DATA

DATABASES = {"default": database("", DATA / "bench-postgres", pool=env.int("DATABASE_POOL", 0))}
ROOT_URLCONF = "benchmarks.urls"
