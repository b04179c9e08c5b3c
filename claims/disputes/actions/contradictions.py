"""Two claims linked, judged, taken back, judged anew. Nobody judges what they proposed themselves."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.disputes.errors import AlreadyLinked, Incomplete, NotNow, NotYourOwn, SameClaim
from claims.models import Claim, Contradiction, User, record
from claims.vocab.kinds import ContradictionKind
from claims.vocab.statuses import Status, may_follow

_DECIDED = ("status", "decided_by", "decided_at", "decision")
_VERBS = {Status.ACCEPTED: "confirm", Status.REJECTED: "reject", Status.WITHDRAWN: "withdraw"}


@transaction.atomic
def propose_contradiction(*, one: Claim, other: Claim, kind: str, reason: str, by: User | None) -> Contradiction:
    """Hold one claim against another, in either order; `by` is None where the program proposes.

    Errors: SameClaim, AlreadyLinked with the link there is, Incomplete.
    """
    if one.pk == other.pk:
        raise SameClaim
    reason = _said(reason, _("Say why these two claims do not go together."))
    if existing := Contradiction.objects.between(one, other).first():
        raise AlreadyLinked(existing)
    first, second = sorted((one, other), key=lambda claim: claim.pk)
    contradiction = Contradiction(
        claim_a=first, claim_b=second, kind=ContradictionKind(kind), reason=reason, proposed_by=by
    )
    try:
        with transaction.atomic():
            contradiction.save(force_insert=True)
    except IntegrityError:  # somebody else linked them at this moment
        raise AlreadyLinked(Contradiction.objects.between(one, other).get()) from None
    record(by=by, verb="propose", target=contradiction, reason=reason, data={"kind": contradiction.kind})
    return contradiction


@transaction.atomic
def confirm_contradiction(*, contradiction: Contradiction, by: User, version: int, decision: str = "") -> Contradiction:
    """A second person agrees. Errors: NotYourOwn, NotNow; StaleRecord."""
    return _decide(contradiction, Status.ACCEPTED, by, version, decision.strip())


@transaction.atomic
def reject_contradiction(*, contradiction: Contradiction, by: User, version: int, decision: str) -> Contradiction:
    """A second person disagrees, and says why. Errors: NotYourOwn, NotNow, Incomplete; StaleRecord."""
    decision = _said(decision, _("Say why you reject it; whoever proposed it will read this."))
    return _decide(contradiction, Status.REJECTED, by, version, decision)


@transaction.atomic
def withdraw_contradiction(*, contradiction: Contradiction, by: User, version: int, reason: str) -> Contradiction:
    """Take a link back: while it waits, whoever proposed it; once confirmed, any editor. With a reason.

    Errors: NotYourOwn, NotNow, Incomplete; StaleRecord.
    """
    reason = _said(reason, _("Say why it is taken back."))
    proposer = contradiction.proposed_by_id
    if contradiction.status == Status.SUGGESTED and proposer != by.pk:
        raise NotYourOwn(_("Only whoever proposed it can take it back; you can reject it."))
    return _decide(contradiction, Status.WITHDRAWN, by, version, reason)


@transaction.atomic
def reopen_contradiction(
    *, contradiction: Contradiction, by: User, version: int, kind: str, reason: str
) -> Contradiction:
    """Propose a rejected or withdrawn link anew; whoever does is its proposer now, and cannot decide it.

    Errors: NotNow, Incomplete; StaleRecord.
    """
    _check_follows(contradiction, Status.SUGGESTED)
    reason = _said(reason, _("Say why these two claims do not go together."))
    contradiction.kind, contradiction.reason, contradiction.proposed_by = ContradictionKind(kind), reason, by
    contradiction.status, contradiction.decision = Status.SUGGESTED, ""
    contradiction.decided_by = contradiction.decided_at = None
    contradiction.save_over(version, [*_DECIDED, "kind", "reason", "proposed_by"])
    record(by=by, verb="reopen", target=contradiction, reason=reason, data={"kind": contradiction.kind})
    return contradiction


def _decide(contradiction: Contradiction, status: Status, by: User, version: int, decision: str) -> Contradiction:
    _check_follows(contradiction, status)
    if contradiction.proposed_by_id == by.pk and status != Status.WITHDRAWN:
        raise NotYourOwn(_("You proposed this contradiction; somebody else must judge it."))
    contradiction.status, contradiction.decision = status, decision
    contradiction.decided_by, contradiction.decided_at = by, timezone.now()
    contradiction.save_over(version, _DECIDED)
    record(by=by, verb=_VERBS[status], target=contradiction, reason=decision, data={"kind": contradiction.kind})
    return contradiction


def _check_follows(contradiction: Contradiction, then: Status) -> None:
    if not may_follow(contradiction.status, then):
        now = Status(contradiction.status).label
        raise NotNow(_("This contradiction is in the state “%(now)s” by now.") % {"now": now})


def _said(text: str, otherwise: str) -> str:
    if not text.strip():
        raise Incomplete(otherwise)
    return text.strip()
