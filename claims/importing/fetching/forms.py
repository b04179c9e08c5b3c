"""What an admin says of a feed to follow. Nothing here saves."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.importing.errors import BadAddress
from claims.importing.fetching.addresses import MAX_LENGTH, checked
from claims.vocab.statuses import FeedState

_EVERY = (
    (15, _("every quarter of an hour")),
    (60, _("every hour")),
    (360, _("every six hours")),
    (1440, _("once a day")),
)


class FollowForm(forms.Form):
    """A feed, a news sitemap, or the index of sitemaps."""

    url = forms.CharField(
        label=_("Address of the feed or sitemap"),
        max_length=MAX_LENGTH,
        widget=forms.URLInput(attrs={"dir": "ltr"}),
        help_text=_("RSS, Atom, or a sitemap. It begins with https:// or http://."),
    )
    every_minutes = forms.TypedChoiceField(label=_("How often it is asked"), choices=_EVERY, initial=60, coerce=int)
    outlet = forms.CharField(
        label=_("Outlet"), max_length=200, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    takes_backlog = forms.BooleanField(
        label=_("Also import what it lists already"),
        required=False,
        help_text=_("Otherwise only what is new in it from now on. A sitemap may list thousands."),
    )

    def clean_url(self) -> str:
        try:
            return checked(self.cleaned_data["url"]).url
        except BadAddress as error:
            raise forms.ValidationError(str(error)) from None


class DecideForm(forms.Form):
    """What is to be done with a feed."""

    state = forms.TypedChoiceField(choices=FeedState.choices, coerce=FeedState)
