"""Positions side by side, and claims put under them. With htmx each change answers with the positions alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from claims.curation.find import FEW, claims_like, typed
from claims.disputes import actions, desk
from claims.disputes.answers import answer_button, answer_form, number
from claims.disputes.forms import PositionForm
from claims.disputes.views.disputes import desk_address
from claims.models import Claim, Dispute, Placement, Position
from claims.vocab.roles import Right
from claims.web.access import editor_of, requires
from claims.web.htmx import page_or_partial


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.DISPUTE)
def position_add(request: HttpRequest, pk: int) -> HttpResponse:
    """One more answer to the question."""
    dispute = get_object_or_404(Dispute, pk=pk)
    form = PositionForm(request.POST or None, instance=Position(dispute=dispute))

    def act() -> str:
        actions.add_position(dispute=dispute, label=form.cleaned_data["label"], by=editor_of(request))
        return desk_address(dispute, "positions")

    def page(status: int) -> HttpResponse:
        return _page(request, form, dispute, status)

    return answer_form(request, form, act, said=_("Position added."), back=desk_address(dispute), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.DISPUTE)
def position_rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words for it."""
    position = get_object_or_404(Position.objects.select_related("dispute"), pk=pk)
    form = PositionForm(request.POST or None, instance=get_object_or_404(Position, pk=pk))

    def act() -> str:
        label = form.cleaned_data["label"]
        actions.rename_position(position=position, label=label, version=form.over, by=editor_of(request))
        return desk_address(position.dispute, "positions")

    def page(status: int) -> HttpResponse:
        return _page(request, form, position.dispute, status)

    back = desk_address(position.dispute, "positions")
    return answer_form(request, form, act, said=_("Position renamed."), back=back, page=page)


@require_POST
@requires(Right.DISPUTE)
def position_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an empty position off."""
    position = get_object_or_404(Position.objects.select_related("dispute"), pk=pk)
    remove = partial(actions.remove_position, position=position, by=editor_of(request))
    return _changed(request, position.dispute, remove, _("Position removed."))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.DISPUTE)
def claim_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Find a claim by typing a part of it, and put it under a position of this dispute."""
    dispute = get_object_or_404(Dispute, pk=pk)
    if request.method != "POST":
        words = typed(request.GET.get("q"))
        found = claims_like(words).exclude(placements__dispute=dispute)[:FEW] if words else Claim.objects.none()
        context = {"dispute": dispute, "positions": desk.positions(dispute), "typed": words, "found": found}
        return page_or_partial(request, "disputes/claim_place.html", context, partials=("placing-results",))
    position = get_object_or_404(
        dispute.positions.select_related("dispute"), pk=number(request.POST.get("position", ""))
    )
    claim = get_object_or_404(Claim, pk=number(request.POST.get("claim", "")))
    place = partial(actions.place_claim, position=position, claim=claim, by=editor_of(request))
    return _changed(request, dispute, place, _("Claim placed under “%(position)s”.") % {"position": position})


@require_POST
@requires(Right.DISPUTE)
def placement_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a claim under another position."""
    placement = get_object_or_404(Placement.objects.select_related("dispute"), pk=pk)
    position = get_object_or_404(Position, pk=number(request.POST.get("position", "")))
    move = partial(actions.move_claim, placement=placement, position=position, by=editor_of(request))
    return _changed(request, placement.dispute, move, _("Claim moved to “%(position)s”.") % {"position": position})


@require_POST
@requires(Right.DISPUTE)
def placement_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a claim off the page."""
    placement = get_object_or_404(Placement.objects.select_related("dispute"), pk=pk)
    remove = partial(actions.unplace_claim, placement=placement, by=editor_of(request))
    return _changed(request, placement.dispute, remove, _("Claim taken off the page."))


def _changed(request: HttpRequest, dispute: Dispute, act: Callable[[], object], said: str) -> HttpResponse:
    def changed() -> HttpResponse:
        context = {"dispute": dispute, "positions": desk.positions(dispute), "has_changed_now": True}
        return render(request, "disputes/_positions.html", context)

    return answer_button(request, act, said=said, to=desk_address(dispute, "positions"), partial=changed)


def _page(request: HttpRequest, form: PositionForm, dispute: Dispute, status: int) -> HttpResponse:
    return page_or_partial(request, "disputes/position_form.html", {"form": form, "dispute": dispute}, status=status)
