"""What can go wrong with the embedded server, in words for the person at the keyboard."""

from django.core.management import CommandError


class ServerError(CommandError):
    """The embedded server could not be made, started or reached. Any command shows the words, and no traceback."""
