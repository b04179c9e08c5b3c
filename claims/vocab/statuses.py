"""Review states, and which may follow which. Readers never see anything but what an Edition froze."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """The life of an Attribution or a Contradiction: suggested by somebody, decided by somebody."""

    SUGGESTED = "suggested", _("Suggested")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class DisputeStatus(TextChoices):
    """The life of a dispute's working copy, apart from whether an edition of it is public."""

    DRAFT = "draft", _("Draft")
    READY = "ready", _("Ready for review")
    REVIEWED = "reviewed", _("Reviewed")


class PublicState(TextChoices):
    """What a reader gets at a dispute's address."""

    UNPUBLISHED = "unpublished", _("Not published")
    PUBLISHED = "published", _("Published")
    PAUSED = "paused", _("Paused")


class FeedState(TextChoices):
    """What is done with a feed. One that was stopped can be followed anew."""

    FOLLOWED = "followed", _("Followed")
    PAUSED = "paused", _("Paused")
    STOPPED = "stopped", _("No longer followed")


class RowStatus(TextChoices):
    """Where one file or address of an import stands."""

    QUEUED = "queued", _("Waiting to be read")
    WORKING = "working", _("Being read")
    READ = "read", _("Read, waiting for you to check it")
    IMPORTED = "imported", _("Imported")
    SAME = "same", _("Already here")
    UNPACKED = "unpacked", _("Opened; what was in it is listed")
    REFUSED = "refused", _("Refused")
    FAILED = "failed", _("Failed; it may be tried again")
    CANCELLED = "cancelled", _("Cancelled")
    DISCARDED = "discarded", _("Discarded")


WHO_SEES = {
    DisputeStatus.DRAFT: _("Only editors and admins can see this working copy."),
    DisputeStatus.READY: _("Waiting for an editor who did not ask for the review."),
    DisputeStatus.REVIEWED: _("Reviewed: an admin can publish it as it stands."),
    PublicState.UNPUBLISHED: _("Readers cannot see this dispute."),
    PublicState.PUBLISHED: _("Readers see the latest edition; changes here stay unseen until the next."),
    PublicState.PAUSED: _("Readers see your notice in place of every edition."),
}

_NEXT: dict[str, frozenset[str]] = {
    Status.SUGGESTED: frozenset({Status.ACCEPTED, Status.REJECTED, Status.WITHDRAWN}),
    Status.ACCEPTED: frozenset({Status.WITHDRAWN}),
    Status.REJECTED: frozenset({Status.SUGGESTED}),
    Status.WITHDRAWN: frozenset({Status.SUGGESTED}),
    DisputeStatus.DRAFT: frozenset({DisputeStatus.READY}),
    DisputeStatus.READY: frozenset({DisputeStatus.DRAFT, DisputeStatus.REVIEWED}),
    DisputeStatus.REVIEWED: frozenset({DisputeStatus.DRAFT}),
}


def may_follow(now: str, then: str) -> bool:
    """Whether a record in state `now` may go to `then`."""
    return then in _NEXT[now]
