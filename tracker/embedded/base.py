"""Django's PostgreSQL backend, plus one thing: the embedded server runs before anybody connects.

Named by ENGINE = "tracker.embedded". Asking for the connection parameters is the one step that every way to the
database takes (Django itself, its pool, the job worker), and that no command takes which needs no database.
"""

from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql import base, client

from tracker.embedded.server import BINARIES, Cluster


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell` with the embedded psql."""

    executable_name = str(BINARIES / "psql")

    def runshell(self, parameters: Iterable[str]) -> None:
        self.connection.get_connection_params()
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        cluster: Cluster = self.settings_dict["CLUSTER"]
        cluster.hold()
        params: dict[str, Any] = super().get_connection_params()
        return params
