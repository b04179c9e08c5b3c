"""The settings of a journey's site: a deployment's, without TLS and with a hash of passwords that costs nothing."""

from tracker.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
