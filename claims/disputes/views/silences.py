"""What was not answered."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from claims.disputes import actions
from claims.disputes.answers import answer_button, answer_form
from claims.disputes.forms import SilenceForm
from claims.disputes.views.disputes import desk_address
from claims.models import Dispute, Silence
from claims.vocab.roles import Right
from claims.web.access import editor_of, requires
from claims.web.htmx import page_or_partial


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.DISPUTE)
def silence_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody has not answered a claim of this dispute."""
    return _edit(request, Silence(dispute=get_object_or_404(Dispute, pk=pk)))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.DISPUTE)
def silence_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Searched again, or somewhere else."""
    return _edit(request, get_object_or_404(Silence.objects.select_related("dispute"), pk=pk))


def _edit(request: HttpRequest, silence: Silence) -> HttpResponse:
    dispute, is_new = silence.dispute, silence.pk is None
    form = SilenceForm(request.POST or None, instance=silence, dispute=dispute)

    def act() -> str:
        if is_new:
            actions.record_silence(dispute=dispute, by=editor_of(request), text=form.text())
        else:
            edit = partial(actions.edit_silence, silence=silence, by=editor_of(request))
            edit(version=form.over, text=form.text())
        return desk_address(dispute, "silences")

    def page(status: int) -> HttpResponse:
        context = {"form": form, "dispute": dispute, "is_new": is_new}
        return page_or_partial(request, "disputes/silence_form.html", context, status=status)

    said, back = _("Silence written down."), desk_address(dispute, "silences")
    return answer_form(request, form, act, said=said, back=back, page=page)


@require_POST
@requires(Right.DISPUTE)
def silence_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """It was answered after all."""
    silence = get_object_or_404(Silence.objects.select_related("dispute"), pk=pk)
    remove = partial(actions.remove_silence, silence=silence, by=editor_of(request))
    return answer_button(request, remove, said=_("Silence removed."), to=desk_address(silence.dispute, "silences"))
