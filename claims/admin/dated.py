"""A vague date in an admin form: typed as EDTF or plain words, kept with its bounds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.vocab.edtf import DateError, read


class DatedForm(forms.ModelForm):  # type: ignore[type-arg]
    """For a model that is Dated: sets all four of its columns, or says what is wrong with the date."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date_edtf"].help_text = _("2023-02-22, 2023-02, 2015/.. or late December 2022")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        try:
            self.instance.date = read(cleaned.get("date_edtf", ""), cleaned.get("date_phrase", ""))
        except DateError as error:
            self.add_error("date_edtf", str(error))
        else:
            cleaned.update(date_edtf=self.instance.date_edtf, date_phrase=self.instance.date_phrase)
        return cleaned
