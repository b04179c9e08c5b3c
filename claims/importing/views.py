"""The import pages: bring articles in, and watch a batch until it has been read."""

from __future__ import annotations

from http import HTTPStatus

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from claims.importing.actions import cancel_import, keep_clear, receive, resume_import, retry_failed
from claims.importing.batches.progress import progress_of, rows_as_csv, rows_as_json, slice_of
from claims.importing.doors import are_quick, from_paste, from_uploads
from claims.importing.forms import ImportForm
from claims.models import FixityCheck, Import
from claims.models.imports import PENDING, WAITING
from claims.vocab.roles import Right
from claims.web.access import editor_of, requires
from claims.web.htmx import done, page_or_partial

SHOWN = 50  # earlier imports on the first page
_WAITING = Q(rows__status__in=WAITING, is_dry_run=False)
_PENDING = Q(rows__status__in=PENDING)


@requires(Right.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def import_list(request: HttpRequest) -> HttpResponse:
    """Addresses, files or a paste; what was brought before."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        batch = _received(request, form)
        message = _("What you brought is being read. You can leave this page and come back.")
        if not batch.hands_over:
            message = _("Here is what was read. Nothing is kept before you say so.")
        return done(request, message, to=_batch(batch.pk))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    latest = Import.objects.filter(pk__in=list(Import.objects.values_list("pk", flat=True)[:SHOWN]))
    batches = (
        latest.order_by("-pk")
        .select_related("by")
        .annotate(n=Count("rows"), n_waiting=Count("rows", filter=_WAITING), n_pending=Count("rows", filter=_PENDING))
    )
    context = {"form": form, "batches": batches, "fixity": FixityCheck.objects.first()}
    return page_or_partial(request, "importing/import_list.html", context, status=status)


def _received(request: HttpRequest, form: ImportForm) -> Import:
    """The batch of a form: read at once where that is quick, else left to workers."""
    addresses, files, text = (form.cleaned_data[name] for name in ("addresses", "uploads", "text"))
    pasted = [from_paste(text, url=form.cleaned_data["url"])] if text.strip() else []
    return receive(
        received=(one for door in (from_uploads(files), pasted) for one in door),
        addresses=addresses,
        how="upload" if files else "web" if addresses else "paste",
        by=editor_of(request),
        terms=form.terms(hands_over=bool(addresses) or not are_quick(files)),
    )


@requires(Right.IMPORT)
@require_GET
def import_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One import: how far it is, and each row with its status and reason; it is looked at again until all is read."""
    batch = get_object_or_404(Import.objects.select_related("by"), pk=pk)
    progress = progress_of(batch)
    context = {
        "batch": batch,
        "progress": progress,
        "part": slice_of(batch, request.GET),
        "here": _batch(pk),
        "is_live": progress.goes_on and "still" not in request.GET,
    }
    partials = ("import-progress", "import-rows")
    response = page_or_partial(request, "importing/import_detail.html", context, partials=partials)
    if (before := request.GET.get("done", "")).isdecimal() and int(before[:9]) != progress.n_done:
        trigger_client_event(response, "rows-changed")
        if said := progress.worth_saying(int(before[:9])):
            trigger_client_event(response, "announce", {"text": said})
    return response


@requires(Right.IMPORT)
@require_GET
def import_export(request: HttpRequest, pk: int, form: str) -> StreamingHttpResponse:
    """Every row of an import, as JSON or CSV, sent as it is read."""
    batch = get_object_or_404(Import, pk=pk)
    write, kind = (rows_as_csv, "text/csv; charset=utf-8") if form == "csv" else (rows_as_json, "application/json")
    headers = {"Content-Disposition": f'attachment; filename="import-{pk}.{form}"'}
    return StreamingHttpResponse(write(batch), content_type=kind, headers=headers)


@requires(Right.IMPORT)
@require_POST
def import_keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep all that leaves nothing to ask."""
    kept, waiting = keep_clear(batch=get_object_or_404(Import, pk=pk), by=editor_of(request))
    message = ngettext("%(n)s article was kept.", "%(n)s articles were kept.", kept) % {"n": kept}
    if waiting:
        still = ngettext("%(n)s waits for you to look at it.", "%(n)s wait for you to look at them.", waiting)
        message += " " + still % {"n": waiting}
    return done(request, message, to=_batch(pk))


@requires(Right.IMPORT)
@require_POST
def import_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Read nothing more of it."""
    n = cancel_import(batch=get_object_or_404(Import, pk=pk), by=editor_of(request))
    message = ngettext("Cancelled: %(n)s is left unread.", "Cancelled: %(n)s are left unread.", n) % {"n": n}
    return done(request, message, to=_batch(pk))


@requires(Right.IMPORT)
@require_POST
def import_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on after a pause."""
    n = resume_import(batch=get_object_or_404(Import, pk=pk), by=editor_of(request))
    message = ngettext("It goes on: %(n)s is still to read.", "It goes on: %(n)s are still to read.", n) % {"n": n}
    return done(request, message, to=_batch(pk))


@requires(Right.IMPORT)
@require_POST
def import_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try again what failed, and nothing else."""
    n = retry_failed(batch=get_object_or_404(Import, pk=pk), by=editor_of(request))
    message = ngettext("%(n)s is tried again.", "%(n)s are tried again.", n) % {"n": n}
    return done(request, message, to=_batch(pk))


def _batch(pk: int) -> str:
    return reverse("claims:import-detail", args=[pk])
