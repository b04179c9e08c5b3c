"""The pages of versions: what changed between two captures, where the quotations stand, and notices of outlets."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.importing.versions import queries
from claims.importing.versions.actions import confirm_reanchoring, look_back, settle_notice
from claims.importing.versions.forms import NoticeForm
from claims.models import Capture, Notice, Reanchoring, Source
from claims.models.versioned import StaleRecord
from claims.vocab.roles import Right
from claims.vocab.selectors import Span, quote_at
from claims.web.access import editor_of, requires
from claims.web.conflict import conflict
from claims.web.htmx import done, page_or_partial

PAGE = 50  # notices on one page


def number(text: str) -> int:
    """A number in an address; 0 for anything that is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


@require_safe
@requires(Right.CURATE)
def source_captures(request: HttpRequest, pk: int) -> HttpResponse:
    """Every capture of a source, and what differs between two of them: `?old=` and `?new=`, else the last two."""
    source = get_object_or_404(Source.objects.select_related("outlet", "copy_of"), pk=pk)
    captures = queries.captures_of(source)
    pair = queries.chosen(captures, *(number(request.GET.get(name, "")) for name in ("old", "new")))
    context = {
        "source": source,
        "captures": captures,
        "pair": pair,
        "blocks": queries.difference(*pair) if pair else [],
        "notices": source.notices.select_related("settled_by"),
    }
    return page_or_partial(request, "importing/source_captures.html", context)


@require_safe
@requires(Right.CURATE)
def capture_quotations(request: HttpRequest, pk: int) -> HttpResponse:
    """What became in this capture of everything quoted from earlier ones."""
    capture = get_object_or_404(Capture.objects.select_related("source__outlet"), pk=pk)
    found = list(queries.quotations_in(capture))
    waiting = [one for one in found if one.waits]
    now = {one.pk: quote_at(capture.text, Span(one.start, one.end or 0)) for one in waiting if one.start is not None}
    others = [one for one in found if not one.waits]
    context = {"capture": capture, "waiting": waiting, "now": now, "others": others}
    return page_or_partial(request, "importing/capture_quotations.html", context)


@require_POST
@requires(Right.CURATE)
def capture_look_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Look for the quotations that were marked since."""
    anchored, _seen = look_back(capture=get_object_or_404(Capture, pk=pk), by=editor_of(request))
    said = ngettext("%(n)s more passage was looked for.", "%(n)s more passages were looked for.", len(anchored))
    return done(request, said % {"n": len(anchored)}, to=_quotations(pk))


@require_POST
@requires(Right.CURATE)
def reanchoring_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """A person's word on one quotation, by which of the two buttons was pressed."""
    one = get_object_or_404(Reanchoring, pk=pk)
    is_there = request.POST.get("verdict") != "lost"
    version = number(request.POST.get("version", ""))
    try:
        confirm_reanchoring(reanchoring=one, is_there=is_there, version=version, by=editor_of(request))
        said = _("Confirmed.")
    except StaleRecord:
        said = _("A colleague was quicker. This is how it stands now.")
    return done(request, said, to=_quotations(one.capture_id))


@require_safe
@requires(Right.CURATE)
def notice_list(request: HttpRequest) -> HttpResponse:
    """Corrections, retractions and changes that wait for an editor; `?settled` for those that do not."""
    settled, before = "settled" in request.GET, number(request.GET.get("before", ""))
    found = queries.queue(settled=settled)
    rows = list((found.filter(pk__lt=before) if before else found)[: PAGE + 1])
    context = {"notices": rows[:PAGE], "settled": settled, "older": rows[PAGE - 1].pk if len(rows) > PAGE else None}
    return page_or_partial(request, "importing/notice_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.CURATE)
def notice_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice with all that rests on its source; POST settles it."""
    notice = get_object_or_404(Notice.objects.select_related("source__outlet", "capture", "settled_by"), pk=pk)
    form = NoticeForm(request.POST or None, initial={"version": notice.version, "note": notice.note})
    if request.method == "POST" and form.is_valid():
        try:
            settle_notice(notice=notice, by=editor_of(request), **form.cleaned_data)
        except StaleRecord as error:
            return conflict(request, error, form, back=request.path)
        return done(request, _("Settled."), to=reverse("claims:notice-list"))
    context = {"notice": notice, "form": form, "touched": queries.touched(notice.source)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return page_or_partial(request, "importing/notice_detail.html", context, status=status)


def _quotations(pk: int) -> str:
    return reverse("claims:capture-quotations", args=[pk])
