"""A mail taken apart: is it one, its parts, their bytes. What an article in it is, `mail` knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from django.utils.translation import gettext as _

from claims.importing.errors import Broken

MEDIA_TYPE = "message/rfc822"
# A mail whose attachments were taken out before: declared so, it is one article and no container any more.
ITSELF = "message/x-itself"
_HEAD = re.compile(rb"(?:[\w-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}", re.ASCII)
_OURS = re.compile(rb"^(?:from|date|subject|received|message-id|mime-version):", re.IGNORECASE | re.MULTILINE)
_PARTS = 1000
_BOUNDARIES = 20_000  # lines that may be one: the parser takes a minute for a million


def is_mail(data: bytes, media_type: str, suffix: str) -> bool:
    """Whether it was declared or named one, or begins with at least three heads of which three are a mail's."""
    if media_type in (MEDIA_TYPE, ITSELF) or suffix == ".eml":
        return True
    head = _HEAD.match(data[:16384].replace(b"\r\n", b"\n"))
    return head is not None and len(_OURS.findall(head[0])) >= 3


def parts(message: Message) -> Iterator[EmailMessage]:
    """The parts that are no bundles, in order, without going into mails that are attached."""
    stack: list[Message | str] = [message]
    n = 0
    while stack and n < _PARTS:
        part, n = stack.pop(), n + 1
        if isinstance(part, str):
            continue
        if part.get_content_maintype() == "multipart" and isinstance(children := part.get_payload(), list):
            stack.extend(reversed(children))
        elif isinstance(part, EmailMessage):
            yield part


def is_attached(part: EmailMessage) -> bool:
    """Whether it is not of the mail's own text."""
    return part.get_content_type() == MEDIA_TYPE or part.is_attachment() or bool(part.get_filename())


def parsed(data: bytes) -> EmailMessage:
    """Errors: Broken with far too many parts; several, where it is broken in ways the parser did not foresee."""
    if data.count(b"\n--") > _BOUNDARIES:
        raise Broken(_("This mail has more parts than a mail can have."))
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def payload(part: Message) -> bytes:
    """The bytes of a part, whatever they were sent as; what cannot be decoded is taken as it stands."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
