"""Two versions of one attribution in words: what an editor sent, and what a colleague made of it meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claims.curation.forms import VersionsForm
from claims.curation.marking import Marking
from claims.models import Attribution
from claims.models.versioned import StaleRecord
from claims.vocab.sentences import chain_sentence

_SAME = ("mode", "speech_act", "date_edtf", "date_phrase", "status")


def sent_form(error: StaleRecord, marking: Marking) -> VersionsForm:
    """What the form of an attribution held, beside what stands."""
    form, text = marking.form, marking.capture.text
    link = marking.context()
    hops = [link["outlet"], *link["hops"]]
    mine = {name: form[name].value() for name in _SAME if name in form.fields}
    words = " … ".join(text[piece.start : piece.end] for piece in marking.draft.pieces)
    told = sentence(hops, str(mine["mode"]), str(mine["speech_act"]))
    claim = str(link["chosen"] or form["claim_text"].value() or "")
    return side_by_side(error, {**mine, "words": words, "sentence": told, "claim_words": claim})


def sent_decision(error: StaleRecord, attribution: Attribution) -> VersionsForm:
    """What a decision would have made of an attribution, beside what stands."""
    mine = {name: getattr(attribution, name) for name in _SAME}
    return side_by_side(error, {**mine, **_in_words(attribution)})


def side_by_side(error: StaleRecord, mine: dict[str, Any]) -> VersionsForm:
    """The form that `claims.web.conflict` compares with the current row, which gets the same words."""
    assert isinstance(error.current, Attribution)
    for name, value in _in_words(error.current).items():
        setattr(error.current, name, value)
    form = VersionsForm(initial=mine)
    if "status" not in mine:
        del form.fields["status"]
    return form


def _in_words(attribution: Attribution) -> dict[str, str]:
    hops = list(attribution.hops.select_related("actor"))
    return {
        "words": str(attribution),
        "sentence": sentence(hops, attribution.mode, attribution.speech_act),
        "claim_words": str(attribution.claim or ""),
    }


def sentence(hops: Sequence[Any], mode: str, act: str) -> str:
    """The sentence of a chain, as plain text; empty for a forged mode or act, which saving refuses."""
    names = [hop.actor.name if hop.actor else hop.as_named for hop in hops]
    try:
        return str(chain_sentence(names, [hop.status for hop in hops], mode, act))
    except ValueError:
        return ""
