"""A database of one run's own, in an embedded server that holds nothing else."""

from django.conf import settings
from django.core.management import call_command


def fresh_database() -> None:
    cluster = settings.DATABASES["default"]["CLUSTER"]
    cluster.hold()
    name = settings.DATABASES["default"]["NAME"]
    cluster.drop_databases(name)
    with cluster.maintenance() as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    call_command("migrate", verbosity=0)
