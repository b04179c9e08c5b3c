"""What a visitor may keep of a page, and for how long; 304 where they have it already.

A page's tag is made of what it shows (the hashes of editions), of the release that renders it, and of the language.
It is compared before anything is rendered. A visitor without an account may keep a page for a minute, so a pause
reaches everybody within that; somebody who is logged in, or has a message waiting, gets a page of their own, which
is kept nowhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import cast

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils.cache import (
    add_never_cache_headers,
    get_conditional_response,
    patch_cache_control,
    patch_vary_headers,
)
from django.utils.translation import get_language

KEPT_FOR = 60  # seconds: how long a correction or a pause may take to reach a reader who has just been here
_SHOWS = ("*.html", "*.py", "*.css", "*.mo")


@cache
def release() -> str:
    """A hash of everything that decides how a page looks, the same on every machine of a release."""
    found = hashlib.sha256(settings.SITE_NAME.encode())
    templates = cast("Jinja2", engines["jinja2"])
    for folder in (Path(__file__).parents[1], *templates.template_dirs, *settings.LOCALE_PATHS):
        for pattern in _SHOWS:
            for path in sorted(Path(str(folder)).rglob(pattern)):
                found.update(path.read_bytes())
    return found.hexdigest()


def tag(*parts: object) -> str:
    """A weak validator (the bytes differ with compression) for a page that shows `parts`."""
    text = "\n".join([release(), get_language() or "", *map(str, parts)])
    return f'W/"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def answer(request: HttpRequest, parts: list[object], page: Callable[[], HttpResponse]) -> HttpResponse:
    """`page()`, or 304 if the visitor has the page of these parts. `page` is called only where it is needed."""
    if request.user.is_authenticated or len(get_messages(request)):
        response = page()
        add_never_cache_headers(response)
        return response
    etag = tag(request.build_absolute_uri(), *parts)
    response = get_conditional_response(request, etag=etag) or page()
    if response.status_code in (200, 304):
        response["ETag"] = etag
        patch_cache_control(response, public=True, max_age=KEPT_FOR)
    patch_vary_headers(response, ["Cookie"])
    return response
