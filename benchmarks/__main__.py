"""`python -m benchmarks` (or `make bench`): measure, print, and write benchmarks/figures.md."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
django.setup()

from django.core.management import call_command  # noqa: E402 (after the settings are known)

from benchmarks.database import fresh_database  # noqa: E402
from benchmarks.measure import ROUNDS, everything  # noqa: E402

FIGURES = Path(__file__).with_name("figures.md")


def main() -> None:
    fresh_database()
    call_command("collectstatic", interactive=False, verbosity=0)
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
