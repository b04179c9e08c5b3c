"""When the database is gone for a while: a kind 503, and nothing to do to come back.

It is no middleware, for Django turns an exception of a middleware (the session's, the login's) into a response before
any other middleware sees it. The handler for status 500 sees them all, whoever raised them. Coming back is the pool's
work (tracker.database): it throws away dead connections and opens new ones.
"""

import sys
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

RETRY_AFTER = 10  # seconds


def is_outage(error: BaseException | None) -> bool:
    """Whether the database did not answer: no connection, none free in time, or cut off in the middle."""
    return isinstance(error, OperationalError | InterfaceError)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500, called while the exception is being handled."""
    if is_outage(sys.exception()):
        answer = render(request, "errors/503.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
        answer["Retry-After"] = str(RETRY_AFTER)
        return answer
    return render(request, "errors/500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)
