"""Where the rows live: the server named by DATABASE_URL, else the embedded PostgreSQL of the data folder.

The embedded server needs no care: the first connection of any process starts it, the last process to leave stops it
(see tracker.embedded). Nothing else in the program knows which of the two is in use.
"""

from pathlib import Path
from typing import Any

import dj_database_url

from tracker.embedded.server import Cluster

CONNECT_TIMEOUT = 3  # seconds; a reader should learn within about four that the database is gone
RECONNECT_TIMEOUT = 5  # seconds; the pool's pauses between tries double up to this, so it bounds the recovery
KEPT = 600  # seconds; a job worker's connection outlives its jobs, since a new one costs as much as reading an article


def database(url: str, cluster: Path, pool: int = 0, **server: str) -> dict[str, Any]:
    """Django's settings of the one database.

    pool:   most connections to keep for a web process; 0 for a command, which opens one and no pool. A worker keeps
            that from job to job, and tries it before each.
    server: settings of PostgreSQL itself, for the embedded one only.
    """
    found: dict[str, Any] = (
        dict(dj_database_url.parse(url)) if url else Cluster(cluster, tuple(server.items())).settings()
    )
    options = found.setdefault("OPTIONS", {})
    options.setdefault("connect_timeout", CONNECT_TIMEOUT)
    found["CONN_HEALTH_CHECKS"] = True
    found["CONN_MAX_AGE"] = 0 if pool else KEPT
    if pool:
        options["pool"] = {
            "min_size": 1,
            "max_size": pool,
            "timeout": CONNECT_TIMEOUT,
            "reconnect_timeout": RECONNECT_TIMEOUT,
        }
    return found
