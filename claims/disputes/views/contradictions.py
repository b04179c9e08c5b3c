"""Two claims side by side: found, linked, judged."""

from __future__ import annotations

from functools import partial

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.curation.find import FEW, claims_like, typed
from claims.disputes import actions
from claims.disputes.answers import answer_form, number
from claims.disputes.detect import because, candidates
from claims.disputes.errors import AlreadyLinked
from claims.disputes.forms import ContradictionForm, WordsForm
from claims.disputes.log import told
from claims.models import Activity, Attribution, Claim, Contradiction
from claims.vocab.roles import Right
from claims.vocab.statuses import Status
from claims.web.access import editor_of, requires
from claims.web.htmx import page_or_partial

PAGE = 50  # links on one page of the list


@require_safe
@requires(Right.DISPUTE)
def contradiction_list(request: HttpRequest) -> HttpResponse:
    """What waits for a second person, or what was decided, newest first."""
    chosen = request.GET.get("status", Status.SUGGESTED)
    status = Status(chosen) if chosen in Status.values else Status.SUGGESTED
    before = number(request.GET.get("before", ""))
    found = Contradiction.objects.with_claims().filter(status=status).order_by("-pk")
    if before:
        found = found.filter(pk__lt=before)
    rows = list(found[: PAGE + 1])
    context = {"contradictions": rows[:PAGE], "status_now": status, "statuses": list(Status)}
    older = rows[PAGE - 1].pk if len(rows) > PAGE else None
    return page_or_partial(request, "disputes/contradiction_list.html", {**context, "older": older})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.DISPUTE)
def contradiction_new(request: HttpRequest) -> HttpResponse:
    """Choose one claim, then another, then say how they stand against each other. `?a=` and `?b=` are claims."""
    one, other = (_claim(request.GET.get(name, "")) for name in ("a", "b"))
    if one and other:
        return _propose(request, one, other)
    words = typed(request.GET.get("q"))
    found = claims_like(words).exclude(pk=one.pk if one else 0)[:FEW] if words else Claim.objects.none()
    context = {"one": one, "typed": words, "found": found, "suggested": _suggested(one) if one else []}
    return page_or_partial(request, "disputes/contradiction_new.html", context, partials=("link-results",))


def _propose(request: HttpRequest, one: Claim, other: Claim) -> HttpResponse:
    """The form for a pair; a pair that is linked already leads to its link."""
    if there := Contradiction.objects.between(one, other).first():
        return redirect("claims:contradiction-detail", pk=there.pk)
    form = ContradictionForm(request.POST or None)

    def act() -> str:
        fields = {"kind": form.cleaned_data["kind"], "reason": form.cleaned_data["reason"]}
        try:
            made = actions.propose_contradiction(one=one, other=other, by=editor_of(request), **fields)
        except AlreadyLinked as error:
            return _address(error.contradiction)
        return _address(made)

    def page(status: int) -> HttpResponse:
        context = {"form": form, "one": one, "other": other, "citations": _citations(one, other)}
        return page_or_partial(request, "disputes/contradiction_propose.html", context, status=status)

    said = _("Proposed. Another editor will judge it.")
    return answer_form(request, form, act, said=said, back=reverse("claims:contradiction-list"), page=page)


@require_safe
@requires(Right.DISPUTE)
def contradiction_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Both claims with their quotations, the judgement, and what this editor may do about it."""
    return _detail(request, _found(pk), 200)


@require_POST
@requires(Right.DISPUTE)
def contradiction_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm or reject, by which of the two buttons was pressed."""
    link = _found(pk)
    confirmed = request.POST.get("verdict") == "confirm"
    form = _words_form(request, link, required=not confirmed)

    def act() -> str:
        verb = actions.confirm_contradiction if confirmed else actions.reject_contradiction
        verb(contradiction=link, by=editor_of(request), version=form.over, decision=form.words_given)
        return _address(link)

    said = _("Confirmed.") if confirmed else _("Rejected.")
    return answer_form(
        request,
        form,
        act,
        said=said,
        back=_address(link),
        page=lambda status: _detail(request, _found(pk), status, form),
    )


@require_POST
@requires(Right.DISPUTE)
def contradiction_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    link = _found(pk)
    form = _words_form(request, link)

    def act() -> str:
        taken = partial(actions.withdraw_contradiction, contradiction=link, by=editor_of(request))
        taken(version=form.over, reason=form.words_given)
        return _address(link)

    def page(status: int) -> HttpResponse:
        return _detail(request, _found(pk), status, form)

    return answer_form(request, form, act, said=_("Taken back."), back=_address(link), page=page)


@require_POST
@requires(Right.DISPUTE)
def contradiction_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose it anew."""
    link = _found(pk)
    form = ContradictionForm(request.POST, instance=_found(pk))

    def act() -> str:
        fields = {"kind": form.cleaned_data["kind"], "reason": form.cleaned_data["reason"]}
        actions.reopen_contradiction(contradiction=link, by=editor_of(request), version=form.over, **fields)
        return _address(link)

    def page(status: int) -> HttpResponse:
        return _detail(request, _found(pk), status, again=form)

    said = _("Proposed anew. Another editor will judge it.")
    return answer_form(request, form, act, said=said, back=_address(link), page=page)


def _detail(
    request: HttpRequest,
    link: Contradiction,
    status: int,
    words: WordsForm | None = None,
    again: ContradictionForm | None = None,
) -> HttpResponse:
    context = {
        "link": link,
        "citations": _citations(link.claim_a, link.claim_b),
        "is_mine": link.proposed_by_id == editor_of(request).pk,
        "words": words or _words_form(None, link),
        "again": again or ContradictionForm(instance=link, initial={"reason": ""}),
        "log": told(Activity.objects.about(link).select_related("by")),
    }
    return page_or_partial(request, "disputes/contradiction_detail.html", context, status=status)


def _words_form(request: HttpRequest | None, link: Contradiction, *, required: bool = True) -> WordsForm:
    sent = request.POST if request else None
    return WordsForm(sent, instance=link, label=_("Your reason"), required=required)


def _found(pk: int) -> Contradiction:
    return get_object_or_404(Contradiction.objects.with_claims(), pk=pk)


def _claim(sent: str) -> Claim | None:
    return Claim.objects.select_related("actor").filter(pk=number(sent)).first()


def _suggested(claim: Claim) -> list[tuple[Claim, str]]:
    return [(found, because(found)) for found in candidates(claim)[:FEW]]


def _citations(*claims: Claim) -> dict[int, QuerySet[Attribution]]:
    """The accepted attributions of each claim, with what a quotation of them shows."""
    quoted = Attribution.objects.accepted().with_parts().select_related("capture__source__outlet")
    return {claim.pk: quoted.filter(claim=claim).defer("capture__text") for claim in claims}


def _address(link: Contradiction) -> str:
    return reverse("claims:contradiction-detail", kwargs={"pk": link.pk})
