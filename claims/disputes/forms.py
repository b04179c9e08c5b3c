"""What editors fill in at the desk. A form checks its words and hands them to an action; it saves nothing itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.disputes.actions import ClauseText, DisputeText, FindingText, SilenceText
from claims.disputes.desk import claims_of
from claims.disputes.fields import ActorField
from claims.models import Attribution, Contradiction, Dispute, Finding, Position, Silence
from claims.models.versioned import Versioned
from claims.vocab import edtf, languages
from claims.vocab.kinds import Outcome


class _Versioned(forms.ModelForm):  # type: ignore[type-arg]
    """A form made from a version of its record; `version` goes out and comes back with it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        record: Versioned = self.instance
        self.initial.setdefault("version", record.version)

    @property
    def over(self) -> int:
        """The version that the editor saw; a form without one saves over nothing."""
        return self.cleaned_data.get("version") or 0


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class ContradictionForm(_Versioned):
    """Kind and reason of a link, proposed or proposed anew."""

    class Meta:
        model = Contradiction
        fields = ("kind", "reason")
        widgets = {"kind": forms.RadioSelect, "reason": _area(4)}
        help_texts = {"reason": _("In neutral words: what in the one cannot stand with what in the other?")}


class WordsForm(_Versioned):
    """One reason, note or notice of at most `most` characters, for a record at a version."""

    class Meta:
        model: type[models.Model] = Dispute
        fields = ()

    def __init__(
        self, *args: Any, label: str, help_text: str = "", required: bool = True, most: int = 1000, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"] = forms.CharField(
            label=label, help_text=help_text, required=required, max_length=most, widget=_area(3)
        )

    @property
    def words_given(self) -> str:
        return str(self.cleaned_data["words"])

    def overtaken(self, current: Versioned, said: str | Promise) -> None:
        """Keep the words, for the record as it stands now: its page says so, and sends its version next time."""
        self.data = {**self.data, "version": current.version}
        self.add_error(None, str(said))


class DisputeForm(_Versioned):
    """The words of a dispute."""

    class Meta:
        model = Dispute
        fields = ("question", "summary", "lang", "one_sided_reason", "slug")
        widgets = {
            "question": forms.TextInput(attrs={"dir": "auto"}),
            "summary": _area(5),
            "one_sided_reason": _area(2),
            "lang": forms.Select,
        }
        help_texts = {
            "question": _(
                "One question that both sides would accept as fair. It takes no side, and ends with a question mark."
            ),
            "summary": _("What a reader must know to understand the question, in a few neutral sentences."),
            "one_sided_reason": _("Only where nobody has said otherwise; readers see it."),
            "slug": _("The last part of the page’s address. Left empty, it is made from the question."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = self.instance.pk is not None
        chosen = dict.fromkeys([self.instance.lang, *languages.COMMON])
        self.fields["lang"] = forms.ChoiceField(
            label=self.fields["lang"].label, choices=[(tag, languages.language_name(tag)) for tag in chosen]
        )
        if self.instance.current_edition_id is not None:
            self.fields["slug"].disabled = True
            self.fields["slug"].help_text = _("The address cannot change any more: readers may have kept it.")

    def text(self) -> DisputeText:
        return DisputeText(**{name: self.cleaned_data[name] for name in self._meta.fields or ()})


class PositionForm(_Versioned):
    """The label of a position."""

    class Meta:
        model = Position
        fields = ("label",)
        widgets = {"label": forms.TextInput(attrs={"dir": "auto"})}
        help_texts = {"label": _("One answer to the question, in words that those who give it could live with.")}


class ClauseForm(forms.Form):
    """One clause of a finding; a row without text is left out."""

    text = forms.CharField(
        label=_("What was before it"), required=False, max_length=500, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices)
    vote = forms.CharField(label=_("Vote"), required=False, max_length=40)


ClauseForms = forms.formset_factory(ClauseForm, extra=2, max_num=40)


class FindingForm(_Versioned):
    """What a third party found. Its clauses are a formset beside it."""

    body = ActorField(label=_("Whose finding"))
    url = forms.URLField(label=_("Address"), max_length=2000, required=False, assume_scheme="https")

    class Meta:
        model = Finding
        fields = ("body", "instrument", "date_edtf", "date_phrase", "scope", "url")
        widgets = {"scope": _area(3)}
        labels = {"date_edtf": _("Given on")}
        help_texts = {"date_edtf": _("As exact as known: 22 February 2023, 2023-02, late December 2022.")}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            cleaned["date"] = edtf.read(cleaned.get("date_edtf", ""), cleaned.get("date_phrase", ""))
        except edtf.DateError as error:
            self.add_error("date_edtf", str(error))
        return cleaned

    def text(self, clauses: forms.BaseFormSet[ClauseForm]) -> FindingText:
        told = (form.cleaned_data for form in clauses if form.cleaned_data.get("text"))
        given = {name: self.cleaned_data[name] for name in ("body", "instrument", "scope", "url", "date")}
        return FindingText(**given, clauses=[ClauseText(c["text"], c["outcome"], c["vote"]) for c in told])


class _ClaimChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A claim by its actor and words."""

    def label_from_instance(self, obj: models.Model) -> str:
        return f"{obj.actor}: {obj}"  # type: ignore[attr-defined]


class _CitationChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An attribution by its words and its source."""

    def label_from_instance(self, obj: models.Model) -> str:
        return f"{obj} ({obj.capture.source})"  # type: ignore[attr-defined]


class SilenceForm(_Versioned):
    """Who has not answered which claim of the page."""

    addressee = ActorField(label=_("Who has not answered"))

    class Meta:
        model = Silence
        fields = ("claim", "addressee", "kind", "as_of", "searched", "attribution")
        widgets = {"as_of": forms.DateInput(attrs={"type": "date"}), "kind": forms.RadioSelect}
        help_texts = {
            "searched": _("For example: the ministry’s own pages, and four articles of the week after."),
        }

    def __init__(self, *args: Any, dispute: Dispute, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = claims_of(dispute)
        captures = Attribution.objects.accepted().filter(claim__in=here.order_by().values("pk")).values("capture")
        proofs = Attribution.objects.accepted().filter(Q(capture__in=captures) | Q(silences=self.instance.pk))
        cited = proofs.select_related("capture__source").defer("capture__text").prefetch_related("passages").distinct()
        self.fields["claim"] = _ClaimChoice(here, label=_("Which claim"), empty_label=gettext("Choose a claim"))
        self.fields["attribution"] = _CitationChoice(
            cited,
            label=_("Where a source says so"),
            required=False,
            empty_label=gettext("No source says so; we looked ourselves"),
            help_text=_("Where a source itself says that they have not answered, that passage is cited."),
        )

    def text(self) -> SilenceText:
        return SilenceText(**{name: self.cleaned_data[name] for name in self._meta.fields or ()})
