"""When somebody else saved first: both versions, side by side, and nothing lost.

The second editor sees what they wrote beside what stands there now, field by field, and chooses: save theirs
over it (the form again, at the current version), or leave what stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from claims.models.versioned import StaleRecord


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of the form: what was sent, what stands."""

    label: str
    mine: str
    theirs: str

    @property
    def differs(self) -> bool:
        return self.mine != self.theirs


def _shown(field: forms.BoundField, value: object) -> str:
    """A value of a field in words: as the form would fill it in, or the label of a choice."""
    value = field.field.prepare_value(value)
    value = "" if value is None else str(value)
    labels = {str(key): words for key, words in getattr(field.field, "choices", ())}
    return str(labels.get(value, value))


def conflict(request: HttpRequest, error: StaleRecord, form: forms.BaseForm, *, back: str) -> HttpResponse:
    """409 with both versions. `back` is the page that shows the record as it stands.

    Needs a form whose field names are the record's, and whose `version` field carries the version it was made from.
    """
    current = error.current
    differences = [
        Difference(str(f.label), _shown(f, f.value()), _shown(f, getattr(current, f.name, "")))
        for f in form
        if f.name != "version" and hasattr(current, f.name)
    ]
    # Whatever was sent is sent again as it was, save for the version: nothing a person typed is lost.
    sent = [(k, v) for k, values in request.POST.lists() for v in values if k not in ("version", "csrfmiddlewaretoken")]
    context = {
        "differences": differences,
        "sent": sent,
        "current": current,
        "back": back,
        "action": request.path,
    }
    template = "components/_conflict.html" if request.headers.get("HX-Request") else "conflict.html"
    response = render(request, template, context, status=HTTPStatus.CONFLICT)
    patch_vary_headers(response, ["HX-Request"])
    return response
