#!/usr/bin/env python
"""The door to every command of this project: `.venv/bin/python manage.py help` lists them."""

import os
import sys

from django.core.management import execute_from_command_line

from tracker.environment import prepare_for_up, prepare_to_read


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    if sys.argv[1:2] == ["up"]:
        prepare_for_up()
    reads_a_file = sys.argv[1:2] == ["extract_attributions"] and any(arg.startswith("--input") for arg in sys.argv)
    if sys.argv[1:2] == ["read_article"] or reads_a_file:
        prepare_to_read()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
