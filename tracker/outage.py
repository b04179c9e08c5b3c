"""When the database is gone for a while: a kind 503, and nothing to do to come back.

It is no middleware, for Django turns an exception of a middleware (the session's, the login's) into a response before
any other middleware sees it. The handler for status 500 sees them all, whoever raised them. Coming back is the pool's
work (tracker.database): it throws away dead connections and opens new ones.
"""

import logging
import sys
from http import HTTPStatus

import psycopg
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

RETRY_AFTER = 10  # seconds


def is_outage(error: BaseException | None) -> bool:
    """Whether the database did not answer, or another error says that this is its cause.

    No connection, none free in time, cut off in the middle: Django's errors, or the driver's in the job worker.
    """
    while error is not None:
        if isinstance(error, OperationalError | InterfaceError | psycopg.OperationalError | psycopg.InterfaceError):
            return True
        error = error.__cause__
    return False


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500, called while the exception is being handled."""
    if is_outage(sys.exception()):
        answer = render(request, "errors/503.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
        answer["Retry-After"] = str(RETRY_AFTER)
        return answer
    return render(request, "errors/500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)


class InOneLine(logging.Filter):
    """An outage is logged by every request and every job that meets it: one line says enough."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and is_outage(error := record.exc_info[1]):
            reason = str(error).strip().split("\n", 1)[0]
            record.msg, record.args = "%s: %s", (" ".join(record.getMessage().split()), reason)
            record.exc_info = None
        return True
