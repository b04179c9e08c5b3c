"""User: an editor or an admin. Readers have no account, and there is no sign-up.

Colleagues and the record know a person by `name`, which may be a pseudonym. What a role may do is decided in
`claims.vocab.roles` alone; Django's own permissions are answered from there too.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.vocab.roles import Right, Role, may


class Users(UserManager["User"]):
    """`create_superuser` makes an admin, so that Django's own command does what its name says here."""

    def create_superuser(self, username: str, *args: Any, **fields: Any) -> User:
        fields.setdefault("role", Role.ADMIN)
        return super().create_superuser(username, *args, **fields)


class User(AbstractUser):
    """Who works here."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(
        _("name"), max_length=150, blank=True, help_text=_("As colleagues see it; may be a pseudonym.")
    )
    role = models.CharField(
        _("role"),
        max_length=10,
        choices=[(r.value, r.label) for r in (Role.EDITOR, Role.ADMIN)],
        default=Role.EDITOR,
    )

    objects: ClassVar[Users] = Users()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = (
            models.CheckConstraint(
                name="user_staff_means_admin",
                condition=Q(is_staff=True, role=Role.ADMIN) | Q(is_staff=False) & ~Q(role=Role.ADMIN),
            ),
        )

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    def may(self, right: Right) -> bool:
        return self.is_active and may(self.role, right)

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        return self.may(Right.MANAGE)

    def has_module_perms(self, app_label: str) -> bool:
        return self.may(Right.MANAGE)
