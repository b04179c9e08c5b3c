"""Fields of the desk's forms that find a record by what a person types."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from claims.models import Actor
from claims.vocab.names import name_key

LISTED = 20  # actors suggested while typing, or named when several are meant


class ActorField(forms.CharField):
    """An actor, by any of its names. Where two share one, by the last part of the address of its page."""

    default_error_messages = {  # noqa: RUF012 (Django's own shape)
        "unknown": _("Nobody called “%(typed)s” is known here. An editor can add them at the workbench."),
        "several": _("Several are called “%(typed)s”. Write one of these: %(these)s."),
    }

    def __init__(self, **kwargs: Any) -> None:
        address = reverse_lazy("claims:actor-names")
        attrs = {
            "autocomplete": "off", "dir": "auto", "list": "actor-names",
            "hx-get": address, "hx-trigger": "input changed delay:300ms", "hx-target": "#actor-names",
            "hx-swap": "outerHTML",
        }  # fmt: skip
        super().__init__(widget=forms.TextInput(attrs=attrs), max_length=200, **kwargs)

    def clean(self, value: Any) -> Actor | None:
        typed = super().clean(value)
        if not typed:
            return None
        exact = Actor.objects.filter(names__key=name_key(typed)).distinct()[:LISTED]
        found = list(exact) or list(Actor.objects.filter(slug=typed)) or list(Actor.objects.named(typed)[:LISTED])
        if not found:
            raise forms.ValidationError(self.error_messages["unknown"], "unknown", {"typed": typed})
        if len(found) > 1:
            these = ", ".join(f"{actor.slug} ({actor})" for actor in found)
            raise forms.ValidationError(self.error_messages["several"], "several", {"typed": typed, "these": these})
        return found[0]

    def prepare_value(self, value: Any) -> Any:
        """The name of an actor given by itself or its id; its address where another has the same name."""
        if not isinstance(value, int | Actor):
            return value
        actor = value if isinstance(value, Actor) else Actor.objects.get(pk=value)
        shared = Actor.objects.filter(names__key=name_key(actor.name)).exclude(pk=actor.pk).exists()
        return actor.slug if shared else actor.name
