"""Answering a whole page, or the part of it that htmx asked for.

The server names what may be rendered: a partial with the root element `id="claim-list"` is the template
`_claim_list.html` beside its page, and is rendered only if the view lists that id. Permission has been decided
before. Nothing here is needed by a browser without JavaScript.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect, trigger_client_event
from django_htmx.middleware import HtmxDetails


def _asks(request: HttpRequest) -> HtmxDetails | None:
    """What htmx said about the request; None for an ordinary one, and for going back in history."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return htmx if htmx and not htmx.history_restore_request else None


def page_or_partial(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    partials: Collection[str] = (),
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """The page, or the listed partial whose id is the target of an htmx request."""
    htmx = _asks(request)
    if htmx and htmx.target and htmx.target in partials:
        template = str(PurePosixPath(template).with_name(f"_{htmx.target.replace('-', '_')}.html"))
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def done(
    request: HttpRequest, message: str, *, to: str, partial: Callable[[], HttpResponse] | None = None
) -> HttpResponse:
    """After a change: its partial with the message announced, or on to `to` with the message shown there."""
    if _asks(request) and partial:
        return trigger_client_event(partial(), "announce", {"text": message})
    messages.success(request, message)
    if _asks(request):
        return HttpResponseClientRedirect(to)
    response = HttpResponseRedirect(to)
    response.status_code = HTTPStatus.SEE_OTHER
    return response
