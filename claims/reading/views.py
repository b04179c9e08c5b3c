"""The readers' pages. Each: which editions, does the visitor have them already, else the page.

Read-only, for everybody, the same for everybody. HEAD and GET; anything else is refused (405).
"""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.models import Actor
from claims.reading import press, queries, records
from claims.reading.answers import answer
from claims.reading.jsonld import claim_script
from claims.reading.queries import Front, Line, Shelf
from claims.vocab.roles import Right
from claims.web.components import claim_path, dispute_path

PAGE = 20  # disputes on the home page
CLAIMS = 50  # on the page of an actor


class Asked(NamedTuple):
    """Which edition of which dispute to show: ids, its number and that of the newest; the day if it was by day."""

    slug: str
    dispute: int
    edition: int
    number: int
    newest: int
    as_of: date | None = None


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The disputes published last."""
    key = request.GET.get("before", "")
    try:
        before = queries.read_page_key(key) if key else None
    except ValueError as error:
        raise Http404 from error
    found = queries.newest_disputes(PAGE + 1, before)
    disputes, more = found[:PAGE], len(found) > PAGE
    parts: list[object] = [[one.key, one.number] for one in found]
    context = {"disputes": disputes, "older": disputes[-1].key if more else "", "is_first": before is None}
    return answer(request, parts, lambda: render(request, "reading/home.html", context))


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """How this is made."""
    return answer(request, [], lambda: render(request, "reading/about.html"))


@require_safe
def dispute_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A dispute: its current edition, or the one asked for by number or by day."""
    whole = "If-None-Match" not in request.headers
    front = press.front(slug, whole=whole)
    if front is None:
        raise Http404
    if front.paused_at:
        return answer(request, [front.paused_at, front.notice], lambda: _paused(request, front))
    if not request.GET:  # by far the most requests: known or not before the other editions are looked up
        asked = Asked(slug, front.dispute, front.edition, front.number, front.number)
        return answer(request, [front.sha256, front.number], lambda: _edition(request, asked, front if whole else None))
    return _asked(request, queries.shelf(slug))


def _asked(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    """The edition of a number or a day, or a kind word."""
    try:
        line, day = _chosen(request, shelf)
    except ValueError:
        return _no_edition(request, shelf, HTTPStatus.BAD_REQUEST)
    if line is None:
        return _no_edition(request, shelf, HTTPStatus.NOT_FOUND)
    asked = Asked(shelf.slug, shelf.dispute, line.id, line.number, shelf.newest.number, day)
    return answer(request, [line.sha256, line.number, asked.newest], lambda: _edition(request, asked))


def _chosen(request: HttpRequest, shelf: Shelf) -> tuple[Line | None, date | None]:
    """The edition that the address asks for, and the day if it was by day. A number is the more exact of the two.

    Errors: ValueError for what is no number, and for a day in any other form than 2026-02-22.
    """
    if number := request.GET.get("edition"):
        return shelf.numbered(int(number)), None
    if text := request.GET.get("as_of"):
        day = date.fromisoformat(text)
        if day.isoformat() != text:
            raise ValueError(text)
        return shelf.as_of(day), day
    return shelf.newest, None


def _edition(request: HttpRequest, asked: Asked, front: Front | None = None) -> HttpResponse:
    path = dispute_path(asked.slug)
    live = request.build_absolute_uri(path)
    sheet = press.sheet(asked.edition, live.removesuffix(path), front)
    if sheet is None:  # paused a moment ago
        raise Http404
    context = {"sheet": sheet, "asked": asked, "live": live}
    return render(request, "reading/dispute_detail.html", context)


def _paused(request: HttpRequest, front: Front) -> HttpResponse:
    return render(request, "reading/dispute_paused.html", {"front": front})


def _no_edition(request: HttpRequest, shelf: Shelf, status: HTTPStatus) -> HttpResponse:
    """A kind word to who asked for an edition that is not there."""
    return render(request, "reading/no_edition.html", {"shelf": shelf, "is_bad": status == 400}, status=status)


@require_safe
def claim_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A claim wherever it stands, with all its quotations."""
    record = records.claim(pk)
    if record is None:
        return _where_worked_on(request, "claims:desk-claim-detail", pk=pk)
    live = request.build_absolute_uri(claim_path(pk))
    context = {"record": record, "live": live, "jsonld": claim_script(record.card, live)}
    parts: list[object] = [record.seal, record.places]
    return answer(request, parts, lambda: render(request, "reading/claim_detail.html", context))


@require_safe
def actor_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """What an actor said over time, and whom that stands against."""
    actor = get_object_or_404(Actor, slug=slug)
    person = records.person(actor)
    number = request.GET.get("page", "1")
    page = int(number) if number.isascii() and number.isdigit() and 0 < len(number) < 6 else 0
    if page < 1:
        raise Http404
    if person is None:
        return _where_worked_on(request, "claims:desk-actor-detail", slug=slug)
    found = records.claims_of(actor, (page - 1) * CLAIMS, CLAIMS + 1)
    claims = found[:CLAIMS]
    places = records.places_of(actor, CLAIMS)
    context = {
        "person": person,
        "actor": person.card.actor,
        "claims": claims,
        "against": records.against(claims, actor),
        "places": places,
        "page": page,
        "has_more": len(found) > CLAIMS,
    }
    parts = [person, [[one.seal, one.places] for one in claims], places, len(found)]
    return answer(request, parts, lambda: render(request, "reading/actor_detail.html", context))


@require_safe
def source_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The quotations of a source in the order of its text; never the text."""
    record = records.source(pk)
    if record is None:
        return _where_worked_on(request, "claims:desk-source", pk=pk)
    context = {"record": record, "captures": records.captures_of(record)}
    return answer(request, [*record.seals], lambda: render(request, "reading/source_detail.html", context))


def _where_worked_on(request: HttpRequest, name: str, **at: int | str) -> HttpResponse:
    """What no edition holds is nothing to a reader; an editor, who comes from a preview, is led to the desk.

    Errors: Http404 for everybody else, whether there is such a thing or not.
    """
    if request.user.is_authenticated and request.user.may(Right.CURATE):
        return redirect(reverse(name, kwargs=at))
    raise Http404
