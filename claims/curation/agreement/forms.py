"""What a second reader says of one passage."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.curation.errors import NotInTheText
from claims.curation.forms import WordsField
from claims.curation.selection import nearest
from claims.vocab.selectors import Span, TextQuote, anchor, normalise

RIGHT, NOTHING, OTHERWISE, MISSED, DROP = VERBS = ("right", "nothing", "otherwise", "missed", "drop")


class JudgementForm(forms.Form):
    """One press of a button. `words` and `who` are for what is said otherwise, and for what was missed."""

    use_required_attribute = False

    verb = forms.ChoiceField(choices=[(one, one) for one in VERBS])
    suggestion = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    judgement = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    words = WordsField(
        label=_("The words that were said"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("As they stand in the text; “…” between pieces."),
    )
    who = WordsField(label=_("Who says them"), required=False, max_length=200)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, label_suffix="", **options)


def spans_of(text: str, typed: str, near: Span | None) -> list[Span]:
    """Where typed words stand, piece by piece: nearest to a place, or else where they stand alone.

    Errors: NotInTheText if a piece does not, or without a place stands there more than once.
    """
    pieces = [piece.strip() for piece in typed.split("…") if piece.strip()]
    found: list[Span] = []
    for piece in pieces:
        to = found[-1] if found else near
        span = nearest(text, piece, to) if to else anchor(TextQuote(normalise(piece)), text)
        if span is None or span in found:
            raise NotInTheText
        found.append(span)
    return sorted(found)
