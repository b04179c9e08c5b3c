"""The sentence that says who said it through whom, made from the hops and nothing else.

"A alleges this, as reported by B." for two hops that were heard; "B reports that C says that A promised this; A
has not confirmed it." for a chain with a link that nobody confirmed. The further the words have travelled, the
more the sentence says so (DESIGN §2 rule 3). Sentences are nested from whole translatable clauses, so a
translator decides on the order of words.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as later

from claims.vocab.kinds import HopStatus, Mode, SpeechAct

_NOW: dict[str, str] = {
    SpeechAct.ASSERTS: later("{who} says this"),
    SpeechAct.DENIES: later("{who} denies this"),
    SpeechAct.ALLEGES: later("{who} alleges this"),
    SpeechAct.DEMANDS: later("{who} demands this"),
    SpeechAct.RULES: later("{who} ruled this"),
    SpeechAct.CONFIRMS: later("{who} confirms this"),
    SpeechAct.PROMISES: later("{who} promises this"),
    SpeechAct.DECLINES: later("{who} declines to comment"),
    SpeechAct.SILENT: later("{who} has not confirmed or answered this"),
    SpeechAct.RETRACTS: later("{who} takes this back"),
}
_THEN: dict[str, str] = {
    SpeechAct.ASSERTS: later("{who} said this"),
    SpeechAct.DENIES: later("{who} denied this"),
    SpeechAct.ALLEGES: later("{who} alleged this"),
    SpeechAct.DEMANDS: later("{who} demanded this"),
    SpeechAct.RULES: later("{who} ruled this"),
    SpeechAct.CONFIRMS: later("{who} confirmed this"),
    SpeechAct.PROMISES: later("{who} promised this"),
    SpeechAct.DECLINES: later("{who} declined to comment"),
    SpeechAct.SILENT: later("{who} had not confirmed or answered this"),
    SpeechAct.RETRACTS: later("{who} took this back"),
}
_AFTER: dict[str, str] = {
    HopStatus.REPORTED: later("{what}; {who} has not confirmed it."),
    HopStatus.CONFIRMED: later("{what}; {who} has confirmed it."),
    HopStatus.DENIED: later("{what}; {who} denies having said so."),
    HopStatus.RETRACTED: later("{what}; it has since been taken back."),
}


def chain_sentence(names: Sequence[str], statuses: Sequence[str], mode: str, act: str) -> SafeString:
    """Names of the hops from the outlet on, with their statuses -> one sentence, safe for a page.

    Names are escaped unless they are safe already (a link to the actor).
    Errors: ValueError if there is no hop at all.
    """
    if not names:
        raise ValueError("A chain has at least one hop.")
    outlet, *rest = map(conditional_escape, names)
    if mode == Mode.NARRATION or not rest:
        return SafeString(_("{who} says this in its own voice.").format(who=outlet))
    return SafeString(_sentence(outlet, rest, statuses[-1], act))


def _sentence(outlet: str, rest: Sequence[str], status: str, act: str) -> str:
    """The same of names that are escaped, for a chain that leaves the outlet."""
    last = rest[-1]
    if len(rest) == 1 and status == HopStatus.HEARD:
        return _("{what}, as reported by {who}.").format(what=_(_NOW[act]).format(who=last), who=outlet)
    clause = _(_THEN[act]).format(who=last)
    for between in reversed(rest[:-1]):
        clause = _("{who} says that {what}").format(who=between, what=clause)
    clause = _("{who} reports that {what}").format(who=outlet, what=clause)
    return _(_AFTER[status]).format(what=clause, who=last) if status in _AFTER else f"{clause}."
