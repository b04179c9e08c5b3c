"""What an admin sends: a paste or files, and the corrected fields of a row. Nothing here saves."""

from __future__ import annotations

from typing import Any

from babel import Locale
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from claims.importing.actions import Terms
from claims.importing.doors import ACCEPTED
from claims.importing.fetching.lists import read_list
from claims.importing.readers.article import FIELDS, Article, named
from claims.importing.readers.decode import clean
from claims.vocab import edtf
from claims.vocab.kinds import Access, Origin, SourceKind
from claims.vocab.languages import COMMON, language_name
from claims.vocab.selectors import normalise

_WEB = URLValidator(schemes=["http", "https"])
_NAMED = 20  # bad lines of a list; who pasted another text than meant needs no more


class Files(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several uploads; their sizes and contents are the pipeline's business, so that each gets its own answer."""

    widget = Files(attrs={"accept": ACCEPTED})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list) else [data] if data else []
        if self.required and not files:
            raise forms.ValidationError(self.error_messages["required"])
        return [file for file in files if isinstance(file, UploadedFile)]


class ImportForm(forms.Form):
    """Addresses, files, a text, or any of them at once; and on which terms."""

    addresses = forms.CharField(
        label=_("Web addresses"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "ltr", "spellcheck": "false", "autocapitalize": "none"}),
        help_text=_("One on each line. Of a feed or a sitemap, every article in it is fetched."),
    )
    uploads = FilesField(
        label=_("Files"),
        required=False,
        help_text=_(
            "Texts, saved pages, PDF, Word, mails, web archives, lists of articles, and zips of these; up to 50."
        ),
    )
    text = forms.CharField(
        label=_("Or paste a text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        help_text=_("With its title and its date, as it stands in the source."),
    )
    url = forms.URLField(
        label=_("Address of the pasted text"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        validators=[_WEB],
    )
    is_dry_run = forms.BooleanField(
        label=_("Dry run"), required=False, help_text=_("Shows what would happen, and keeps nothing.")
    )
    keeps_clear = forms.BooleanField(
        label=_("Keep at once what leaves nothing to ask"),
        required=False,
        help_text=_("Otherwise every article waits for you to look at it."),
    )
    robots_reason = forms.CharField(
        label=_("Fetch even where a publisher asks robots not to, because"),
        required=False,
        max_length=500,
        help_text=_("Your reason is recorded, and noted on what is fetched. Without one, robots.txt is obeyed."),
    )

    TERMS = ("is_dry_run", "keeps_clear", "robots_reason")

    def clean_addresses(self) -> list[str]:
        """Each once; what is none is named with its line, and nothing is fetched before that is mended."""
        listed = read_list(str(self.cleaned_data["addresses"]))
        line = _("Line %(n)s, “%(written)s”: %(why)s")
        bad = [line % {"n": one.number, "written": one.written[:100], "why": one.reason} for one in listed.bad]
        if len(bad) > _NAMED:
            more = ngettext("%(n)s line more is no address.", "%(n)s lines more are no addresses.", len(bad) - _NAMED)
            bad = [*bad[:_NAMED], more % {"n": len(bad) - _NAMED}]
        if bad:
            raise forms.ValidationError(bad)
        return list(listed.addresses)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        brought = data.get("addresses"), data.get("uploads"), str(data.get("text", "")).strip()
        if not self.errors and not any(brought):
            raise forms.ValidationError(_("Give an address, choose a file, or paste a text."))
        if self.errors and data.get("uploads"):
            self.add_error("uploads", _("Choose your files once more: a browser forgets them when a page comes back."))
        return data

    def source_fields(self) -> list[forms.BoundField]:
        """What is brought."""
        return [self[name] for name in self.fields if name not in self.TERMS]

    def term_fields(self) -> list[forms.BoundField]:
        """On which terms."""
        return [self[name] for name in self.TERMS]

    def terms(self, *, hands_over: bool) -> Terms:
        asked = {name: self.cleaned_data[name] for name in self.TERMS}
        return Terms(hands_over=hands_over, **asked)


class RowForm(forms.Form):
    """Every field that was read of a file, to be corrected. Its fields bear the names of Article's."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=500, widget=forms.TextInput(attrs={"dir": "auto"}))
    outlet = forms.CharField(
        label=_("Outlet"), max_length=200, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    byline = forms.CharField(
        label=_("Byline"), max_length=300, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    date = forms.CharField(
        label=_("Published"),
        max_length=edtf.MAX_LENGTH,
        required=False,
        help_text=_("2023-02-22, 22 February 2023, late December 2022, 2022-12-12/..; empty if it is not known."),
    )
    date_phrase = forms.CharField(label=_("The date as the source puts it"), max_length=200, required=False)
    lang = forms.ChoiceField(label=_("Language"))
    url = forms.URLField(label=_("Address"), required=False, max_length=2000, assume_scheme="https", validators=[_WEB])
    kind = forms.ChoiceField(label=_("Kind"), choices=SourceKind.choices)
    access = forms.ChoiceField(label=_("Access"), choices=Access.choices)
    modified_edtf = forms.CharField(label=_("Changed"), max_length=edtf.MAX_LENGTH, required=False)
    section = forms.CharField(
        label=_("Section"), max_length=200, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    licence = forms.CharField(
        label=_("Licence"), max_length=500, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    canonical = forms.URLField(
        label=_("Its own address, it says"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        validators=[_WEB],
        help_text=_("A page’s word, which joins nothing by itself."),
    )
    amp = forms.URLField(
        label=_("Its address for telephones"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        validators=[_WEB],
    )
    body = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 24, "dir": "auto"}),
        help_text=_("Cut away what is not the article. Once it is kept, the text never changes again."),
    )
    reason = forms.CharField(
        label=_("Why it is kept, or thrown away"),
        max_length=300,
        required=False,
        help_text=_("Needed only to keep what is already here."),
    )

    ASIDE = ("modified_edtf", "section", "licence", "canonical", "amp")

    def __init__(self, *args: Any, article: Article, **more: Any) -> None:
        super().__init__(*args, **more)
        self.article = article
        field = self.fields["lang"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = language_choices(article.lang)
        for name, field in self.fields.items():
            origin = article.origins.get(named(name), Origin.DEFAULT)
            if origin != Origin.DEFAULT and name != "date_phrase":
                field.help_text = f"{Origin(origin).label} {field.help_text}".strip()

    def main_fields(self) -> list[forms.BoundField]:
        """What a source is cited by, and its text."""
        return [self[name] for name in self.fields if name not in self.ASIDE]

    def aside_fields(self) -> list[forms.BoundField]:
        """What its page says besides."""
        return [self[name] for name in self.ASIDE]

    def clean_modified_edtf(self) -> str:
        try:
            return edtf.read(self.cleaned_data["modified_edtf"]).edtf
        except edtf.DateError as error:
            raise forms.ValidationError(str(error)) from None

    def clean_body(self) -> str:
        """The text as it will be kept: NFC, lines ended by \\n, without control characters."""
        text, _notes = clean(self.cleaned_data["body"])
        return normalise(text).strip()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        try:
            when = edtf.read(data.get("date", ""), data.get("date_phrase", ""))
        except edtf.DateError as error:
            self.add_error("date", str(error))
        else:
            data["date_edtf"], data["date_phrase"] = when.edtf, when.phrase
        return data

    def corrected(self) -> Article:
        """The article as the form has it: what a person changed is a person's."""
        fields = {name: self.cleaned_data[name] for name in FIELDS}
        origins = {named(n): str(Origin.PERSON) for n, value in fields.items() if value != getattr(self.article, n)}
        return replace(self.article, **fields, checked=True, origins=self.article.origins | origins)


class DiscardForm(forms.Form):
    """What throwing a row away takes of its form, whatever else stands in it."""

    version = forms.IntegerField()
    reason = forms.CharField(max_length=300, required=False)


def initial(article: Article, version: int) -> dict[str, Any]:
    """What a RowForm starts from."""
    fields = {name: getattr(article, name) for name in FIELDS}
    return {**fields, "date": article.date_edtf, "lang": article.lang or "und", "version": version}


def language_choices(lang: str) -> list[tuple[str, Any]]:
    """The common languages, then all others of the CLDR with two letters, by their names in the page's language."""
    names = {str(code): str(name) for code, name in Locale.parse((get_language() or "en")[:2]).languages.items()}
    others = sorted((c for c in names if len(c) == 2 and c not in COMMON), key=lambda code: names[code].casefold())
    own = [(lang, language_name(lang))] if lang and lang not in COMMON and lang not in others else []
    return [
        ("und", gettext("not known")),
        *own,
        (gettext("Common"), [(code, language_name(code)) for code in COMMON]),
        (gettext("All"), [(code, names[code]) for code in others]),
    ]
