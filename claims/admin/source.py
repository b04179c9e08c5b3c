"""Sources' particulars: how a work is cited, whether it can be read, and what it copies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.dated import DatedForm
from claims.admin.recorded import RecordedAdmin, VersionedForm
from claims.importing.find import url_key
from claims.importing.readers.article import named
from claims.models import Source
from claims.vocab import edtf
from claims.vocab.kinds import Origin


class SourceForm(DatedForm, VersionedForm):
    """Particulars that do not contradict another source's."""

    url = forms.URLField(label=_("address"), required=False, max_length=2000, assume_scheme="https")

    class Meta:
        model = Source
        fields = (
            "kind", "title", "lang", "outlet", "byline", "url", "access", "date_edtf", "date_phrase",
            "modified_edtf", "section", "licence", "canonical", "amp", "copy_of",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            origin = self.instance.provenance.get(named(name), Origin.DEFAULT)
            if origin != Origin.DEFAULT:
                field.help_text = f"{Origin(origin).label} {field.help_text}".strip()

    def clean_modified_edtf(self) -> str:
        try:
            return edtf.read(self.cleaned_data["modified_edtf"]).edtf
        except edtf.DateError as error:
            raise ValidationError(str(error)) from None

    def clean_url(self) -> str:
        """With the key by which an import finds the address again."""
        url: str = self.cleaned_data["url"]
        self.instance.url_key = key = url_key(url)
        if key and Source.objects.filter(url_key=key).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another source has this address."))
        return url

    def clean_copy_of(self) -> Source | None:
        origin: Source | None = self.cleaned_data["copy_of"]
        if origin and (origin.copy_of_id or self.instance.copies.exists()):
            raise ValidationError(
                _("A copy names its origin: a work that copies no other, of a work that has no copies.")
            )
        return origin

    def save(self, commit: bool = True) -> Any:
        """What a person changed is a person's."""
        changed = {named(name) for name in self.changed_data if name not in ("seen", "copy_of")}
        self.instance.provenance = self.instance.provenance | dict.fromkeys(changed, str(Origin.PERSON))
        return super().save(commit)


@admin.register(Source)
class SourceAdmin(RecordedAdmin):
    """Sources come from an import and stay; their particulars may be corrected."""

    form = SourceForm
    list_display = ("title", "outlet", "date_edtf", "access", "copy_of")
    list_filter = ("kind", "access")
    list_select_related = ("outlet", "copy_of")
    search_fields = ("title", "url", "outlet__name")
    autocomplete_fields = ("outlet", "copy_of")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
