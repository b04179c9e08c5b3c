"""Marking, correcting and deciding: the form of an attribution, and the buttons beside each."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from claims.curation import actions
from claims.curation.draft import selected
from claims.curation.errors import CurationError
from claims.curation.forms import DecisionForm
from claims.curation.marking import Marking
from claims.curation.selection import place
from claims.curation.versions import sent_decision, sent_form
from claims.curation.views.workbench import number
from claims.models import Attribution, Capture
from claims.models.versioned import StaleRecord
from claims.vocab.kinds import PassageRole
from claims.vocab.roles import Right
from claims.vocab.selectors import Span
from claims.web.access import editor_of, requires
from claims.web.conflict import conflict
from claims.web.htmx import done, page_or_partial

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

CHANGED = "attributions-changed"  # what the text and the list of the workbench listen to
DECISIONS: dict[str, tuple[Callable[..., Attribution], _StrPromise]] = {
    "accept": (actions.accept_suggestion, gettext_lazy("Accepted.")),
    "reject": (actions.reject_suggestion, gettext_lazy("Rejected.")),
    "withdraw": (actions.withdraw_attribution, gettext_lazy("Withdrawn.")),
    "reopen": (actions.reopen_attribution, gettext_lazy("A suggestion again.")),
    "detach": (actions.detach, gettext_lazy("No longer a citation of that claim.")),
}
_WITH_REASON = ("reject", "withdraw", "detach")


@require_http_methods(["GET", "POST"])
@requires(Right.CURATE)
def attribution_mark(request: HttpRequest, capture_id: int) -> HttpResponse:
    """Mark a passage: GET with ?start=&end= or with what a browser selected, POST the form."""
    capture = get_object_or_404(Capture.objects.select_related("source__outlet"), pk=capture_id)
    if request.method == "POST":
        return _sent(request, Marking.read(capture, None, request.POST))
    span = Span(number(request.GET.get("start", "")), number(request.GET.get("end", "")))
    found = selected(capture.text, request.GET) if "sel_exact" in request.GET else place(capture.text, span)
    return _form(request, Marking.begin(capture, None, (found,) if found else ()), ok=bool(found))


@require_http_methods(["GET", "POST"])
@requires(Right.CURATE)
def attribution_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct an attribution; a suggestion is accepted by it."""
    attribution = get_object_or_404(Attribution.objects.select_related("capture__source__outlet", "claim"), pk=pk)
    if request.method == "POST":
        return _sent(request, Marking.read(attribution.capture, attribution, request.POST))
    return _form(request, Marking.begin(attribution.capture, attribution))


def _form(request: HttpRequest, marking: Marking, *, ok: bool = True) -> HttpResponse:
    parts = ("attribution-form", "actor-matches", "claim-matches", "sentence-preview")
    status = HTTPStatus.OK if ok else HTTPStatus.UNPROCESSABLE_ENTITY
    return page_or_partial(request, "curation/attribution_form.html", marking.context(), partials=parts, status=status)


def _sent(request: HttpRequest, marking: Marking) -> HttpResponse:
    """The form was sent: to be saved, or by one of the buttons that only change it."""
    do, by = request.POST.get("do", ""), editor_of(request)
    if do == "note":
        start = marking.draft.pieces[0].start if marking.draft.pieces else 0
        ok = marking.save_note(by)
        return (
            _saved(request, _("Note left."), _place(marking.capture, start)) if ok else _form(request, marking, ok=ok)
        )
    if do != "save":
        marking.step(do, request.POST, by)
        return _form(request, marking, ok=not (marking.actor_form.is_bound and marking.actor_form.errors))
    try:
        saved = marking.save(by)
    except StaleRecord as error:
        current = error.current
        return conflict(request, error, sent_form(error, marking), back=address(Attribution.objects.get(pk=current.pk)))
    return _saved(request, _("Saved."), address(saved)) if saved else _form(request, marking, ok=False)


def _saved(request: HttpRequest, message: str, to: str) -> HttpResponse:
    """The form's place is empty again, and the workbench reads itself anew; without htmx, back to it."""
    return done(request, message, to=to, partial=lambda: changed(_empty(request, message)))


def _empty(request: HttpRequest, message: str) -> HttpResponse:
    return render(request, "curation/_attribution_form.html", {"form": None, "message": message})


def changed(response: HttpResponse) -> HttpResponse:
    """Tell the regions of the workbench that what they show has changed."""
    return trigger_client_event(response, CHANGED, {})


@require_POST
@requires(Right.CURATE)
def attribution_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """One press of a button: accept, reject, withdraw, reopen, detach."""
    attribution = get_object_or_404(Attribution.objects.select_related("capture__source", "claim"), pk=pk)
    form, back = DecisionForm(request.POST), address(attribution)
    if not form.is_valid():
        return refused(request, _("That did not work. Nothing was changed."), back)
    action, message = DECISIONS[form.cleaned_data["verb"]]
    reason = {"reason": form.cleaned_data["reason"]} if form.cleaned_data["verb"] in _WITH_REASON else {}
    try:
        action(attribution=attribution, version=form.cleaned_data["version"], by=editor_of(request), **reason)
    except CurationError as error:
        return refused(request, str(error), back)
    except StaleRecord as error:
        return conflict(request, error, sent_decision(error, attribution), back=back)
    return done(request, str(message), to=back, partial=lambda: changed(HttpResponse(status=HTTPStatus.NO_CONTENT)))


def refused(request: HttpRequest, message: str, back: str) -> HttpResponse:
    """A button that could not do it: 422 with the reason in the region `refusal`; without htmx, back with it."""
    if request.headers.get("HX-Request"):
        return render(request, "curation/_refusal.html", {"refusal": message}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.error(request, message)
    response = HttpResponseRedirect(back)
    response.status_code = HTTPStatus.SEE_OTHER
    return response


def address(attribution: Attribution) -> str:
    """Where an attribution stands on the workbench."""
    first = attribution.passages.filter(role=PassageRole.CONTENT).values_list("start", flat=True).first() or 0
    return f"{_place(attribution.capture, first)}#attribution-{attribution.pk}"


def _place(capture: Capture, at: int) -> str:
    return f"{reverse('claims:capture-detail', kwargs={'pk': capture.pk})}?at={at}"
