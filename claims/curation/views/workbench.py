"""The desk's first page, the list of captures, and the workbench."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from claims.curation import queries
from claims.curation.agreement import queries as agreement
from claims.curation.review.views import review_page
from claims.curation.speakers import queries as speakers
from claims.importing.versions.queries import since_capture
from claims.models import Capture
from claims.vocab.roles import Right
from claims.web.access import editor_of, requires
from claims.web.htmx import page_or_partial

PAGE = 50
LARGEST = 2**31 - 1


def number(text: str) -> int:
    """A number in an address; 0 for anything that is none."""
    return min(int(text), LARGEST) if text.isascii() and text.isdecimal() and len(text) < 12 else 0


@require_GET
@requires(Right.CURATE)
def desk(request: HttpRequest) -> HttpResponse:
    user = editor_of(request)
    waiting = {"n_unknown": speakers.n_unknown(), "n_to_read": agreement.to_read(user).count()}
    return page_or_partial(request, "curation/desk_home.html", {**queries.desk(user), **waiting})


@require_GET
@requires(Right.CURATE)
def capture_list(request: HttpRequest) -> HttpResponse:
    before = number(request.GET.get("before", ""))
    found = queries.captures().order_by("-pk")
    rows = list((found.filter(pk__lt=before) if before else found)[: PAGE + 1])
    context = {"captures": rows[:PAGE], "next": rows[PAGE - 1].pk if len(rows) > PAGE else None}
    return page_or_partial(request, "curation/capture_list.html", context)


@require_GET
@requires(Right.CURATE)
def capture_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbench: a page of the text on one side, what is attributed in it on the other; ?review= for one by one."""
    capture = get_object_or_404(Capture.objects.select_related("source__outlet"), pk=pk)
    if "review" in request.GET:
        return review_page(request, capture, request.GET["review"])
    at = number(request.GET.get("at", ""))
    bench = queries.workbench(capture, at, with_closed="closed" in request.GET)
    context = {"bench": bench, "capture": capture, "form": None, "since": since_capture(capture)}
    parts = ("marked-text", "attribution-list", "attribution-form")
    return page_or_partial(request, "curation/capture_detail.html", context, partials=parts)


@require_GET
@requires(Right.CURATE)
def desk_source(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a source is worked on: the workbench of its newest capture, at a place of its text if asked for one."""
    newest = queries.captures().filter(source_id=pk).order_by("-pk").values_list("pk", flat=True).first()
    if newest is None:
        raise Http404
    address, at = reverse("claims:capture-detail", kwargs={"pk": newest}), request.GET.get("at", "")
    return redirect(f"{address}?at={at}" if at.isdecimal() else address)
