"""The app's configuration."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """The one app of the project."""

    name = "claims"
    default_auto_field = "django.db.models.BigAutoField"
