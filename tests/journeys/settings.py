"""The settings of a journey's site: a deployment's, without TLS, with a hash of passwords that costs nothing.

And with patience: while a busy machine starts a connection, a reader would be told that the records are out of reach.
"""

from tracker.settings import *  # noqa: F403
from tracker.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PATIENCE = 60  # seconds
DATABASES["default"]["OPTIONS"]["connect_timeout"] = PATIENCE
if "pool" in DATABASES["default"]["OPTIONS"]:
    DATABASES["default"]["OPTIONS"]["pool"]["timeout"] = PATIENCE
