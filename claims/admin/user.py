"""People: their role, and whether they may still come in. Somebody who leaves is deactivated; their work stays."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from claims.admin.recorded import RecordedAdmin
from claims.models import User, record
from claims.vocab.roles import Role
from claims.web.access import editor_of

admin.site.unregister(Group)  # roles are decided in vocab.roles, not by groups


@admin.register(User)
class UserAdmin(RecordedAdmin, DjangoUserAdmin):  # type: ignore[type-arg]
    """Whether somebody is staff follows from the role."""

    list_display = ("username", "name", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    search_fields = ("username", "name", "email")
    ordering = ("username",)
    fieldsets = (
        (None, {"fields": ("username", "password", "name", "email")}),
        (_("What they may do"), {"fields": ("role", "is_active")}),
    )
    add_fieldsets = (
        (
            None,
            {"classes": ("wide",), "fields": ("username", "name", "role", "usable_password", "password1", "password2")},
        ),
    )

    @transaction.atomic
    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        """Whoever sets somebody's password could come in as them: that stands in the record."""
        response: HttpResponse = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
            record(by=editor_of(request), verb="set password", target=User.objects.get(pk=id))
        return response

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        obj.is_staff = obj.role == Role.ADMIN
        super().save_model(request, obj, form, change)
