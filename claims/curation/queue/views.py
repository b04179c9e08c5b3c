"""The pages of the queue: what waits, deciding it there, and how far the work is."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from claims.curation.errors import CurationError
from claims.curation.queue import queries
from claims.curation.queue.filters import QueueForm
from claims.curation.review.actions import undo
from claims.curation.views.attributions import DECISIONS
from claims.curation.views.workbench import number
from claims.models import Attribution, User
from claims.models.versioned import StaleRecord
from claims.vocab.roles import Right
from claims.web.access import editor_of, requires
from claims.web.htmx import page_or_partial


@require_safe
@requires(Right.CURATE)
def suggestion_list(request: HttpRequest) -> HttpResponse:
    """Suggestions that wait and are wanted, with how many of them were decided."""
    form = QueueForm(request.GET)
    outlet = form.cleaned_data.get("outlet")
    kept = request.GET.copy()
    kept.pop("after", None)
    context = {
        "form": form,
        "queue": queries.queue_page(form, request.GET.get("after", "")),
        "kept": kept.urlencode(),
        "progress": queries.progress(outlet),
        "n_today": queries.decided_today(editor_of(request)),
    }
    return page_or_partial(request, "curation/suggestion_list.html", context, partials=("suggestion-list",))


@require_POST
@requires(Right.CURATE)
def suggestion_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or reject a suggestion in the queue, or take that back; the row as it stands then."""
    attribution = get_object_or_404(Attribution.objects.select_related("capture__source"), pk=pk)
    verb, version = request.POST.get("verb", ""), number(request.POST.get("version", ""))
    try:
        message, is_done = _decide(attribution, verb, version, editor_of(request)), True
    except CurationError as error:
        message, is_done = str(error), False
    except StaleRecord:
        message, is_done = _("A colleague has just changed this attribution. Look at it again."), False
    return _decided(request, pk, message, is_done=is_done)


def _decide(attribution: Attribution, verb: str, version: int, by: User) -> str:
    """What was done, in words."""
    if verb == "undo":
        undo(capture=attribution.capture, on=attribution, by=by)
        return _("Taken back.")
    if verb not in ("accept", "reject"):
        raise CurationError(_("That did not work. Nothing was changed."))
    action, said = DECISIONS[verb]
    action(attribution=attribution, version=version, by=by)
    return str(said)


def _decided(request: HttpRequest, pk: int, message: str, *, is_done: bool) -> HttpResponse:
    """The row, with what stood in the way; without htmx, back to the queue as it was narrowed."""
    if request.headers.get("HX-Request"):
        context = {"row": queries.rows([pk])[0], "refusal": "" if is_done else message, "kept": request.GET.urlencode()}
        status = HTTPStatus.OK if is_done else HTTPStatus.UNPROCESSABLE_ENTITY
        answer = render(request, "curation/_suggestion.html", context, status=status)
        return trigger_client_event(answer, "announce", {"text": message})
    (messages.success if is_done else messages.error)(request, message)
    response = HttpResponseRedirect(f"{reverse('claims:suggestion-list')}?{request.GET.urlencode()}")
    response.status_code = HTTPStatus.SEE_OTHER
    return response


@require_safe
@requires(Right.CURATE)
def suggestion_progress(request: HttpRequest) -> HttpResponse:
    """How many of the program's suggestions were decided: of all, of each outlet, and today by whoever asks."""
    by_outlet = queries.progress_by_outlet()
    everything = queries.Progress(None, sum(o.n_decided for o in by_outlet), sum(o.n_all for o in by_outlet))
    context = {"everything": everything, "outlets": by_outlet, "n_today": queries.decided_today(editor_of(request))}
    return page_or_partial(request, "curation/suggestion_progress.html", context)
