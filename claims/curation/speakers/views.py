"""The pages of names that nobody knows yet: the list, one name with what it is seen in, and what was settled."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.curation.errors import AlreadyHere, CurationError
from claims.curation.find import FEW, actors_named, typed
from claims.curation.forms import ActorForm
from claims.curation.speakers import actions, queries
from claims.curation.speakers.candidates import candidates
from claims.curation.speakers.forms import SettleForm
from claims.curation.views.attributions import refused
from claims.curation.views.workbench import number
from claims.models import Settlement, User
from claims.vocab.roles import Right
from claims.web.access import editor_of, requires
from claims.web.htmx import done, page_or_partial


@require_safe
@requires(Right.CURATE)
def speaker_list(request: HttpRequest) -> HttpResponse:
    """Names that nobody knows yet, the most frequent first."""
    words = typed(request.GET.get("q"))
    context = {"typed": words, "page": queries.groups(words, request.GET.get("after", ""))}
    return page_or_partial(request, "curation/speaker_list.html", context, partials=("speaker-list",))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.CURATE)
def speaker_settle(request: HttpRequest) -> HttpResponse:
    """One name (?name=), everywhere or in one source (&source=): what it is seen in, and saying whom it means."""
    back = reverse("claims:speaker-list")
    group = queries.group(request.GET.get("name", ""), number(request.GET.get("source", "")))
    if group is None:
        return refused(request, _("Nothing with this name waits any more: a colleague may have settled it."), back)
    lang = group.source.lang if group.source else "en"
    form = SettleForm(request.POST or None, group, lang)
    names = {"name": group.as_named, "lang": lang}
    new = ActorForm(request.POST if request.POST.get("do") == "new" else None, prefix="new", initial=names)
    if request.method == "POST" and form.is_valid() and (form.cleaned_data["do"] != "new" or new.is_valid()):
        try:
            _settle(group, form.cleaned_data, new, editor_of(request))
        except CurationError as error:
            (new if isinstance(error, AlreadyHere) else form).add_error(None, str(error))
        else:
            said = ngettext("Settled: %(num)s suggestion.", "Settled: %(num)s suggestions.", group.n)
            return done(request, said % {"num": group.n}, to=back)
    return _group_page(request, group, form, new)


def _settle(group: queries.Group, sent: dict[str, Any], new: ActorForm, by: User) -> None:
    match sent["do"]:
        case "unnamed":
            actions.settle_unnamed(group=group, by=by, everywhere=sent["everywhere"])
        case "nobody":
            actions.settle_nobody(group=group, by=by, everywhere=sent["everywhere"])
        case "new":
            fields = dict(new.cleaned_data)
            actions.settle_as_new(group=group, by=by, keep=sent["keep"], names=fields.pop("other_names"), **fields)
        case _:
            actions.settle_as(group=group, actor=sent["actor"], by=by, keep=sent["keep"], lang=sent["lang"] or "en")


def _group_page(request: HttpRequest, group: queries.Group, form: SettleForm, new: ActorForm) -> HttpResponse:
    words = typed(request.GET.get("find") or request.POST.get("find"))
    context = {
        "group": group,
        "here": address(group),
        "rows": queries.sentences_of(group),
        "typed": words,
        "matches": list(actors_named(words, group.source)[:FEW]) if words else [],
        "candidates": candidates(group),
        "n_elsewhere": len(group.elsewhere()),
        "form": form,
        "new": new,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    parts = ("speaker-matches",)
    return page_or_partial(request, "curation/speaker_settle.html", context, partials=parts, status=status)


def address(group: queries.Group) -> str:
    """Where a name is settled."""
    words = {"name": group.key, **({"source": group.source.pk} if group.source else {})}
    return f"{reverse('claims:speaker-settle')}?{urlencode(words)}"


@require_safe
@requires(Right.CURATE)
def speaker_settled(request: HttpRequest) -> HttpResponse:
    """What was settled, the newest first, each with the way back."""
    found = queries.settled(number(request.GET.get("before", "")))
    older = found[queries.PAGE - 1].pk if len(found) > queries.PAGE else None
    context = {"settlements": found[: queries.PAGE], "older": older}
    return page_or_partial(request, "curation/speaker_settled.html", context)


@require_POST
@requires(Right.CURATE)
def speaker_unsettle(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a settlement back."""
    settlement, back = get_object_or_404(Settlement, pk=pk), reverse("claims:speaker-settled")
    try:
        n = actions.undo_settlement(settlement=settlement, by=editor_of(request))
    except CurationError as error:
        return refused(request, str(error), back)
    said = ngettext("Taken back: %(num)s suggestion waits again.", "Taken back: %(num)s suggestions wait again.", n)
    return done(request, said % {"num": n}, to=back)
