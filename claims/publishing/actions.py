"""A dispute's way to its readers: submitted, reviewed by somebody else, published as an Edition, paused.

A review holds for exactly the page that was looked at: the reviewer's form carries the hash of what it showed, the
review keeps that hash, and publishing refuses if the working copy has come to say anything else. So nobody has to
lock a dispute while others work on its claims, and nothing unreviewed slips in between.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app as jobs

from claims.disputes.errors import Incomplete, NotNow, NotYourOwn
from claims.models import Dispute, Edition, User, record
from claims.publishing.build import build
from claims.publishing.checks import blocking
from claims.publishing.comparison import Comparison
from claims.publishing.errors import ChangedSince, NotAllowed, NotFit, NothingNew
from claims.publishing.freeze import freeze
from claims.vocab.roles import Right
from claims.vocab.statuses import DisputeStatus, may_follow

PRINT = "print_edition"  # the reading stage's job; it stands to the right, so it is known here by name only


@transaction.atomic
def submit_for_review(*, dispute: Dispute, by: User, version: int) -> Dispute:
    """Ask another editor to look at the page as it stands.

    Errors: NotNow, NotFit, NothingNew; StaleRecord.
    """
    dispute = _locked(dispute)
    _check_follows(dispute, DisputeStatus.READY)
    page = build(dispute)
    _check_fit(page)
    _check_new(dispute, page)
    dispute.status, dispute.submitted_by = DisputeStatus.READY, by
    dispute.save_over(version, ["status", "submitted_by"])
    record(by=by, verb="submit", target=dispute, data={"sha256": page.sha256})
    return dispute


@transaction.atomic
def send_back(*, dispute: Dispute, by: User, version: int, reason: str) -> Dispute:
    """Back to the draft, by anybody on the desk, with a reason.

    Errors: NotNow, Incomplete; StaleRecord.
    """
    dispute = _locked(dispute)
    _check_follows(dispute, DisputeStatus.DRAFT)
    if not reason.strip():
        raise Incomplete(_("Say what should be changed."))
    _to_draft(dispute, version)
    record(by=by, verb="send_back", target=dispute, reason=reason.strip())
    return dispute


@transaction.atomic
def review(*, dispute: Dispute, by: User, version: int, seen: str) -> Dispute:
    """Somebody other than who submitted it has read the page with the hash `seen`, and stands by it.

    Errors: NotNow, NotYourOwn, ChangedSince, NotFit; StaleRecord.
    """
    dispute = _locked(dispute)
    _check_follows(dispute, DisputeStatus.REVIEWED)
    if dispute.submitted_by_id == by.pk:
        raise NotYourOwn(_("You submitted this dispute; somebody else must review it."))
    page = build(dispute)
    if page.sha256 != seen:
        raise ChangedSince(_("The page has changed while you were reading it. Please look at it again."))
    _check_fit(page)
    dispute.status, dispute.reviewed_by, dispute.reviewed_hash = DisputeStatus.REVIEWED, by, page.sha256
    dispute.save_over(version, ["status", "reviewed_by", "reviewed_hash"])
    record(by=by, verb="review", target=dispute, data={"sha256": page.sha256})
    return dispute


@transaction.atomic
def publish(*, dispute: Dispute, by: User, version: int, note: str) -> Edition:
    """Freeze the reviewed page as the next Edition, and let readers see it. `note` is for the change log.

    Publishing again is a new number; it also ends a pause.
    Errors: NotAllowed, NotNow, Incomplete, ChangedSince, NotFit, NothingNew; StaleRecord.
    """
    _check_may_publish(by)
    dispute = _locked(dispute)
    if dispute.status != DisputeStatus.REVIEWED:
        raise NotNow(_("Only a reviewed dispute can be published."))
    if not note.strip():
        raise Incomplete(_("Say in a few words what is new, for the change log."))
    page = build(dispute)
    if page.sha256 != dispute.reviewed_hash:
        raise ChangedSince(_("The page has changed since it was reviewed. Send it back and have it reviewed."))
    _check_fit(page)
    _check_new(dispute, page)
    edition = freeze(page, dispute=dispute, by=by, note=note.strip())
    dispute.current_edition = edition
    dispute.paused_at, dispute.paused_by, dispute.pause_notice = None, None, ""
    _to_draft(dispute, version, "current_edition", "paused_at", "paused_by", "pause_notice")
    data = {"edition": edition.number, "sha256": edition.sha256}
    record(by=by, verb="publish", target=dispute, reason=edition.note, data=data)
    jobs.configure_task(PRINT, allow_unknown=True).defer(edition=edition.pk)  # with the transaction, or not at all
    return edition


@transaction.atomic
def pause(*, dispute: Dispute, by: User, version: int, notice: str) -> Dispute:
    """Take every edition off the readers' pages, and show them `notice` instead; again, to word it differently.

    Errors: NotAllowed, NotNow, Incomplete; StaleRecord.
    """
    _check_may_publish(by)
    dispute = _locked(dispute)
    if dispute.current_edition_id is None:
        raise NotNow(_("This dispute has not been published, so there is nothing to pause."))
    if not notice.strip():
        raise Incomplete(_("Write the notice that readers see instead."))
    dispute.paused_at, dispute.paused_by, dispute.pause_notice = timezone.now(), by, notice.strip()
    dispute.save_over(version, ["paused_at", "paused_by", "pause_notice"])
    record(by=by, verb="pause", target=dispute, reason=dispute.pause_notice)
    return dispute


def _locked(dispute: Dispute) -> Dispute:
    """The row as it stands, held until the end of the transaction: one at a time moves a dispute."""
    return Dispute.objects.select_for_update(of=("self",)).select_related("current_edition").get(pk=dispute.pk)


def _to_draft(dispute: Dispute, version: int, *also: str) -> None:
    dispute.status, dispute.submitted_by, dispute.reviewed_by = DisputeStatus.DRAFT, None, None
    dispute.reviewed_hash = ""
    dispute.save_over(version, ["status", "submitted_by", "reviewed_by", "reviewed_hash", *also])


def _check_may_publish(by: User) -> None:
    if not by.may(Right.PUBLISH):
        raise NotAllowed


def _check_follows(dispute: Dispute, then: DisputeStatus) -> None:
    if not may_follow(dispute.status, then):
        now = DisputeStatus(dispute.status).label
        raise NotNow(_("The dispute is in the state “%(now)s”; this is not its next step.") % {"now": now})


def _check_fit(page: Comparison) -> None:
    if found := blocking(page):
        raise NotFit(found)


def is_news(dispute: Dispute, page: Comparison) -> bool:
    """Whether publishing would show readers anything new; while it is paused they see none of it."""
    current = dispute.current_edition
    return current is None or dispute.paused_at is not None or current.sha256 != page.sha256


def _check_new(dispute: Dispute, page: Comparison) -> None:
    if dispute.current_edition and not is_news(dispute, page):
        raise NothingNew(dispute.current_edition.number)
