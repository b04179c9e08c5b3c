"""Saving in the admin: on top of the version that was seen, and recorded.

`VersionedForm` refuses a form made from an older version and says, field by field, what stands now, so nobody's
change is lost unseen. `RecordedAdmin` writes one Activity for each save.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import record
from claims.web.access import editor_of


class VersionedForm(forms.ModelForm):  # type: ignore[type-arg]
    """Carries the version it was made from, and counts one up when it saves."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, label=gettext_lazy("version"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.instance.version

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        rows = type(self.instance)._default_manager.select_for_update()
        current = rows.filter(pk=self.instance.pk).first()
        if current and cleaned.get("seen") != current.version:
            raise ValidationError([_("Somebody saved this first. It now says:"), *self._standing(current)])
        return cleaned

    def _standing(self, current: models.Model) -> list[str]:
        names = [name for name in self.fields if name != "seen" and hasattr(current, name)]
        return [
            f"{self.fields[name].label}: {getattr(current, name)}"
            for name in names
            if getattr(current, name) != self.cleaned_data.get(name)
        ] + [_("To save yours over it, open the record again in another window and copy it over.")]

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk:
            self.instance.version += 1
        return super().save(commit)


class RecordedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Each save is an Activity, naming the fields that changed; nothing is deleted."""

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}  # noqa: RUF012 (Django's own shape)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        # Fields of the table alone: a form may carry more, such as a new password in clear.
        kept = {field.name for field in obj._meta.fields} - {"password"}
        changed = [name for name in form.changed_data if name in kept]
        data = {name: str(form.cleaned_data.get(name, "")) for name in changed}
        verb = f"{'changed' if change else 'added'} {obj._meta.model_name}"
        record(by=editor_of(request), verb=verb, target=obj, data=data)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        rows = [("added", row) for row in formset.new_objects]
        rows += [("changed", row) for row, _fields in formset.changed_objects]
        rows += [("removed", row) for row in formset.deleted_objects]
        for done, row in rows:
            verb = f"{done} {row._meta.model_name}"
            record(by=editor_of(request), verb=verb, target=form.instance, data={"what": str(row)})

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """To look at, not to touch."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
