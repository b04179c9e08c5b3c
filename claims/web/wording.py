"""The words of a page of quotations, in one language, looked up once.

A dispute's page says "Direct quotation", "as reported by" and a date a hundred times. Each look-up in a catalogue
asks first which language is being spoken, which costs more than the rest of writing the line; so what such a page
needs is gathered here, and kept per language. Single words and dates are kept; sentences about people are not.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from claims.vocab.kinds import Access, ContradictionKind, Mode, Outcome, SilenceKind, SourceKind
from claims.web.dates import Vague, date_attribute, date_text, day_text

_LISTS = (Access, ContradictionKind, Mode, Outcome, SilenceKind, SourceKind)


class Wording:
    """One language's words. Attributes are fixed phrases; methods are for what has a value in it."""

    def __init__(self, language: str) -> None:
        self.language = language
        with override(language):
            self.labels = {kind.__name__: {one.value: str(one.label) for one in kind} for kind in _LISTS}
            self.note = _("Note")
            self.back = _("Back to the text")
            self.no_address = _("No address known")
            self.undated = _("undated")
            self.contradicted_by = _("Contradicted by")
            self.its_quotations = _("All its quotations")
            self.how_it_is_read = _("How it is read")
        self.when = lru_cache(maxsize=2000)(self._when)
        self.captured = lru_cache(maxsize=2000)(self._captured)
        self.counts = lru_cache(maxsize=2000)(self._counts)

    def _when(self, when: Vague) -> SafeString:
        """A vague date as an element: <time> where HTML can say it, else plain words. Needs a hashable date."""
        with override(self.language):
            text, machine = date_text(when), date_attribute(when)
        if machine:
            return format_html('<time datetime="{}">{}</time>', machine, text)
        return format_html('<span class="date">{}</span>', text)

    def _captured(self, day: date) -> str:
        with override(self.language):
            return _("Captured %(date)s.") % {"date": day_text(day)}

    def _counts(self, n_sources: int, n_origins: int) -> str:
        """ "6 sources, 2 independent origins" (DESIGN §2 rule 8)."""
        with override(self.language):
            sources = ngettext("%(num)s source", "%(num)s sources", n_sources) % {"num": n_sources}
            origins = ngettext("%(num)s independent origin", "%(num)s independent origins", n_origins)
            return f"{sources}, {origins % {'num': n_origins}}"


@lru_cache(maxsize=100)
def _of(language: str) -> Wording:
    return Wording(language)


def wording() -> Wording:
    """The words of the language that is being spoken."""
    return _of(get_language() or "en")
