"""What a person decides about two sources, or about one of a group. Nothing here saves."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from claims.models import CopyProposal, Source


def _reason() -> forms.CharField:
    return forms.CharField(
        label=_("Your reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )


class CopyForm(forms.Form):
    """Which of the two is the origin, and why they are joined or kept apart. Fields are named as the record's."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    origin = forms.TypedChoiceField(label=_("The origin"), coerce=int, widget=forms.RadioSelect)
    decision = _reason()

    def __init__(self, sent: QueryDict | None, proposal: CopyProposal) -> None:
        initial = {"version": proposal.version, "origin": proposal.origin_id, "decision": proposal.decision}
        super().__init__(sent, initial=initial)
        field = self.fields["origin"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(source.pk, _named(source)) for source in proposal.pair]


class SplitForm(forms.Form):
    """Why a copy is no copy."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = _reason()


def _named(source: Source) -> str:
    return f"{source.title} ({source.outlet})" if source.outlet else source.title
