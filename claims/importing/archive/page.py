"""A captured page without anything that acts or asks: what is left is words in paragraphs, lists and tables.

Three walls, each enough alone. What is shown is built anew from a short list of elements and attributes, none of which
can name an address (nh3; links and pictures lose theirs, pictures show their alternative text). It is answered with a
policy that forbids every request, script, form and frame, and with a style of ours whose hash the policy names. And it
stands in a sandboxed frame, which has no origin of its own and may open nothing.

The elements that a page hides by style are seen here, as its style is gone: that is how the bytes read.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape

import nh3
from django.utils.translation import gettext as _

from claims.importing.archive.derive import as_received
from claims.importing.archive.store import open_bytes
from claims.importing.errors import Refused
from claims.importing.readers.decode import decode
from claims.models import Capture
from claims.vocab.languages import direction

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
# No element here takes an address, and none is parsed in a way of its own (as style, noscript, svg or template are).
_SHOWN = """
    a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd del dfn div dl dt em
    figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p pre q rp rt ruby s
    samp section small span strong sub sup table tbody td tfoot th thead time tr u ul var wbr
"""
_ATTRIBUTES = {
    "*": {"dir", "lang"},
    "img": {"alt"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
}
# What these hold is no text of the page: it goes with them.
_EMPTIED = """
    applet audio canvas embed iframe math noembed noframes object script style svg template title video
"""
# Each element inside another costs what it stands in: 30,000, all nested, take two and a half seconds; a long live
# report has 10,000.
_MOST = 30_000
_LANG = re.compile(r"[A-Za-z0-9-]{1,35}")

STYLE = (
    "body{max-width:45rem;margin:1rem auto;padding:0 1rem;font:1rem/1.5 serif;overflow-wrap:anywhere}"
    "img{border:1px dotted;padding:0 .3em}a{text-decoration:underline dotted}"
    "td,th{border:1px solid;padding:.2rem .4rem;vertical-align:top}table{border-collapse:collapse}"
    "pre{white-space:pre-wrap;font:inherit}.said{border:1px solid;padding:.5rem 1rem}"
)
POLICY = (
    f"sandbox; default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Content-Type": "text/html; charset=utf-8",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "X-Frame-Options": "SAMEORIGIN",
}


def cleaned(html: str) -> str:
    """Markup that shows what a page says and can do nothing else."""
    return nh3.clean(
        html,
        tags=set(_SHOWN.split()),
        clean_content_tags=set(_EMPTIED.split()),
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        strip_comments=True,
        link_rel=None,
        url_schemes=set(),
        generic_attribute_prefixes=set(),
    )


def document(capture: Capture) -> str:
    """The whole document for the frame. Errors: BytesMissing, BytesDamaged, StorageGone."""
    lang = capture.source.lang if _LANG.fullmatch(capture.source.lang) else "und"
    return (
        f'<!DOCTYPE html><html lang="{lang}" dir="{direction(lang)}"><head><meta charset="utf-8">'
        f'<meta name="referrer" content="no-referrer"><title>{escape(capture.source.title)}</title>'
        f"<style>{STYLE}</style></head><body>{_body(capture)}</body></html>"
    )


def _body(capture: Capture) -> str:
    """What the bytes show: a page cleaned, a text as it is, and of anything else the text that was read of it."""
    data = open_bytes(str(capture.raw))
    if not capture.media_type.startswith("text/") and capture.media_type not in _PAGES:
        return _text(capture.text, _("This is no page: here is the text that was read of it."))
    declared = f"{capture.media_type}; charset={capture.encoding}"
    try:
        html = decode(as_received(capture, data, declared=declared)).text
    except Refused:
        return _text(capture.text, _("The bytes cannot be shown: here is the text that was read of them."))
    if capture.media_type not in _PAGES:
        return _text(html)
    if html.count("<") > _MOST:
        return _text(capture.text, _("This page has too many parts to be shown: here is the text that was read of it."))
    return cleaned(html)


def _text(text: str, said: str = "") -> str:
    note = f'<p class="said">{escape(said)}</p>' if said else ""
    return f'{note}<pre dir="auto">{escape(text)}</pre>'


def _attribute(element: str, name: str, value: str) -> str | None:
    """Short values alone: a language, a direction, a number, a date; the text of a picture may be a sentence."""
    return value if name == "alt" or len(value) <= 40 else None
