"""How to cite an edition: one line for people, an entry for BibTeX. Always the numbered address: it never changes."""

from __future__ import annotations

import re
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from claims.web.dates import day_text

_SPECIAL = re.compile(r"[\\{}%&$#_~^]")
_NAMED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def plain(question: str, number: int, published: date, address: str) -> str:
    """Site, “Question”, edition N, 22 February 2023, address."""
    return _("%(site)s, “%(question)s”, edition %(number)s, %(date)s, %(address)s") % {
        "site": settings.SITE_NAME,
        "question": question,
        "number": number,
        "date": day_text(published),
        "address": address,
    }


def bibtex(question: str, key: str, number: int, published: date, address: str) -> str:
    """An @online entry (BibLaTeX), its special characters escaped."""
    fields = {
        "title": f"{{{_escaped(question)}}}",
        "organization": f"{{{_escaped(settings.SITE_NAME)}}}",
        "version": str(number),
        "date": published.isoformat(),
        "url": address,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@online{{{key}-{number},", *lines, "}"])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _NAMED.get(found[0], "\\" + found[0]), text)
