"""The sentence that says who said it through whom, made from the hops and nothing else.

"A alleges this, as reported by B." for two hops that were heard; "B reports that C says that A promised this; A
has not confirmed it." for a chain with a link that nobody confirmed. The further the words have travelled, the
more the sentence says so (DESIGN §2 rule 3). Sentences are nested from whole translatable clauses, so a
translator decides on the order of words.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as later

from claims.vocab.kinds import HopStatus, Mode, SpeechAct

_NOW = {
    SpeechAct.ASSERTS: later("{who} says this"),
    SpeechAct.DENIES: later("{who} denies this"),
    SpeechAct.ALLEGES: later("{who} alleges this"),
    SpeechAct.DEMANDS: later("{who} demands this"),
    SpeechAct.RULES: later("{who} ruled this"),
    SpeechAct.CONFIRMS: later("{who} confirms this"),
    SpeechAct.PROMISES: later("{who} promises this"),
    SpeechAct.DECLINES: later("{who} declines to comment"),
}
_THEN = {
    SpeechAct.ASSERTS: later("{who} said this"),
    SpeechAct.DENIES: later("{who} denied this"),
    SpeechAct.ALLEGES: later("{who} alleged this"),
    SpeechAct.DEMANDS: later("{who} demanded this"),
    SpeechAct.RULES: later("{who} ruled this"),
    SpeechAct.CONFIRMS: later("{who} confirmed this"),
    SpeechAct.PROMISES: later("{who} promised this"),
    SpeechAct.DECLINES: later("{who} declined to comment"),
}
_AFTER = {
    HopStatus.REPORTED: later("{what}; {who} has not confirmed it."),
    HopStatus.CONFIRMED: later("{what}; {who} has confirmed it."),
    HopStatus.DENIED: later("{what}; {who} denies having said so."),
    HopStatus.RETRACTED: later("{what}; the report has since been taken back."),
}


def chain_sentence(names: Sequence[str], statuses: Sequence[str], mode: str, act: str) -> SafeString:
    """Names of the hops from the outlet on, with their statuses -> one sentence, safe for a page.

    Names are escaped unless they are safe already (a link to the actor).
    Errors: ValueError if there is no hop at all.
    """
    if not names:
        raise ValueError("A chain has at least one hop.")
    outlet, *rest = names
    if mode == Mode.NARRATION or not rest:
        return format_html(_("{who} says this in its own voice."), who=outlet)
    last, status = rest[-1], statuses[-1]
    if len(rest) == 1 and status == HopStatus.HEARD:
        clause = format_html(_(_NOW[SpeechAct(act)]), who=last)
        return format_html(_("{what}, as reported by {who}."), what=clause, who=outlet)
    clause = format_html(_(_THEN[SpeechAct(act)]), who=last)
    for between in reversed(rest[:-1]):
        clause = format_html(_("{who} says that {what}"), who=between, what=clause)
    clause = format_html(_("{who} reports that {what}"), who=outlet, what=clause)
    if status in _AFTER:
        return format_html(_(_AFTER[HopStatus(status)]), what=clause, who=last)
    return format_html("{}.", clause)
