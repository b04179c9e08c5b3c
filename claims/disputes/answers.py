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
from django.utils.translation import gettext as _
from django_htmx.http import trigger_client_event

from claims.disputes.errors import Refused
from claims.models.versioned import StaleRecord
from claims.web.conflict import conflict
from claims.web.htmx import done

Page = Callable[[int], HttpResponse]
Partial = Callable[[], HttpResponse]


def answer_form(
    request: HttpRequest, form: forms.BaseForm, act: Callable[[], str], *, said: str, back: str, page: Page
) -> HttpResponse:
    """Show the form by `page`, or do `act`, which gives the address to go on to.

    page: renders the form with a status: 200 to begin with, 422 with its errors.
    back: where the record is shown as it stands, for whoever was overtaken.
    """
    if request.method != "POST":
        return page(HTTPStatus.OK)
    if form.is_valid():
        try:
            to = act()
        except StaleRecord as error:
            return conflict(request, error, form, back=back)
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


def _words(error: Refused | StaleRecord) -> str:
    if isinstance(error, StaleRecord):
        return _("A colleague changed this while you were looking at it. This is how it stands now.")
    return str(error)


def _refused(request: HttpRequest, words: str, to: str, partial: Callable[[], HttpResponse] | None) -> HttpResponse:
    if partial and request.headers.get("HX-Request"):
        response = partial()
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return trigger_client_event(response, "announce", {"text": words})
    messages.error(request, words)
    return HttpResponseRedirect(to, status=HTTPStatus.SEE_OTHER)
