"""How the desk's views answer: a form is saved, refused, or overtaken by a colleague; a button does its one thing.

Whatever an action refuses (errors.Refused) is said to the editor where they are: beside their form with everything
they typed, or, after a button, as a message on the page they came from.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django_htmx.http import trigger_client_event

from claims.disputes.errors import Refused
from claims.disputes.forms import WordsForm
from claims.models.versioned import StaleRecord
from claims.web.conflict import conflict
from claims.web.htmx import done

Page = Callable[[int], HttpResponse]
Partial = Callable[[], HttpResponse]
DIGITS = 19  # the largest bigint of PostgreSQL has as many

_OVERTAKEN = _("A colleague changed this while you were looking at it. This is how it stands now.")


def answer_form(
    request: HttpRequest, form: forms.BaseForm, act: Callable[[], str], *, said: str, back: str, page: Page
) -> HttpResponse:
    """Show the form by `page`, or do `act`, which gives the address to go on to.

    page: renders the form with a status: 200 to begin with, 422 with its errors, 409 beside the record as it now
          stands, where the form has no field of the record to compare.
    back: where the record is shown as it stands, for whoever was overtaken.
    """
    if request.method != "POST":
        return page(HTTPStatus.OK)
    if form.is_valid():
        try:
            to = act()
        except StaleRecord as error:
            if not isinstance(form, WordsForm):
                return conflict(request, error, form, back=back)
            form.overtaken(error.current, _OVERTAKEN)
            return page(HTTPStatus.CONFLICT)
        except Refused as error:
            form.add_error(None, str(error))
        else:
            return done(request, said, to=to)
    return page(HTTPStatus.UNPROCESSABLE_ENTITY)


def answer_button(
    request: HttpRequest,
    act: Callable[[], object],
    *,
    said: str,
    to: str,
    partial: Callable[[], HttpResponse] | None = None,
) -> HttpResponse:
    """Do `act`; then, or when it is refused, back `to` the page, or its `partial` for htmx."""
    try:
        act()
    except (Refused, StaleRecord) as error:
        return _refused(request, _words(error), to, partial)
    response = done(request, said, to=to, partial=partial)
    return trigger_client_event(response, "dispute-changed") if partial else response


def number(sent: str) -> int:
    """An id or a version as a browser sent it; 0, which no row has, for anything else."""
    return int(sent) if sent.isdecimal() and len(sent) < DIGITS else 0


def _words(error: Refused | StaleRecord) -> str:
    if isinstance(error, StaleRecord):
        return str(_OVERTAKEN)
    return str(error)


def _refused(request: HttpRequest, words: str, to: str, partial: Callable[[], HttpResponse] | None) -> HttpResponse:
    if partial and request.headers.get("HX-Request"):
        response = partial()
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return trigger_client_event(response, "announce", {"text": words})
    messages.error(request, words)
    return HttpResponseRedirect(to, status=HTTPStatus.SEE_OTHER)
