"""What can go wrong with the embedded server, in words for the person at the keyboard."""

from django.core.exceptions import ImproperlyConfigured


class ServerError(ImproperlyConfigured):
    """The embedded server could not be made, started or reached. A configuration error: Django prints it plainly."""
