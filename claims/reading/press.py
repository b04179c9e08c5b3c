"""The press: sets an edition's part of a page once, so that a reader's request only hands it out.

What is printed is what every reader of an edition sees alike: its head, its comparison, the log of editions up to it,
how to cite it, its schema.org block. Whether a newer edition has come since is said when the page is asked for.

Prints are made when an edition is published (a job) and when a release sets pages differently
(`manage.py print_editions`); until then `sheet` sets the page on the spot, which is slower and looks the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override

from claims.models import Edition, Print
from claims.publishing.comparison import Comparison, DisputeCard
from claims.reading import cite, queries
from claims.reading.answers import release
from claims.reading.jsonld import Published, script
from claims.reading.queries import Front
from claims.web.components import dispute_path

# Stands in a print for the site's own address, which is known only when a reader asks.
_ROOT = "https://root.invalid"


@dataclass(frozen=True, slots=True)
class Sheet:
    """An edition's part of a page, safe to put into it, and what the page's head says of it."""

    card: DisputeCard
    html: SafeString
    jsonld: SafeString


def front(slug: str, *, whole: bool) -> Front | None:
    """queries.front with the print of this release in the language of the page."""
    return queries.front(slug, lang=_lang(), release=release(), whole=whole)


def sheet(edition: int, root: str, front: Front | None = None) -> Sheet | None:
    """The printed page of an edition, or one set on the spot; None if readers may not see it (any more).

    root:  the site's address without a slash at its end, for the absolute addresses in the schema.org block.
    front: where the edition's print has been looked for already.
    """
    if front:
        found = (front.card, front.html, front.jsonld) if front.html and front.jsonld else None
    else:
        prints = Print.objects.readable().filter(edition=edition, lang=_lang(), release=release())
        found = prints.values_list("edition__card", "html", "jsonld").first()
    found = found or _set_now(edition)
    return _sheet(*found, root) if found else None


def _sheet(card: str, html: str, jsonld: str, root: str) -> Sheet:
    # Both were made by our own templates, which escape; a root has passed ALLOWED_HOSTS and holds no markup.
    page, block = (mark_safe(text.replace(_ROOT, root)) for text in (html, jsonld))  # noqa: S308
    return Sheet(DisputeCard.decoded(card), page, block)


def print_edition(edition: Edition) -> None:
    """Print an edition in every language of the site; what older releases printed of it goes."""
    for lang, _name in settings.LANGUAGES:
        with override(lang):
            html, jsonld = _set(edition)
        Print.objects.update_or_create(
            edition=edition, lang=lang, release=release(), defaults={"html": html, "jsonld": jsonld}
        )
    Print.objects.filter(edition=edition).exclude(release=release()).delete()


def print_missing() -> int:
    """Print every edition that this release has not printed yet, the newest first. Returns how many."""
    printed = Print.objects.filter(edition=OuterRef("pk"), release=release())
    n = 0
    for edition in Edition.objects.filter(~Exists(printed)).order_by("-pk").iterator(chunk_size=50):
        print_edition(edition)
        n += 1
    return n


def _set_now(edition: int) -> tuple[str, str, str] | None:
    found = Edition.objects.readable().filter(pk=edition).first()
    return (found.card, *_set(found)) if found else None


def _set(edition: Edition) -> tuple[str, str]:
    """(html, jsonld) in the language that is active."""
    comparison = Comparison.decoded(edition.comparison)
    lines = [line for line in queries.shelf(comparison.slug).lines if line.number <= edition.number]
    live, day = _ROOT + dispute_path(comparison.slug), edition.published_at.date()
    permanent = f"{live}?edition={edition.number}"
    context = {
        "comparison": comparison,
        "edition": edition,
        "lines": lines,
        "cite_plain": cite.plain(comparison.question, edition.number, day, permanent),
        "bibtex": cite.bibtex(comparison.question, comparison.slug, edition.number, day, permanent),
    }
    published = Published(edition.number, lines[-1].published_at, edition.published_at, live)
    return render_to_string("reading/_edition.html", context), script(comparison, published)


def _lang() -> str:
    return get_language() or settings.LANGUAGE_CODE
