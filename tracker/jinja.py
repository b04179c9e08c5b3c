"""The Jinja2 environment of our pages: strict, escaping, translating.

StrictUndefined: a name that a page uses and a view forgot is an error, not an empty place where a source should stand.
"""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi, gettext, ngettext, npgettext, pgettext
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined

from claims.web import components


@lru_cache(maxsize=4096)
def url(name: str, **arguments: str | int) -> str:
    """The address of a view by its name: url("claims:dispute-detail", slug=dispute.slug)."""
    return reverse(name, kwargs=arguments)


def static_anyway(path: str) -> str:
    """The address of a static file; its plain one where none was collected, so that an error page cannot fail."""
    try:
        return static(path)
    except ValueError:
        return f"{settings.STATIC_URL}{path}"


def environment(**options: Any) -> Environment:
    """What Django's Jinja2 backend asks for; it brings autoescape and the loader."""
    env = Environment(  # noqa: S701 - Django hands over autoescape=True
        **{**options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True},
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(
        static=static,
        static_anyway=static_anyway,
        url=url,
        htmx_script=htmx_script,
        get_messages=get_messages,
        get_language=get_language,
        get_language_bidi=get_language_bidi,
    )
    components.install(env)
    return env
