"""`python -m benchmarks` (or `make bench`): measure, print, and write benchmarks/figures.md."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
django.setup()

from django.conf import settings  # noqa: E402 (after the settings are known)
from django.core.management import call_command  # noqa: E402

from benchmarks.measure import ROUNDS, everything  # noqa: E402

FIGURES = Path(__file__).with_name("figures.md")


def fresh_database() -> None:
    """A database of this run's own, in an embedded server that holds nothing else."""
    cluster = settings.DATABASES["default"]["CLUSTER"]
    cluster.hold()
    name = settings.DATABASES["default"]["NAME"]
    cluster.drop_databases(name)
    with cluster.maintenance() as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def main() -> None:
    fresh_database()
    figures = everything()
    lines = [
        "# Figures",
        "",
        f"Written by `make bench` on {datetime.now(UTC):%Y-%m-%d}: Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, one granian worker with one thread.",
        f"Ratios are taken round by round ({ROUNDS} rounds, each measure in turn), shown as median (least to most).",
        "Nothing is cached between requests; every request goes through the site's whole middleware.",
        "",
        "| Figure | Aim | Measured |",
        "|---|---|---|",
        *(f"| {what} | {aim} | {measured} |" for what, aim, measured in figures),
    ]
    FIGURES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))  # noqa: T201


main()
