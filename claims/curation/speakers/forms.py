"""What an editor says of a name: whom it means, by which button was pressed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from claims.curation.forms import languages
from claims.curation.speakers.queries import Group
from claims.models import Actor
from claims.vocab.kinds import NameKind

KEEP = [
    ("", _("no: only here they are called so")),
    (NameKind.ALIAS.value, NameKind.ALIAS.label),
    (NameKind.ABBREVIATION.value, NameKind.ABBREVIATION.label),
    (NameKind.METONYM.value, NameKind.METONYM.label),
]


class SettleForm(forms.Form):
    """`do` is the button: actor, new, unnamed, nobody."""

    use_required_attribute = False

    do = forms.ChoiceField(choices=[(one, one) for one in ("actor", "new", "unnamed", "nobody")])
    actor = forms.ModelChoiceField(Actor.objects.none(), required=False)
    keep = forms.ChoiceField(label=_("Keep it as a name of theirs"), choices=KEEP, required=False)
    lang = forms.ChoiceField(label=_("Language of the name"), choices=languages, required=False)
    everywhere = forms.BooleanField(label=_("Likewise in every other article with these words"), required=False)

    def __init__(self, data: QueryDict | None, group: Group, lang: str) -> None:
        super().__init__(data, initial={"lang": lang}, label_suffix="")
        self.fields["actor"].queryset = (  # type: ignore[attr-defined]
            Actor.objects.for_source(group.source) if group.source else Actor.objects.filter(source=None)
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("do") == "actor" and not data.get("actor") and not self.errors:
            raise forms.ValidationError(_("Choose whom the name means first."))
        return data
