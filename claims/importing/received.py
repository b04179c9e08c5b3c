"""Received: what came in, by whichever door, before anybody looked into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from claims.importing.errors import TooLarge
from claims.vocab.kinds import Archiving

MAX_BYTES = 20 * 1024 * 1024  # the longest article of the press is under 1 MB; STANDARDS §6 names this cap
MAX_CHARACTERS = 4_000_000  # of a body: four long novels; it is held several times over while it is stored


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes with what was said about them.

    media_type, charset: as declared by whoever sent them; empty where nobody said.
    how:                 the door: paste, upload, command, web.
    url:                 the address they are known by: the one that answered, or the one a person gave.
    refused:             why a door would not read them, with `n_bytes` for how many they are.
    path:                where they lie, for an archive too large to hold, whose articles follow it one by one.
    asked_url, http_status, headers, received_at, archiving: as in a Receipt; only for what came over the web.
    """

    name: str
    data: bytes
    how: str
    media_type: str = ""
    charset: str = ""
    url: str = ""
    refused: str = ""
    n_bytes: int = 0
    path: Path | None = None
    asked_url: str = ""
    http_status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    received_at: datetime | None = None
    archiving: Archiving = Archiving.UNASKED

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


def check_length(n_characters: int) -> None:
    """After reading. Errors: TooLarge, which says both lengths."""
    if n_characters > MAX_CHARACTERS:
        raise TooLarge(
            _("This text has %(n)s characters; an article may have at most %(max)s.")
            % {"n": f"{n_characters:,}", "max": f"{MAX_CHARACTERS:,}"}
        )
