"""Deciding on attributions: an editor's own mark is accepted by making it, the program's waits for one of these."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from claims.curation.actions.claims import cite, release
from claims.curation.errors import AlreadyDecided, NotInTheChain, ReasonNeeded
from claims.curation.said import Link, Said, described
from claims.curation.snapshot import snapshot
from claims.models import Attribution, Capture, Claim, Hop, Passage, User, record
from claims.vocab.kinds import PassageRole
from claims.vocab.statuses import Status, may_follow

_SAID = ("mode", "speech_act", "answers", "date_edtf", "date_phrase", "date_earliest", "date_latest")
_DECIDED = ("status", "decided_by", "decided_at")
_ABOUT = (PassageRole.CUE, PassageRole.SOURCE)


@transaction.atomic
def mark_attribution(
    *, capture: Capture, said: Said, by: User, claim: Claim | None = None, claim_text: str = ""
) -> Attribution:
    """Mark a passage as said by somebody: an accepted attribution, a citation of `claim` or of a new one.

    A form that is sent twice marks once.
    Errors: what Said.check raises; NotInTheChain, SameClaim; SelectorError for a span outside the text.
    """
    said.check(capture)
    if not claim_text and (there := _marked_already(capture, said, by, claim)):
        return there
    attribution = Attribution(capture=capture, proposed_by=by)
    _take(attribution, said)
    _decide(attribution, Status.ACCEPTED, by)
    attribution.save()
    write_parts(attribution, said)
    record(by=by, verb="mark", target=attribution, data=described(attribution))
    cite(attribution=attribution, claim=claim, text=claim_text, by=by)
    return attribution


@transaction.atomic
def correct_attribution(
    *, attribution: Attribution, said: Said, version: int, by: User, claim: Claim | None = None, claim_text: str = ""
) -> Attribution:
    """Put an attribution right. A suggestion is accepted by being corrected.

    Errors: what Said.check raises; AlreadyDecided if it was rejected or withdrawn; NotInTheChain, LastCitation,
            SameClaim; StaleRecord if somebody saved it first.
    """
    if attribution.status not in (Status.SUGGESTED, Status.ACCEPTED):
        raise AlreadyDecided(attribution.status)
    said.check(attribution.capture)
    status = Status.ACCEPTED if attribution.status == Status.SUGGESTED else None
    rewrite(attribution=attribution, said=said, version=version, by=by, verb="correct", status=status)
    cite(attribution=attribution, claim=claim, text=claim_text, by=by)
    _still_speaks_for_its_claim(attribution)
    return attribution


@transaction.atomic
def rewrite(
    *, attribution: Attribution, said: Said, version: int, by: User, verb: str,
    status: Status | None = None, more: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    """Put what is said in place of what stood there, decided as `status` if there is one, and record both.

    Said without its source leaves the words that name it alone.
    Errors: StaleRecord; SelectorError for a span outside the text.
    """
    was, before = snapshot(attribution), described(attribution)
    _take(attribution, said)
    if status:
        _decide(attribution, status, by)
    attribution.save_over(version, [*_SAID, *_DECIDED])
    attribution.hops.all().delete()
    roles = [PassageRole.CONTENT, PassageRole.CUE, *([PassageRole.SOURCE] if said.source else [])]
    attribution.passages.filter(role__in=roles).delete()
    write_parts(attribution, said)
    prefetch_related_objects([attribution], "passages", "hops__actor")  # to be described in three queries
    data = {"before": before, "after": described(attribution), "was": was, "version": attribution.version}
    record(by=by, verb=verb, target=attribution, data={**data, **(more or {})})


@transaction.atomic
def accept_suggestion(*, attribution: Attribution, version: int, by: User, batch: int | None = None) -> Attribution:
    """Accept a suggestion as it stands; `batch` is the number of the activity by which many were accepted at once.

    Errors: AlreadyDecided; what Said.check raises (a hop that is only a name so far); StaleRecord.
    """
    suggestion_said(attribution).check(attribution.capture)
    more = {"batch": batch} if batch else None
    return _move(attribution, Status.ACCEPTED, version, by, verb="accept", more=more)


@transaction.atomic
def reject_suggestion(*, attribution: Attribution, version: int, by: User, reason: str = "") -> Attribution:
    """Say that a suggestion is none. Kept, so that it is not suggested again.

    Errors: AlreadyDecided, StaleRecord.
    """
    return _move(attribution, Status.REJECTED, version, by, verb="reject", reason=reason)


@transaction.atomic
def withdraw_attribution(*, attribution: Attribution, version: int, by: User, reason: str) -> Attribution:
    """Take an attribution back: it stays in the record, and cites nothing any more.

    Errors: ReasonNeeded, AlreadyDecided, StaleRecord; LastCitation if a published claim rests on it alone.
    """
    if not reason.strip():
        raise ReasonNeeded
    release(attribution)
    attribution.claim = None
    return _move(attribution, Status.WITHDRAWN, version, by, verb="withdraw", reason=reason)


@transaction.atomic
def reopen_attribution(*, attribution: Attribution, version: int, by: User) -> Attribution:
    """Make what was rejected or withdrawn a suggestion again.

    Errors: AlreadyDecided, StaleRecord.
    """
    return _move(attribution, Status.SUGGESTED, version, by, verb="reopen")


def suggestion_said(attribution: Attribution) -> Said:
    """What an attribution says, as something that can be checked and edited."""
    hops = list(attribution.hops.select_related("actor"))
    passages = list(attribution.passages.all())
    cue, source = (next((p.span for p in passages if p.role == role), None) for role in _ABOUT)
    return Said(
        pieces=tuple(p.span for p in passages if p.role == PassageRole.CONTENT),
        through=tuple(Link(hop.actor, hop.as_named, hop.status) for hop in hops[1:]),
        mode=attribution.mode,
        speech_act=attribution.speech_act,
        date=attribution.date,
        cue=cue,
        source=source,
        answers=attribution.answers,
        outlet_status=hops[0].status if hops else Link(None).status,
    )


def _marked_already(capture: Capture, said: Said, by: User, claim: Claim | None) -> Attribution | None:
    """The same words, said through the same chain, marked by the same editor for the same claim.

    Marks of one capture are made one at a time from here on. A new claim needs no look: an actor has it only once.
    """
    Capture.objects.select_for_update().only("pk").get(pk=capture.pk)
    spans = [p.span for p in said.passages(capture) if p.role == PassageRole.CONTENT]
    chain = [(hop.actor, hop.status) for hop in said.hops(capture)]
    mine = Attribution.objects.accepted().filter(capture=capture, proposed_by=by, claim=claim, mode=said.mode)
    same = mine.filter(speech_act=said.speech_act, passages__start=spans[0].start).distinct().with_parts()
    return next(
        (
            one
            for one in same
            if [p.span for p in one.content] == spans and [(hop.actor, hop.status) for hop in one.hops.all()] == chain
        ),
        None,
    )


def _move(
    attribution: Attribution, status: Status, version: int, by: User, *,
    verb: str, reason: str = "", more: dict[str, Any] | None = None,
) -> Attribution:  # fmt: skip
    if not may_follow(attribution.status, status):
        raise AlreadyDecided(attribution.status)
    was = snapshot(attribution)
    _decide(attribution, status, by)
    attribution.save_over(version, [*_DECIDED, "claim"])
    data = {**described(attribution), "was": was, "version": attribution.version, **(more or {})}
    record(by=by, verb=verb, target=attribution, reason=reason.strip(), data=data)
    return attribution


def _decide(attribution: Attribution, status: Status, by: User) -> None:
    decided = status != Status.SUGGESTED
    attribution.status = status
    attribution.decided_by, attribution.decided_at = (by, timezone.now()) if decided else (None, None)


def _take(attribution: Attribution, said: Said) -> None:
    attribution.mode, attribution.speech_act, attribution.date = said.mode, said.speech_act, said.date
    attribution.answers = said.answers


def write_parts(attribution: Attribution, said: Said) -> None:
    """The passages and hops of what is said, as rows; what stood there is gone already."""
    hops, passages = said.hops(attribution.capture), said.passages(attribution.capture)
    for hop in hops:
        hop.attribution = attribution
    for passage in passages:
        passage.attribution = attribution
    Hop.objects.bulk_create(hops)
    Passage.objects.bulk_create(passages)
    vars(attribution).pop("_prefetched_objects_cache", None)  # what was there before


def _still_speaks_for_its_claim(attribution: Attribution) -> None:
    claim = attribution.claim
    if claim and not attribution.hops.filter(actor=claim.actor_id).exists():
        raise NotInTheChain(claim)
