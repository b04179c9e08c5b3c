"""Actors with their names in every script, and the offices people hold."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.dated import DatedForm
from claims.admin.recorded import RecordedAdmin, VersionedForm
from claims.models import Actor, ActorName, Office
from claims.vocab.kinds import ActorKind, NameKind
from claims.vocab.names import name_key

_UNSEEN = _("Nothing can be seen of this name.")


class ActorForm(VersionedForm):
    """Says of the actor what the database would only refuse."""

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not name_key(name):
            raise ValidationError(_UNSEEN)
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("kind") == ActorKind.UNNAMED and self.instance.pk:
            elsewhere = self.instance.hops.exclude(attribution__capture__source=cleaned.get("source"))
            if elsewhere.exists():
                self.add_error("kind", _("They speak in another source too, so they are not the unnamed one of this."))
        return cleaned


class ActorNameForm(forms.ModelForm):  # type: ignore[type-arg]
    """Gives each name the key it is found by."""

    class Meta:
        model = ActorName
        fields = ("name", "lang", "kind")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.instance.key = name_key(cleaned.get("name", ""))[:250]
        if cleaned.get("name") and not self.instance.key:
            self.add_error("name", _UNSEEN)
        return cleaned


class NameInline(admin.TabularInline):  # type: ignore[type-arg]
    model = ActorName
    form = ActorNameForm
    extra = 1


class OfficeForm(DatedForm):
    """An office of somebody else."""

    class Meta:
        model = Office
        fields = ("body", "title", "speaks", "date_edtf", "date_phrase")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        body = cleaned.get("body")
        if body and body.pk == self.instance.holder_id:
            self.add_error("body", _("Nobody holds an office of themselves."))
        return cleaned


class OfficeInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Office
    form = OfficeForm
    fk_name = "holder"
    autocomplete_fields = ("body",)
    extra = 0


@admin.register(Actor)
class ActorAdmin(RecordedAdmin):
    """The name that is shown is one of its names too: it is found like any other."""

    form = ActorForm
    list_display = ("name", "kind", "part_of", "description")
    list_filter = ("kind",)
    search_fields = ("name", "names__name")
    autocomplete_fields = ("part_of", "source")
    prepopulated_fields = {"slug": ("name",)}  # noqa: RUF012 (Django's own shape)
    inlines = (NameInline, OfficeInline)

    def get_readonly_fields(self, request: HttpRequest, obj: Actor | None = None) -> tuple[str, ...]:
        return ("slug",) if obj else ()  # an address is for ever

    def get_prepopulated_fields(self, request: HttpRequest, obj: Actor | None = None) -> dict[str, Any]:
        return {} if obj else dict(self.prepopulated_fields)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        actor: Actor = form.instance
        if not actor.names.filter(key=name_key(actor.name)).exists():
            ActorName.of(actor, actor.name, lang=actor.lang, kind=NameKind.PREFERRED).save()
