"""What editors type: read and checked here, written by actions. Lists of pieces and hops are the Draft's business."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Min
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from claims.models import Actor, Attribution, Capture
from claims.vocab import edtf
from claims.vocab.kinds import ActorKind, Mode, NameKind, PassageRole, SpeechAct
from claims.vocab.languages import COMMON, language_name
from claims.vocab.selectors import normalise
from claims.vocab.statuses import Status


def languages() -> list[tuple[str, str]]:
    """The languages to choose from, named in the language of the page."""
    return [(tag, language_name(tag)) for tag in COMMON]


class _Form(forms.Form):
    """Fields only: our templates put them on the page, and the server says what is missing, in its own words."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **options})


class WordsField(forms.CharField):
    """Text in its one normal form, so that its length is measured as it will be kept.

    NFC can be longer than what came.
    """

    def to_python(self, value: Any) -> str:
        return normalise(super().to_python(value) or "")


class DateField(forms.CharField):
    """A date as vague as its source, typed as EDTF or in plain English; cleans to a VagueDate."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": edtf.MAX_LENGTH, "required": False, **options})

    def clean(self, value: Any) -> Any:
        try:
            return edtf.read(super().clean(value))
        except edtf.DateError as error:
            raise forms.ValidationError(str(error)) from error


# What is looked up again while the form is filled in, where there is JavaScript.
_LIVE = {
    "mode": ("#sentence-preview", "change"),
    "speech_act": ("#sentence-preview", "change"),
    "claim_text": ("#claim-matches", "input changed delay:400ms"),
}


class AttributionForm(_Form):
    """How, when, and what it comes to."""

    mode = forms.ChoiceField(label=_("How the words are given"), choices=Mode.choices, initial=Mode.INDIRECT)
    speech_act = forms.ChoiceField(label=_("What is done by saying it"), choices=SpeechAct.choices)
    date_edtf = DateField(
        label=_("When it was said"),
        help_text=_("As vague as the text: 2023-02-22, 2022-12, late December 2022, 2022-12-12/.. and so on."),
    )
    date_phrase = forms.CharField(
        label=_("As the text puts it"),
        max_length=200,
        required=False,
        help_text=_("“on Thursday”, “in late December”: readers see these words."),
    )
    cue = forms.CharField(
        label=_("The words that say it was said"),
        max_length=200,
        required=False,
        help_text=_("“said”, “denies”, “according to”: as they stand near the passage."),
    )
    answers = forms.ChoiceField(label=_("It answers"), required=False)
    claim = forms.CharField(required=False)
    claim_text = WordsField(
        label=_("The claim, in neutral words"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("One checkable statement, without quotation marks. Claims like it appear while you type."),
    )
    note = forms.CharField(label=_("Note"), max_length=2000, required=False, widget=forms.Textarea({"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, capture: Capture, before: int, current: Attribution | None, action: str, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, (target, trigger) in _LIVE.items():
            self.fields[name].widget.attrs.update(
                {"hx-post": action, "hx-target": target, "hx-trigger": trigger, "hx-swap": "outerHTML"}
            )
        self._answerable = {str(one.pk): one for one in _answerable(capture, before, current)}
        choices = [(pk, Truncator(str(one)).chars(70)) for pk, one in self._answerable.items()]
        self.fields["answers"].choices = [("", _("nothing marked here")), *choices]  # type: ignore[attr-defined]

    def clean_answers(self) -> Attribution | None:
        return self._answerable.get(self.cleaned_data["answers"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        date, phrase = data.get("date_edtf", edtf.UNKNOWN), data.get("date_phrase", "")
        data["date"] = edtf.VagueDate(date.edtf, phrase or date.phrase, date.earliest, date.latest)
        return data


def _answerable(capture: Capture, before: int, current: Attribution | None) -> Iterable[Attribution]:
    """The dozen attributions that stand last before a place in the text, and the one that is answered already."""
    near = (
        capture.attributions.filter(status=Status.ACCEPTED, passages__role=PassageRole.CONTENT)
        .annotate(at=Min("passages__start"))
        .filter(at__lt=before)
        .order_by("-at")
        .values_list("pk", flat=True)[:12]
    )
    chosen = {*near} - {current.pk if current else 0} | {(current.answers_id if current else 0) or 0}
    return Attribution.objects.filter(pk__in=chosen).prefetch_related("passages")


class ActorForm(_Form):
    """Somebody new."""

    name = WordsField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=ActorKind.choices)
    lang = forms.ChoiceField(label=_("Language of the name"), choices=languages, initial="en")
    other_names = WordsField(
        label=_("Other names"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("One on a line, in any script."),
    )
    description = forms.CharField(label=_("Who that is"), max_length=300, required=False)
    is_another = forms.BooleanField(label=_("I mean somebody else of the same name"), required=False)

    def clean_other_names(self) -> list[tuple[str, str, str]]:
        lines = [line.strip() for line in self.cleaned_data["other_names"].splitlines() if line.strip()]
        if any(len(line) > 200 for line in lines):
            raise forms.ValidationError(_("A name has at most 200 characters."))
        return [(line, self.cleaned_data.get("lang", "en"), NameKind.ALIAS) for line in lines]


class NameForm(_Form):
    name = WordsField(label=_("Name"), max_length=200)
    lang = forms.ChoiceField(label=_("Language"), choices=languages, initial="en")
    kind = forms.ChoiceField(label=_("Kind"), choices=NameKind.choices, initial=NameKind.ALIAS)


class OfficeForm(_Form):
    """The body is chosen by its name; where several have it, the page lists them."""

    title = WordsField(label=_("Office"), max_length=200, help_text=_("spokeswoman, prime minister, judge …"))
    body = forms.CharField(label=_("Of which body"), max_length=200)
    date = DateField(label=_("From when to when"), help_text=_("2015/.. where it lasts; unknown may stay empty."))
    speaks = forms.BooleanField(label=_("speaks for the body"), required=False)

    def clean_body(self) -> Actor:
        found = list(Actor.objects.named(self.cleaned_data["body"]).filter(source__isnull=True)[:6])
        exact = [actor for actor in found if getattr(actor, "rank", None) == 0]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if not found:
            raise forms.ValidationError(_("Nobody here has this name. Add the body first."))
        names = ", ".join(actor.name for actor in found)
        raise forms.ValidationError(_("Which of these? %(names)s"), params={"names": names})


class ClaimForm(_Form):
    """Named like the record's own field, so that a conflict can show both versions."""

    text = WordsField(label=_("The claim, in neutral words"), max_length=500, widget=forms.Textarea({"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput)


class NoteForm(_Form):
    text = forms.CharField(label=_("Note"), max_length=2000, widget=forms.Textarea({"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class DecisionForm(_Form):
    """One press of a button on an attribution."""

    verb = forms.ChoiceField(choices=[(v, v) for v in ("accept", "reject", "withdraw", "reopen", "detach")])
    version = forms.IntegerField()
    reason = forms.CharField(label=_("Why"), max_length=1000, required=False)


class VersionsForm(_Form):
    """Both versions of an attribution in words, for the page that shows a conflict; never sent."""

    words = forms.CharField(label=_("What was said"))
    sentence = forms.CharField(label=_("Who said it, through whom"))
    mode = forms.ChoiceField(label=_("How the words are given"), choices=Mode.choices)
    speech_act = forms.ChoiceField(label=_("What is done by saying it"), choices=SpeechAct.choices)
    date_edtf = forms.CharField(label=_("When it was said"))
    date_phrase = forms.CharField(label=_("As the text puts it"))
    claim_words = forms.CharField(label=_("Claim"))
    status = forms.ChoiceField(label=_("Status"), choices=Status.choices)
