"""What was done to a dispute or a contradiction, in words: the desk's reading of the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.models import Activity

_WORDS = {
    "create": _("began the dispute"),
    "edit": _("changed its words"),
    "add_position": _("added a position"),
    "rename_position": _("renamed a position"),
    "remove_position": _("removed a position"),
    "place_claim": _("placed a claim"),
    "move_claim": _("moved a claim"),
    "unplace_claim": _("took a claim off the page"),
    "add_finding": _("added a finding"),
    "edit_finding": _("changed a finding"),
    "remove_finding": _("removed a finding"),
    "add_reading": _("added a reading of a finding"),
    "remove_reading": _("removed a reading of a finding"),
    "record_silence": _("wrote down a silence"),
    "edit_silence": _("changed a silence"),
    "remove_silence": _("removed a silence"),
    "annotate": _("left a note"),
    "submit": _("asked for a review"),
    "send_back": _("sent it back"),
    "review": _("reviewed it"),
    "publish": _("published it"),
    "pause": _("paused it"),
    "propose": _("proposed it"),
    "confirm": _("confirmed it"),
    "reject": _("rejected it"),
    "withdraw": _("took it back"),
    "reopen": _("proposed it anew"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing done: the row of the record, what was done in words, and what it was done to, if it says."""

    activity: Activity
    words: str
    subject: str


def told(activities: Iterable[Activity]) -> list[Told]:
    """The record in words; a verb stands for itself where nobody has put it into words yet."""
    return [Told(one, str(_WORDS.get(one.verb, one.verb)), _subject(one.data)) for one in activities]


def _subject(data: dict[str, Any]) -> str:
    """The claim, position or finding that it was about; of a changed label, both."""
    named = data.get("text") or data.get("label") or ""
    return " → ".join(named) if isinstance(named, list) else str(named)
