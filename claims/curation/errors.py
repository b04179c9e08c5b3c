"""What can go wrong when an editor writes, each said in words for that editor. Nothing is written then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from claims.vocab.statuses import Status

if TYPE_CHECKING:
    from claims.models import Actor, Claim


class CurationError(Exception):
    """`str()` of it is shown beside the form."""


class NothingMarked(CurationError):
    def __init__(self) -> None:
        super().__init__(_("Mark the words that were said first."))


class NotInTheText(CurationError):
    def __init__(self) -> None:
        super().__init__(
            _("These words do not stand in the text, or stand there more than once. Mark them by sentence.")
        )


class PiecesOverlap(CurationError):
    def __init__(self) -> None:
        super().__init__(_("Two pieces of the passage overlap. Make them one, or move them apart."))


class UnknownInChain(CurationError):
    """A hop is only a name so far."""

    def __init__(self, name: str) -> None:
        super().__init__(_("Say who “%(name)s” is: find them, or add them as somebody new.") % {"name": name})


class NobodySaidIt(CurationError):
    def __init__(self) -> None:
        super().__init__(_("Say who said it, or choose “The outlet’s own voice”."))


class NarrationHasOneHop(CurationError):
    def __init__(self) -> None:
        super().__init__(_("In its own voice an outlet speaks for nobody else: take the others out of the chain."))


class UnnamedElsewhere(CurationError):
    def __init__(self, actor: Actor) -> None:
        super().__init__(
            _("“%(name)s” is an unnamed source of another article, and cannot be taken for the same here.")
            % {"name": actor.name}
        )


class OutletIsHeard(CurationError):
    def __init__(self) -> None:
        super().__init__(_("The outlet is heard in its own article: it can only take its report back."))


class NotInTheChain(CurationError):
    """The claim belongs to somebody who does not stand in the chain."""

    def __init__(self, claim: Claim) -> None:
        super().__init__(_("The claim is by %(name)s, who does not stand in this chain.") % {"name": claim.actor.name})


class NotAccepted(CurationError):
    def __init__(self) -> None:
        super().__init__(_("Only an accepted attribution can be the citation of a claim."))


class AlreadyDecided(CurationError):
    def __init__(self, status: str) -> None:
        state = Status(status).label
        super().__init__(_("This cannot be done now: the attribution is “%(state)s” already.") % {"state": state})


class LastCitation(CurationError):
    """Rule 2: what readers see keeps a quotation to stand on."""

    def __init__(self, claim: Claim) -> None:
        super().__init__(
            _("This is the last citation of a published claim: “%(claim)s”. Give the claim another one first.")
            % {"claim": claim.text}
        )


class SameClaim(CurationError):
    """The actor has this very claim already; `existing` is it."""

    def __init__(self, existing: Claim) -> None:
        super().__init__(_("%(name)s has this very claim already.") % {"name": existing.actor.name})
        self.existing = existing


class AlreadyHere(CurationError):
    """Somebody of that name is known; `existing` are they."""

    def __init__(self, existing: list[Actor]) -> None:
        names = ", ".join(actor.name for actor in existing)
        super().__init__(
            _("Already here under this name: %(names)s. Choose them, or say that you mean somebody else.")
            % {"names": names}
        )
        self.existing = existing


class NoName(CurationError):
    def __init__(self) -> None:
        super().__init__(_("Give a name."))


class NothingSaid(CurationError):
    def __init__(self) -> None:
        super().__init__(_("Write something first."))


class ReasonNeeded(CurationError):
    def __init__(self) -> None:
        super().__init__(_("Say why, in a few words: colleagues will want to know."))


class NotYourNote(CurationError):
    def __init__(self) -> None:
        super().__init__(_("Only who wrote a note changes it."))


class CannotSplit(CurationError):
    def __init__(self) -> None:
        super().__init__(_("Each of the two needs words of its own."))


class CountedAnew(CurationError):
    """Many were to be accepted at once, and are not the ones that were shown."""

    def __init__(self) -> None:
        super().__init__(_("These are not as many any more as you were shown. Nothing was accepted: look again."))


class NothingToUndo(CurationError):
    def __init__(self) -> None:
        super().__init__(_("There is no decision of yours here that could be undone."))
