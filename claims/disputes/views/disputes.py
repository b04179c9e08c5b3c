"""The list of disputes, a new one, and the words of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from claims.disputes import actions
from claims.disputes.answers import answer_form, number
from claims.disputes.fields import LISTED
from claims.disputes.forms import DisputeForm
from claims.models import Actor, Dispute
from claims.vocab.roles import Right
from claims.web.access import editor_of, requires
from claims.web.htmx import page_or_partial

PAGE = 50  # disputes on one page of the list


@require_safe
@requires(Right.DISPUTE)
def desk_dispute_list(request: HttpRequest) -> HttpResponse:
    """Every dispute, the newest first, with who sees it."""
    found = Dispute.objects.select_related("current_edition").order_by("-pk")
    found = found.defer("current_edition__comparison", "current_edition__card")
    if before := number(request.GET.get("before", "")):
        found = found.filter(pk__lt=before)
    rows = list(found[: PAGE + 1])
    context = {"disputes": rows[:PAGE], "older": rows[PAGE - 1].pk if len(rows) > PAGE else None}
    return page_or_partial(request, "disputes/dispute_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.DISPUTE)
def desk_dispute_new(request: HttpRequest) -> HttpResponse:
    """Begin with a question."""
    form = DisputeForm(request.POST or None)

    def act() -> str:
        words = {name: form.cleaned_data[name] for name in ("question", "summary", "lang", "slug")}
        return desk_address(actions.create_dispute(by=editor_of(request), **words))

    def page(status: int) -> HttpResponse:
        return _page(request, form, None, status)

    said, back = _("The dispute is begun. Now gather the positions."), reverse("claims:desk-dispute-list")
    return answer_form(request, form, act, said=said, back=back, page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.DISPUTE)
def desk_dispute_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Its question, summary, language and address."""
    dispute = get_object_or_404(Dispute, pk=pk)
    form = DisputeForm(request.POST or None, instance=get_object_or_404(Dispute, pk=pk))

    def act() -> str:
        actions.edit_dispute(dispute=dispute, by=editor_of(request), version=form.over, text=form.text())
        return desk_address(dispute)

    def page(status: int) -> HttpResponse:
        return _page(request, form, dispute, status)

    return answer_form(request, form, act, said=_("Saved."), back=desk_address(dispute), page=page)


@require_safe
@requires(Right.DISPUTE)
def actor_names(request: HttpRequest) -> HttpResponse:
    """Names for a field that is being typed in, as a list of options."""
    typed = next((request.GET[name] for name in request.GET), "")
    found = Actor.objects.named(typed)[:LISTED]
    return page_or_partial(request, "disputes/_actor_names.html", {"actors": found})


def _page(request: HttpRequest, form: DisputeForm, dispute: Dispute | None, status: int) -> HttpResponse:
    context = {"form": form, "dispute": dispute}
    return page_or_partial(request, "disputes/dispute_form.html", context, status=status)


def desk_address(dispute: Dispute, part: str = "") -> str:
    """The desk's page of a dispute, at one of its parts."""
    return reverse("claims:desk-dispute", kwargs={"pk": dispute.pk}) + (f"#{part}" if part else "")
