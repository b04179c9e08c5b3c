"""Django's admin for what changes rarely: actors and their names, offices, sources' particulars, people.

One file per model file. Every save here is an Activity like any other (recorded.py), and nothing can be deleted:
what is published may name it. Everything else is done at the desk, by the stages' own pages.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from claims.admin.activity import ActivityAdmin
from claims.admin.actor import ActorAdmin
from claims.admin.source import SourceAdmin
from claims.admin.user import UserAdmin

__all__ = ["ActivityAdmin", "ActorAdmin", "SourceAdmin", "UserAdmin"]

admin.site.site_header = _("Actors, sources and people")
admin.site.site_title = _("Administration")
admin.site.index_title = _("What changes rarely")
