"""The page of a whole dispute on the desk, and its way to the readers: preview, review, publication, pause."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.disputes import desk
from claims.disputes.answers import answer_button, answer_form, number
from claims.disputes.forms import PositionForm, WordsForm
from claims.disputes.log import told
from claims.disputes.views.disputes import desk_address
from claims.importing.versions.queries import since_dispute
from claims.models import Activity, Dispute
from claims.publishing import actions
from claims.publishing.build import build
from claims.publishing.checks import problems
from claims.vocab.roles import Right
from claims.vocab.statuses import DisputeStatus
from claims.web.access import editor_of, requires
from claims.web.htmx import page_or_partial

LOG = 50  # the newest things done to a dispute that its page lists


@require_safe
@requires(Right.DISPUTE)
def desk_dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one dispute: positions, findings, silences, links, what is missing, the next step."""
    dispute = _found(pk)
    context = {
        **_state(request, dispute),
        "positions": desk.positions(dispute),
        "position_form": PositionForm(),
        "contradictions": desk.contradictions_of(dispute),
        "findings": desk.findings_of(dispute),
        "silences": desk.silences_of(dispute),
        "since": since_dispute(desk.claims_of(dispute).order_by()),
        "notes": dispute.annotations.select_related("written_by"),
        "editions": dispute.editions.select_related("published_by").defer("comparison", "card"),
        "log": told(Activity.objects.about(dispute).select_related("by")[:LOG]),
    }
    parts = ("dispute-state", "dispute-links")
    return page_or_partial(request, "disputes/dispute_desk.html", context, partials=parts)


@require_safe
@requires(Right.DISPUTE)
def dispute_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The page as readers would get it now, and, for a reviewer, the way to stand by it."""
    return page_or_partial(request, "publishing/preview.html", _state(request, _found(pk)))


@require_POST
@requires(Right.DISPUTE)
def dispute_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a review."""
    submit = partial(
        actions.submit_for_review,
        dispute=_found(pk),
        by=editor_of(request),
        version=number(request.POST.get("version", "")),
    )
    return _step(request, pk, submit, _("Another editor can review it now."))


@require_POST
@requires(Right.DISPUTE)
def dispute_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Stand by the page that was shown; the form carries its hash."""
    seen = request.POST.get("seen", "")
    review = partial(
        actions.review,
        dispute=_found(pk),
        by=editor_of(request),
        version=number(request.POST.get("version", "")),
        seen=seen,
    )
    return _step(request, pk, review, _("Reviewed. An admin can publish it."))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.DISPUTE)
def dispute_send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the draft, with a reason."""

    def send(form: WordsForm, dispute: Dispute) -> None:
        actions.send_back(dispute=dispute, by=editor_of(request), version=form.over, reason=form.words_given)

    asked = (_("What should be changed"), _("Whoever works on the dispute reads this in its log."))
    return _with_words(request, pk, send, asked, title=_("Send back to the draft"), said=_("Sent back."))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.PUBLISH)
def dispute_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Make it the next edition."""

    def publish(form: WordsForm, dispute: Dispute) -> None:
        actions.publish(dispute=dispute, by=editor_of(request), version=form.over, note=form.words_given)

    asked = (_("What is new"), _("Readers see it in the change log, for good."))
    return _with_words(request, pk, publish, asked, title=_("Publish"), said=_("Published."), most=500)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.PUBLISH)
def dispute_pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Hide every edition behind a notice."""

    def pause(form: WordsForm, dispute: Dispute) -> None:
        actions.pause(dispute=dispute, by=editor_of(request), version=form.over, notice=form.words_given)

    asked = (_("Notice to readers"), _("Readers see it in place of every edition, until it is published again."))
    return _with_words(request, pk, pause, asked, title=_("Pause"), said=_("Paused."))


def _step(request: HttpRequest, pk: int, act: Callable[[], object], said: str) -> HttpResponse:
    to = reverse("claims:desk-dispute", kwargs={"pk": pk})
    return answer_button(request, act, said=said, to=to)


def _with_words(
    request: HttpRequest,
    pk: int,
    act: Callable[[WordsForm, Dispute], None],
    asked: tuple[str, str],
    *,
    title: str,
    said: str,
    most: int = 1000,
) -> HttpResponse:
    """One of the steps that need a sentence: `asked` is the label of its field, and the help."""
    dispute = _found(pk)
    form = WordsForm(request.POST or None, instance=dispute, label=asked[0], help_text=asked[1], most=most)

    def done() -> str:
        act(form, dispute)
        return desk_address(dispute)

    def page(status: int) -> HttpResponse:
        context = {**_state(request, _found(pk)), "form": form, "title": title}
        return page_or_partial(request, "publishing/step.html", context, status=status)

    return answer_form(request, form, done, said=said, back=desk_address(dispute), page=page)


def _state(request: HttpRequest, dispute: Dispute) -> dict[str, object]:
    """Where a dispute stands, what its page would say, and what this editor may do next."""
    comparison, editor = build(dispute), editor_of(request)
    found = problems(comparison)
    ready, reviewed = (dispute.status == s for s in (DisputeStatus.READY, DisputeStatus.REVIEWED))
    return {
        "dispute": dispute,
        "comparison": comparison,
        "problems": found,
        "has_blocking": any(problem.blocking for problem in found),
        "is_news": actions.is_news(dispute, comparison),
        "has_changed": reviewed and dispute.reviewed_hash != comparison.sha256,
        "may_review": ready and dispute.submitted_by_id != editor.pk,
        "may_publish": editor.may(Right.PUBLISH),
    }


def _found(pk: int) -> Dispute:
    people = ("submitted_by", "reviewed_by", "paused_by")
    found = Dispute.objects.select_related("current_edition", *people)
    return get_object_or_404(found.defer("current_edition__comparison", "current_edition__card"), pk=pk)
