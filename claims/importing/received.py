"""Received: what came in, by whichever door, before anybody looked into it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from claims.importing.errors import TooLarge

MAX_BYTES = 20 * 1024 * 1024  # the longest article of the press is under 1 MB; STANDARDS §6 names this cap


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes with what was said about them.

    refused:             why a door would not read them, with `n_bytes` for how many they are.

    media_type, charset: as declared by whoever sent them; empty where nobody said.
    how:                 the door: paste, upload, command.
    """

    name: str
    data: bytes
    how: str
    media_type: str = ""
    charset: str = ""
    url: str = ""
    refused: str = ""
    n_bytes: int = 0

    @property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest() if self.data else ""


def check_size(n_bytes: int) -> None:
    """Before anything is read. Errors: TooLarge, which says both sizes."""
    if n_bytes > MAX_BYTES:
        raise TooLarge(
            _("This file has %(size)s; an article may have at most %(max)s.")
            % {"size": filesizeformat(n_bytes), "max": filesizeformat(MAX_BYTES)}
        )
