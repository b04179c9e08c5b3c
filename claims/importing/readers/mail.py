"""A mail (.eml) -> Article: a press release, a newsletter, an article somebody sent on.

Its page is read if it has one, else its text; subject, sender and date are given beside it. The mail itself is the
evidence, with all its heads and attachments; articles among the attachments are imports of their own, which
`containers` takes out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

import msgspec
from django.utils.translation import gettext as _

from claims.importing.errors import NoArticle
from claims.importing.readers.given import take
from claims.importing.readers.message import MEDIA_TYPE, is_attached, parsed, parts, payload
from claims.importing.readers.read import Reading
from claims.importing.readers.text import read_text
from claims.importing.received import Received

_SENT_ON = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|enc|отв)\s*:\s*)+", re.IGNORECASE)


def read_mail(received: Received) -> Reading:
    """Errors: NoArticle where the mail has no text of its own; else as reading its page or text."""
    message = parsed(received.data)
    own = [part for part in parts(message) if not is_attached(part)]
    best = next((p for kind in ("text/html", "text/plain") for p in own if p.get_content_type() == kind), None)
    content = payload(best) if best is not None else b""
    if best is None or not content.strip():
        raise NoArticle(_("There is no text in this mail itself."))
    charset = str(best.get_param("charset") or "")
    inner = replace(received, data=content, media_type=best.get_content_type(), charset=charset)
    reading = read_text(inner)
    article = take(reading.article, _said(message))
    return msgspec.structs.replace(reading, article=article, media_type=MEDIA_TYPE, reader=f"mail/1 {reading.reader}")


def head(message: EmailMessage, name: str) -> str:
    """One head in plain letters; empty where it is missing or beyond reading."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # the parser of heads fails in many ways on what nobody should have sent
        return ""


def _said(message: EmailMessage) -> dict[str, str]:
    name, address = parseaddr(head(message, "from"))
    try:
        sent = parsedate_to_datetime(head(message, "date")).date().isoformat()
    except (TypeError, ValueError, OverflowError):
        sent = ""
    return {"title": _SENT_ON.sub("", head(message, "subject")), "byline": name or address, "published": sent}
