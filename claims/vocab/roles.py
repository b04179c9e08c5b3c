"""What each role may do: the one place that decides.

A right is a verb a person would use. Views ask `may(user.role, Right.PUBLISH)` through `claims.web.access`;
nothing else compares roles. Rules about one row (no one confirms their own link) live with the row.
"""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """DESIGN §3. A reader has no account."""

    READER = "reader", _("Reader")
    EDITOR = "editor", _("Editor")
    ADMIN = "admin", _("Admin")


class Right(TextChoices):
    """Everything that somebody may be allowed to do."""

    READ = "read", _("read what is published")
    CURATE = "curate", _("see captures, judge suggestions, write claims, annotate")
    DISPUTE = "dispute", _("propose and confirm contradictions, draft and review disputes")
    IMPORT = "import", _("import articles")
    PUBLISH = "publish", _("publish and pause")
    MANAGE = "manage", _("manage actors, outlets and people")


_READER = frozenset({Right.READ})
_EDITOR = _READER | {Right.CURATE, Right.DISPUTE}
RIGHTS: dict[str, frozenset[Right]] = {
    Role.READER: _READER,
    Role.EDITOR: _EDITOR,
    Role.ADMIN: _EDITOR | {Right.IMPORT, Right.PUBLISH, Right.MANAGE},
}


def may(role: str, right: Right) -> bool:
    """Whether a role carries a right."""
    return right in RIGHTS[role]
