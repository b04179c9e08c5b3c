"""What was done to a dispute or a contradiction, in words: the desk's reading of the record."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

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


def told(verb: str) -> str:
    """A verb of the record in words; the verb itself where nobody has put it into words yet."""
    return str(_WORDS.get(verb, verb))
