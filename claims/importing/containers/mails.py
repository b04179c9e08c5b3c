"""A mail (.eml) -> the mail itself, read as an article, and the articles attached to it."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage, Message
from io import BytesIO
from typing import IO

from django.utils.translation import gettext as _

from claims.importing.containers.limits import Item, Spent, Way, whole
from claims.importing.containers.names import cleaned, is_beside
from claims.importing.errors import Broken, Refused
from claims.importing.readers.message import ITSELF, MEDIA_TYPE, is_attached, parsed, parts, payload


def members(file: IO[bytes], way: Way) -> Iterator[Item]:
    """The mail first, unless it has only attachments; by itself if it has none. Errors: Broken, TooLarge."""
    data = whole(file, way)
    try:
        found = list(parts(parsed(data)))
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise Broken(_("This mail is broken, and cannot be read.")) from error
    attached = [part for part in found if is_attached(part) and _is_wanted(part)]
    if not attached:
        yield way.item(data, media_type=ITSELF)
        return
    if any(not is_attached(part) and payload(part).strip() for part in found):
        yield way.into("mail.eml").item(data, media_type=ITSELF)
    del data
    for n, part in enumerate(attached, 1):
        yield from _attachment(part, way.into(_name(part, n)))


def _attachment(part: EmailMessage, way: Way) -> Iterator[Item]:
    try:
        content, media_type = _content(part)
        charset = str(part.get_param("charset") or "")
        yield from way.open(BytesIO(content), way, media_type=media_type, charset=charset)
    except Spent:
        raise
    except Refused as refusal:
        yield way.refused(refusal)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        yield way.refused(_("This attachment is broken, and cannot be read."))


def _content(part: EmailMessage) -> tuple[bytes, str]:
    """Bytes and type of a part; a mail that was sent on is a part with a mail in it."""
    inner = part.get_payload()
    if part.get_content_type() == MEDIA_TYPE and isinstance(inner, list) and inner and isinstance(inner[0], Message):
        return inner[0].as_bytes(), MEDIA_TYPE
    declared = part.get_content_type()
    return payload(part), declared if declared.startswith("text/") else ""


def _is_wanted(part: EmailMessage) -> bool:
    """Pictures of a signature and calendars are no articles."""
    return part.get_content_maintype() not in ("image", "audio", "video", "font") and not is_beside(_name(part, 0))


def _name(part: EmailMessage, n: int) -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, AttributeError, TypeError):
        name = None
    return cleaned(name) if name else f"{n}.eml" if part.get_content_type() == MEDIA_TYPE else str(n)
