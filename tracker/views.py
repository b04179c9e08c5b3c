"""The pages nobody wants to see, in kind words, and the one that machines ask for.

None of them asks the database or knows the domain; each names what happened and what to do now.
"""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def healthz(request: HttpRequest) -> HttpResponse:
    """For the load balancer: 200 when a query comes through, 503 when none does."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("no database\n", "text/plain", HTTPStatus.SERVICE_UNAVAILABLE)
    return HttpResponse("ok\n", "text/plain")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that is none, or one that is larger than we take."""
    too_large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_large else HTTPStatus.BAD_REQUEST
    megabytes = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2
    return render(request, "errors/400.html", {"is_too_large": too_large, "megabytes": megabytes}, status=status)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/403.html", {"is_forgery": False}, status=HTTPStatus.FORBIDDEN)


def forgery_suspected(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: sent from elsewhere, or older than the visitor's login."""
    return render(request, "errors/403.html", {"is_forgery": True}, status=HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/404.html", status=HTTPStatus.NOT_FOUND)


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    """Too many wrong passwords for one account from one address."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    answer = render(request, "errors/429.html", {"minutes": minutes}, status=HTTPStatus.TOO_MANY_REQUESTS)
    answer["Retry-After"] = str(minutes * 60)
    return answer


def account_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The name that was tried, no longer than the record of failed logins can hold, and any account's name is."""
    sent: Any = credentials or request.POST
    return str(sent.get("username") or "")[:255]


def client_address(request: HttpRequest) -> str:
    """The visitor's address, as told by the nearest PROXY_COUNT proxies and not by the visitor."""
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")[-settings.PROXY_COUNT :]
    if settings.PROXY_COUNT and len(hops) == settings.PROXY_COUNT and hops[0].strip():
        return str(hops[0].strip())
    return str(request.META.get("REMOTE_ADDR", ""))  # a Unix socket has no address
