"""The pages of one row: what was read of it, to be corrected, kept or thrown away."""

from __future__ import annotations

from http import HTTPStatus

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.importing.batches.keeping import correct_row, discard_row, keep_row
from claims.importing.errors import AlreadyDecided, AlreadyHere, Incomplete
from claims.importing.find import find, similar
from claims.importing.forms import DiscardForm, RowForm, initial
from claims.importing.readers.article import Article
from claims.importing.readers.decode import clean
from claims.models import ImportRow
from claims.models.versioned import StaleRecord
from claims.vocab.roles import Right
from claims.web.access import editor_of, requires
from claims.web.conflict import conflict
from claims.web.htmx import done, page_or_partial


@requires(Right.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def row_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that was read of one file; POST saves corrections."""
    row = get_object_or_404(_rows(), pk=pk)
    if not row.fields or request.method != "POST":
        return _row_page(request, row)
    form = _form(row, request)
    if not form.is_valid():
        return _row_page(request, row, form)
    try:
        correct_row(row=row, article=form.corrected(), version=form.cleaned_data["version"], by=editor_of(request))
    except AlreadyDecided as error:
        return done(request, str(error), to=_batch(row.batch_id))
    except StaleRecord as error:
        return _stale(request, error, form)
    return done(request, _("Your corrections are saved."), to=request.path)


@requires(Right.IMPORT)
@require_POST
def row_keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a file as it stands in the form."""
    row = get_object_or_404(_rows().exclude(fields={}), pk=pk)
    form = _form(row, request)
    if not form.is_valid():
        return _row_page(request, row, form)
    sent = form.cleaned_data
    try:
        capture, was_known = keep_row(
            row=row, article=form.corrected(), version=sent["version"], by=editor_of(request), reason=sent["reason"]
        )
    except (AlreadyHere, Incomplete) as error:
        form.add_error("reason" if isinstance(error, AlreadyHere) else None, str(error))
        return _row_page(request, row, form)
    except AlreadyDecided as error:
        return done(request, str(error), to=_batch(row.batch_id))
    except StaleRecord as error:
        return _stale(request, error, form)
    message = _("Kept as a new capture of “%(title)s”.") if was_known else _("Kept: “%(title)s”.")
    return done(request, message % {"title": capture.source.title}, to=_batch(row.batch_id))


@requires(Right.IMPORT)
@require_POST
def row_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a file away."""
    row = get_object_or_404(_rows(), pk=pk)
    form = DiscardForm(request.POST)
    if not form.is_valid():
        return _row_page(request, row, _form(row, request) if row.waits else None)
    try:
        discard_row(row=row, by=editor_of(request), **form.cleaned_data)
    except AlreadyDecided as error:
        return done(request, str(error), to=_batch(row.batch_id))
    except StaleRecord as error:
        return _stale(request, error, _form(row, request))
    return done(request, _("Thrown away: %(name)s.") % {"name": row.name}, to=_batch(row.batch_id))


@requires(Right.IMPORT)
@require_GET
def row_same(request: HttpRequest, pk: int) -> HttpResponse:
    """What is here already under this address, these bytes, this text, or a title like this one."""
    row = get_object_or_404(ImportRow, pk=pk)
    url = request.GET.get("url", row.fields.get("url", ""))[:2000]
    title, _notes = clean(request.GET.get("title", row.fields.get("title", ""))[:500])
    matches = find(url=url, sha256=row.sha256, body=row.fields.get("body", ""))
    found = {match.source.pk for match in matches}
    context = {"row": row, "matches": matches, "similar": [s for s in similar(title) if s.pk not in found]}
    return page_or_partial(request, "importing/row_same.html", context, partials=("same-list",))


def _rows() -> QuerySet[ImportRow]:
    return ImportRow.objects.select_related("same_as", "capture__source", "batch", "came_in")


def _form(row: ImportRow, request: HttpRequest) -> RowForm:
    return RowForm(request.POST, article=Article.from_json(row.fields))


def _row_page(request: HttpRequest, row: ImportRow, form: RowForm | None = None) -> HttpResponse:
    """The page of a row; 422 with the form where there is one with errors."""
    article = Article.from_json(row.fields) if row.fields else None
    shown = form or (article and RowForm(article=article, initial=initial(article, row.version)))
    context = {"row": row, "form": shown if row.waits else None, "article": article}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form else HTTPStatus.OK
    return page_or_partial(request, "importing/row_detail.html", context, status=status)


def _stale(request: HttpRequest, error: StaleRecord, form: RowForm) -> HttpResponse:
    """Both versions; the row's fields are shown under the names they have in the form."""
    row = error.current
    assert isinstance(row, ImportRow)
    vars(row).update(initial(Article.from_json(row.fields), row.version))
    return conflict(request, error, form, back=reverse("claims:import-row-detail", args=[row.pk]))


def _batch(pk: int) -> str:
    return reverse("claims:import-detail", args=[pk])
