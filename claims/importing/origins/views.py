"""The pages of origins: what may be copies of one story, and the group of a source."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from claims.importing.origins import queries
from claims.importing.origins.actions import join_copies, keep_apart, split_off
from claims.importing.origins.forms import CopyForm, SplitForm
from claims.importing.versions.views import number
from claims.models import CopyProposal, Source
from claims.models.versioned import StaleRecord
from claims.vocab.roles import Right
from claims.vocab.statuses import Status
from claims.web.access import editor_of, requires
from claims.web.conflict import conflict
from claims.web.htmx import done, page_or_partial

PAGE = 50  # pairs on one page


@require_safe
@requires(Right.CURATE)
def copy_list(request: HttpRequest) -> HttpResponse:
    """Pairs that wait for a person, or that were decided."""
    sent, before = request.GET.get("status", ""), number(request.GET.get("before", ""))
    status = Status(sent) if sent in Status.values else Status.SUGGESTED
    found = queries.proposals(status)
    rows = list((found.filter(pk__lt=before) if before else found)[: PAGE + 1])
    context = {"proposals": rows[:PAGE], "status_now": status, "statuses": list(Status)}
    older = rows[PAGE - 1].pk if len(rows) > PAGE else None
    return page_or_partial(request, "importing/copy_list.html", {**context, "older": older})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.CURATE)
def copy_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Two sources with what speaks for one story; POST joins them or keeps them apart, by which button was pressed."""
    proposal = get_object_or_404(CopyProposal.objects.with_sources(), pk=pk)
    form = CopyForm(request.POST or None, proposal)
    if request.method == "POST" and form.is_valid():
        try:
            said = _decide(request, proposal, form)
        except StaleRecord as error:
            return conflict(request, error, form, back=request.path)
        return done(request, said, to=reverse("claims:copy-list"))
    context = {"proposal": proposal, "form": form, "reasons": queries.reasons(proposal)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    blocks = queries.side_by_side(proposal)
    return page_or_partial(request, "importing/copy_detail.html", {**context, "blocks": blocks}, status=status)


def _decide(request: HttpRequest, proposal: CopyProposal, form: CopyForm) -> str:
    sent = form.cleaned_data
    over = {"reason": sent["decision"], "version": sent["version"], "by": editor_of(request)}
    if request.POST.get("verdict") == "join":
        origin = next(source for source in proposal.pair if source.pk == sent["origin"])
        join_copies(proposal=proposal, origin=origin, **over)
        return _("Joined: they count as one origin from the next edition on.")
    keep_apart(proposal=proposal, **over)
    return _("Kept apart. The pair will not be proposed again.")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.CURATE)
def source_group(request: HttpRequest, pk: int) -> HttpResponse:
    """The origin of a source and everything that copies it; POST takes this source out."""
    source = get_object_or_404(Source.objects.select_related("outlet", "copy_of"), pk=pk)
    form = SplitForm(request.POST or None, initial={"version": source.version}) if source.copy_of_id else None
    if request.method == "POST" and form and form.is_valid():
        try:
            split_off(source=source, by=editor_of(request), **form.cleaned_data)
        except StaleRecord as error:
            return conflict(request, error, form, back=request.path)
        return done(request, _("Taken out: it counts by itself from the next edition on."), to=request.path)
    context = {"source": source, "form": form, "group": queries.group_of(source)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return page_or_partial(request, "importing/source_group.html", context, status=status)
