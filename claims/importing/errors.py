"""The ways an import can fail, one exception each; the message is for the person who brought the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.importing.find import Match


class ImportingError(Exception):
    """Something about a file or its row that a person can understand and act on."""


class Refused(ImportingError):
    """These bytes cannot become an article."""


class TooLarge(Refused):
    """More bytes than we read."""


class Empty(Refused):
    """Nothing in it, or nothing but white space."""


class NotText(Refused):
    """A binary, whatever its name says."""


class NoArticle(Refused):
    """A page without a text to quote from."""


class BadAddress(Refused):
    """It is no address of the web, or is written in a way that hides where it leads."""


class PrivateAddress(Refused):
    """It leads into a network that is not the public internet."""


class NotThere(Refused):
    """The server answered, and had nothing for us: the page is gone, closed, or never was."""


class NotForRobots(Refused):
    """The publisher asks robots not to fetch it, or asks that it is not archived; a person may decide otherwise."""


class Unreachable(ImportingError):
    """It did not work this time, and may another time. `retry_after`: seconds, where the server named them."""

    def __init__(self, message: str, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Locked(Refused):
    """Protected with a password."""


class Broken(Refused):
    """Of a kind we read, and not whole or not well made."""


class Bomb(Refused):
    """Small, and made to become very large."""


class TookTooLong(Refused):
    """Its reader was stopped after its time."""


class TooMuchMemory(Refused):
    """Its reader was stopped at its limit of memory."""


class Crashed(ImportingError):
    """Its reader failed in a way nobody foresaw; another reader may do better one day."""


class AlreadyFollowed(ImportingError):
    """Somebody follows this feed already."""


class AlreadyDecided(ImportingError):
    """The row was kept, discarded or refused before."""


class AlreadyHere(ImportingError):
    """The article is known; keeping it again needs a reason, or something to tell the two apart."""

    def __init__(self, message: str, matches: list[Match]) -> None:
        super().__init__(message)
        self.matches = matches


class Incomplete(ImportingError):
    """A field that a source cannot be without is empty."""


class StorageGone(ImportingError):
    """The bytes cannot be kept, or cannot be read again: the disk is full, or the storage does not answer."""


class DryRun(AlreadyDecided):
    """It was only to be shown what would happen."""


class BytesMissing(Unreachable):
    """The archive does not have these bytes any more."""


class BytesDamaged(Unreachable):
    """What the archive has under this name is not what was kept."""
