"""Why a change to a contradiction or a dispute is refused. `str(error)` is said to the editor as it stands."""

from __future__ import annotations

from django.utils.translation import gettext as _

from claims.models import Contradiction


class Refused(Exception):
    """Something that the desk does not do; the message says what and why, for a person."""


class NotYourOwn(Refused):
    """A judgement needs a second person."""


class SameClaim(Refused):
    """A claim cannot be held against itself."""

    def __init__(self) -> None:
        super().__init__(_("A claim cannot contradict itself. Choose two different claims."))


class AlreadyLinked(Refused):
    """The pair is linked, in this order or the other; `contradiction` is that link."""

    def __init__(self, contradiction: Contradiction) -> None:
        super().__init__(_("These two claims are linked already."))
        self.contradiction = contradiction


class NotNow(Refused):
    """What was asked does not follow from the state the record is in."""


class Incomplete(Refused):
    """Something that must be said is missing."""


class OnThePageAlready(Refused):
    """A claim stands in one place of a dispute only."""


class AlreadyThere(Refused):
    """The same thing is written down already."""


class AddressTaken(Refused):
    """Another dispute has this address."""

    def __init__(self, slug: str) -> None:
        super().__init__(_("Another dispute has the address “%(slug)s”.") % {"slug": slug})
