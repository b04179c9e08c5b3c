"""Who may come in. `requires` stands above every view that is not for everybody.

A view that loses a race is asked once more: what the winner wrote is there to be seen by then, and the view says so.

An anonymous visitor is asked to log in; somebody without the right is told so (403). What a role may do is
decided in `claims.vocab.roles`, who may see which row by `visible_to` on its QuerySet, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers

from claims.models import User
from claims.vocab.roles import Right

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]  # the request is always given by position


def requires(right: Right) -> Callable[[View[P]], View[P]]:
    """A view for whoever has `right`. Its pages are kept by no cache on the way."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.user.may(right):
                raise PermissionDenied
            try:
                response = view(request, *args, **kwargs)
            except IntegrityError:  # somebody wrote the same in the same moment, often by a second click; nothing of
                response = view(
                    request, *args, **kwargs
                )  # ours was kept, and now the view sees theirs before it writes
            add_never_cache_headers(response)
            return response

        return guarded

    return decorate


def editor_of(request: HttpRequest) -> User:
    """The user behind a request that `requires` let through."""
    return cast("User", request.user)
