"""What was done to a record, in words for colleagues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models import Activity

# The verbs of this stage, and those of the stages before that speak of the same records.
VERBS = {
    "mark": _("marked"),
    "accept": _("accepted"),
    "accept-many": _("accepted together"),
    "correct": _("corrected"),
    "reject": _("rejected"),
    "withdraw": _("withdrawn"),
    "reopen": _("reopened"),
    "split": _("split in two"),
    "split-off": _("split off from another"),
    "merge": _("merged with another"),
    "undo": _("a decision taken back"),
    "write": _("written"),
    "edit": _("reworded"),
    "attach": _("given a citation"),
    "detach": _("a citation taken away"),
    "annotate": _("a note left"),
    "create": _("added"),
    "add-name": _("a name added"),
    "add-office": _("an office added"),
    "switch-model": _("another model made current"),
    "model-back": _("the model before made current again"),
}


@dataclass(frozen=True, slots=True)
class Done:
    """One line of a history. `by` is empty where the program did it; `before` the words that stood there."""

    what: str
    by: str
    at: datetime
    reason: str
    before: str


def history(target: models.Model, limit: int = 30) -> list[Done]:
    """What was done to one row, newest first."""
    return [_line(one) for one in Activity.objects.about(target).select_related("by")[:limit]]


def _line(one: Activity) -> Done:
    before = one.data.get("before", "")
    return Done(
        what=str(VERBS.get(one.verb, one.verb)),
        by=str(one.by or ""),
        at=one.at,
        reason=one.reason,
        before=before if isinstance(before, str) else "",
    )
