"""Requests of a review. Each is answered with the whole bench a step further, or with both versions of a conflict."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import replace_url

from claims.curation import queries
from claims.curation.errors import CurationError
from claims.curation.history import VERBS
from claims.curation.review.actions import accept_many, last_decision, undo
from claims.curation.review.asking import question
from claims.curation.review.bench import Bench, address, bench_after, bench_of
from claims.curation.review.deciding import press
from claims.curation.review.draft import Review
from claims.curation.review.shown import sent_review, shown
from claims.curation.selection import Words
from claims.importing.versions.queries import since_capture
from claims.models import Attribution, Capture
from claims.models.versioned import StaleRecord
from claims.vocab.roles import Right
from claims.web.access import editor_of, requires
from claims.web.conflict import conflict
from claims.web.htmx import done, page_or_partial


def review_page(request: HttpRequest, capture: Capture, asked: str) -> HttpResponse:
    """The review of a capture: of the suggestion that was asked for, or of the first that waits."""
    return _bench(request, bench_of(capture, _number(asked)))


@require_http_methods(["GET", "POST"])
@requires(Right.CURATE)
def attribution_review(request: HttpRequest, pk: int) -> HttpResponse:
    """One press of a button of the review."""
    attribution = get_object_or_404(Attribution.objects.select_related("capture__source__outlet"), pk=pk)
    capture, here = attribution.capture, address(attribution.capture_id, pk)
    if request.method != "POST":
        return redirect(here)
    bench, do = bench_of(capture, pk), request.POST.get("do", "")
    sent = Review.read(request.POST, capture.text)
    bench.review = sent if sent.draft.pieces else bench.review
    try:
        decided = press(bench, do, version=_number(request.POST.get("version", "")), by=editor_of(request))
    except StaleRecord as error:
        return conflict(request, error, sent_review(error, bench, do), back=here)
    if decided is None:
        return _bench(request, bench, said=bench.problem)
    now = bench_of(capture, pk) if decided.stays else bench_after(capture, pk)
    return _on(request, now, decided.message)


@require_POST
@requires(Right.CURATE)
def review_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back one's last decision in a capture."""
    capture = _capture(pk)
    try:
        attribution = undo(capture=capture, by=editor_of(request))
    except CurationError as error:
        return _refused(request, capture, str(error))
    except StaleRecord as error:
        return _refused(request, capture, _("This was changed since: look at it first."), error.current.pk)
    return _on(request, bench_of(capture, attribution.pk), _("Undone."))


@require_POST
@requires(Right.CURATE)
def review_accept_many(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept the direct quotations that were counted on the page."""
    capture = _capture(pk)
    try:
        above = float(request.POST.get("above", ""))
        expected = _number(request.POST.get("expected", ""))
        n = accept_many(capture=capture, above=above, expected=expected, by=editor_of(request))
    except (CurationError, ValueError) as error:
        known = isinstance(error, CurationError)
        return _refused(request, capture, str(error) if known else _("That did not work. Nothing was changed."))
    return _on(request, bench_after(capture, 0), ngettext("%(n)s accepted.", "%(n)s accepted.", n) % {"n": n})


def _on(request: HttpRequest, bench: Bench, message: str) -> HttpResponse:
    """After a decision: the suggestion that comes now, and how far it is."""
    how_far = _("%(n)s of %(all)s decided.") % {"n": bench.n_decided, "all": len(bench.lines)}
    return done(request, f"{message} {how_far}", to=bench.address, partial=lambda: _bench(request, bench))


def _refused(request: HttpRequest, capture: Capture, why: str, pk: int = 0) -> HttpResponse:
    bench = bench_of(capture, pk or _number(request.POST.get("at", "")))
    bench.problem = why
    return _bench(request, bench)


def _bench(request: HttpRequest, bench: Bench, said: str = "") -> HttpResponse:
    """The page or the part of it that htmx asked for; with the address of the suggestion that is current now."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if bench.problem else HTTPStatus.OK
    parts = ("review", "review-answers", "marked-text")
    context = _context(request, bench)
    response = page_or_partial(request, "curation/capture_review.html", context, partials=parts, status=status)
    if request.headers.get("HX-Target") == "review":
        replace_url(response, bench.address)
    return response


def _context(request: HttpRequest, bench: Bench) -> dict[str, Any]:
    capture, review = bench.capture, bench.review
    last = last_decision(capture, editor_of(request))
    words = Words(capture.text, capture.source.lang, review.draft.pieces[0]) if review and review.draft.pieces else None
    return {
        "bench": bench,
        "capture": capture,
        "form": None,
        "since": SimpleLazyObject(lambda: since_capture(capture)),  # for the whole page alone
        "review": review,
        "shown": shown(bench) if bench.current else None,
        "question": question(bench, words) if words else None,
        "undoable": VERBS[last.verb] if last else "",
        "elsewhere": queries.waiting_elsewhere(capture) if not bench.next else None,
    }


def _capture(pk: int) -> Capture:
    return get_object_or_404(Capture.objects.select_related("source__outlet"), pk=pk)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
