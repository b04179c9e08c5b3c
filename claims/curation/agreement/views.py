"""The pages of second readings: reading again, and what came of it."""

from __future__ import annotations

from functools import reduce
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import trigger_client_event

from claims.curation.agreement import actions, queries
from claims.curation.agreement.forms import DROP, MISSED, NOTHING, OTHERWISE, JudgementForm, spans_of
from claims.curation.agreement.scores import Agreement
from claims.curation.errors import CurationError
from claims.curation.views.attributions import refused
from claims.curation.views.workbench import number
from claims.models import Capture, SecondReading, Suggestion, User
from claims.vocab.roles import Right
from claims.web.access import editor_of, requires
from claims.web.htmx import done, page_or_partial


@require_safe
@requires(Right.CURATE)
def agreement_list(request: HttpRequest) -> HttpResponse:
    """What was read twice and how far it agrees, what one has begun, and what waits for a second reader."""
    found = queries.compared(list(queries.finished()[: queries.LAST]))
    context = {
        "compared": found,
        "all": reduce(Agreement.__add__, (one.agreement for one in found), Agreement()),
        "begun": queries.begun_by(editor_of(request)),
        "to_read": queries.to_read(editor_of(request))[: queries.LAST],
    }
    return page_or_partial(request, "curation/agreement_list.html", context)


@require_safe
@requires(Right.CURATE)
def agreement_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One finished second reading beside what stands in the record."""
    reading = queries.finished().filter(pk=pk).first()
    if reading is None:
        raise Http404
    context = {"compared": queries.compared([reading])[0], "capture": reading.capture}
    return page_or_partial(request, "curation/agreement_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.CURATE)
def second_reading(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own second reading of a capture; POST begins or finishes it."""
    capture = get_object_or_404(Capture.objects.select_related("source__outlet"), pk=pk)
    by = editor_of(request)
    if request.method == "POST":
        try:
            return _begun_or_finished(request, capture, by)
        except CurationError as error:
            return refused(request, str(error), request.path)
    reading = _mine(capture, by)
    if reading and reading.finished_at:
        return HttpResponseRedirect(reverse("claims:agreement-detail", kwargs={"pk": reading.pk}))
    read = queries.reading_page(reading, number(request.GET.get("at", ""))) if reading else None
    context = {"capture": capture, "reading": reading, "read": read, "form": JudgementForm(initial={"verb": MISSED})}
    return page_or_partial(request, "curation/second_reading.html", context)


def _mine(capture: Capture, by: User) -> SecondReading | None:
    mine = SecondReading.objects.filter(capture=capture, read_by=by).first()
    if mine:
        mine.capture = capture
    return mine


def _begun_or_finished(request: HttpRequest, capture: Capture, by: User) -> HttpResponse:
    if request.POST.get("do") != "finish":
        actions.begin_reading(capture=capture, by=by)
        return done(request, _("Begun. Nothing is decided by reading."), to=request.path)
    reading = _mine(capture, by)
    if reading is None:
        raise Http404
    actions.finish_reading(reading=reading, by=by)
    return done(request, _("Finished."), to=reverse("claims:agreement-detail", kwargs={"pk": reading.pk}))


@require_POST
@requires(Right.CURATE)
def second_reading_judge(request: HttpRequest, pk: int) -> HttpResponse:
    """What the reader says of a suggestion, or of what was missed."""
    capture = get_object_or_404(Capture.objects.select_related("source__outlet"), pk=pk)
    reading = _mine(capture, editor_of(request))
    form = JudgementForm(request.POST)
    if reading is None:
        raise Http404
    suggestion = None
    try:
        if not form.is_valid():
            raise CurationError(_("That did not work. Nothing was changed."))
        sent = form.cleaned_data
        if sent["suggestion"]:
            suggestion = get_object_or_404(queries.suggestions_of(capture), pk=sent["suggestion"])
        _judge(reading, suggestion, sent, editor_of(request))
    except CurationError as error:
        return _judged(request, reading, suggestion, str(error))
    return _judged(request, reading, suggestion)


def _judge(reading: SecondReading, suggestion: Suggestion | None, sent: dict[str, str], by: User) -> None:
    text, verb = reading.capture.text, sent["verb"]
    if verb == DROP:
        one = get_object_or_404(reading.judgements.filter(suggestion=None), pk=sent["judgement"])
        one.reading = reading
        actions.unjudge(judgement=one, by=by)
        return
    if suggestion is None:
        content, who = spans_of(text, sent["words"], None), sent["who"]
    elif verb == OTHERWISE:
        content, who = spans_of(text, sent["words"], queries.content_of(suggestion)[0]), sent["who"]
    else:
        content = [] if verb == NOTHING else list(queries.content_of(suggestion))
        who = queries.named_by(suggestion)
    actions.judge(reading=reading, by=by, content=content, who=who, suggestion=suggestion)


def _judged(
    request: HttpRequest, reading: SecondReading, suggestion: Suggestion | None, refusal: str = ""
) -> HttpResponse:
    """The suggestion with its judgement, for htmx; else back to the page, at that place."""
    if suggestion and request.headers.get("HX-Request"):
        context = {"capture": reading.capture, "one": queries.shown_one(reading, suggestion), "refusal": refusal}
        status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
        answer = render(request, "curation/_judgement.html", context, status=status)
        return trigger_client_event(answer, "announce", {"text": refusal or _("Noted.")})
    if refusal:
        messages.error(request, refusal)
    here = reverse("claims:second-reading", kwargs={"pk": reading.capture_id})
    response = HttpResponseRedirect(f"{here}#judge-{suggestion.pk if suggestion else 'missed'}")
    response.status_code = HTTPStatus.SEE_OTHER
    return response
