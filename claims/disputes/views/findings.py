"""What a third party found: its words and clauses, and the claims about what it says."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from claims.curation.find import FEW, claims_like, typed
from claims.disputes import actions
from claims.disputes.answers import answer_button, answer_form, number
from claims.disputes.forms import ClauseForms, FindingForm
from claims.disputes.views.disputes import desk_address
from claims.models import Claim, Dispute, Finding, Reading
from claims.vocab.roles import Right
from claims.web.access import editor_of, requires
from claims.web.htmx import page_or_partial


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.DISPUTE)
def finding_new(request: HttpRequest, pk: int) -> HttpResponse:
    """A finding for this dispute."""
    return _edit(request, Finding(dispute=get_object_or_404(Dispute, pk=pk)))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.DISPUTE)
def finding_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Its words and clauses."""
    return _edit(request, get_object_or_404(Finding.objects.select_related("dispute"), pk=pk))


def _edit(request: HttpRequest, finding: Finding) -> HttpResponse:
    dispute, is_new = finding.dispute, finding.pk is None
    form = FindingForm(request.POST or None, instance=finding)
    told = [] if is_new else list(finding.clauses.values("text", "outcome", "vote"))
    clauses = ClauseForms(request.POST or None, initial=told, prefix="clauses")

    def act() -> str:
        text = form.text(clauses)
        if is_new:
            actions.add_finding(dispute=dispute, by=editor_of(request), text=text)
        else:
            actions.edit_finding(finding=finding, by=editor_of(request), version=form.over, text=text)
        return desk_address(dispute, "findings")

    def page(status: int) -> HttpResponse:
        context = {"form": form, "clauses": clauses, "dispute": dispute, "is_new": is_new}
        return page_or_partial(request, "disputes/finding_form.html", context, status=status)

    if request.method == "POST" and not clauses.is_valid():
        return page(422)
    return answer_form(request, form, act, said=_("Finding saved."), back=desk_address(dispute, "findings"), page=page)


@require_POST
@requires(Right.DISPUTE)
def finding_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a finding off the dispute."""
    finding = get_object_or_404(Finding.objects.select_related("dispute"), pk=pk)
    to = desk_address(finding.dispute, "findings")
    remove = partial(actions.remove_finding, finding=finding, by=editor_of(request))
    return answer_button(request, remove, said=_("Finding removed."), to=to)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.DISPUTE)
def reading_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Find a claim about what the finding says, and add it."""
    finding = get_object_or_404(Finding.objects.select_related("dispute", "body"), pk=pk)
    if request.method == "POST":
        claim = get_object_or_404(Claim, pk=number(request.POST.get("claim", "")))
        add = partial(actions.add_reading, finding=finding, claim=claim, by=editor_of(request))
        here = reverse("claims:reading-add", kwargs={"pk": pk})
        return answer_button(request, add, said=_("Reading added."), to=here)
    words = typed(request.GET.get("q"))
    found = claims_like(words)[:FEW] if words else Claim.objects.none()
    context = {"finding": finding, "typed": words, "found": found}
    return page_or_partial(request, "disputes/reading_add.html", context, partials=("reading-results",))


@require_POST
@requires(Right.DISPUTE)
def reading_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a reading off its finding."""
    reading = get_object_or_404(Reading.objects.select_related("finding__dispute"), pk=pk)
    to = desk_address(reading.finding.dispute, "findings")
    remove = partial(actions.remove_reading, reading=reading, by=editor_of(request))
    return answer_button(request, remove, said=_("Reading removed."), to=to)
