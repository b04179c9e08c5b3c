"""Sources' particulars: how a work is cited, whether it can be read, and what it copies."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.dated import DatedForm
from claims.admin.recorded import RecordedAdmin, VersionedForm
from claims.models import Source


class SourceForm(DatedForm, VersionedForm):
    url = forms.URLField(label=_("address"), required=False, max_length=2000, assume_scheme="https")

    class Meta:
        model = Source
        fields = ("kind", "title", "lang", "outlet", "byline", "url", "access", "date_edtf", "date_phrase", "copy_of")


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
