"""What a third party found, clause by clause, and the claims about what that says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from claims.disputes.errors import AlreadyThere, Incomplete, OnThePageAlready
from claims.models import Actor, Claim, Clause, Dispute, Finding, Placement, Reading, User, record
from claims.vocab.edtf import UNKNOWN, VagueDate
from claims.vocab.kinds import Outcome


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One thing that was before the body, and what came of it; `vote` as the body gives it ("13–2")."""

    text: str
    outcome: str
    vote: str = ""


@dataclass(frozen=True, slots=True)
class FindingText:
    """Everything said about a finding, but the claims about it."""

    body: Actor
    instrument: str
    scope: str
    url: str = ""
    date: VagueDate = UNKNOWN
    clauses: Sequence[ClauseText] = ()


@transaction.atomic
def add_finding(*, dispute: Dispute, by: User | None, text: FindingText) -> Finding:
    """Errors: Incomplete, AlreadyThere."""
    finding = _told(Finding(dispute=dispute), text)
    _check_once(finding)
    finding.save(force_insert=True)
    _write_clauses(finding, text.clauses)
    record(by=by, verb="add_finding", target=dispute, data=_found(finding))
    return finding


@transaction.atomic
def edit_finding(*, finding: Finding, by: User, version: int, text: FindingText) -> Finding:
    """Errors: Incomplete, AlreadyThere; StaleRecord."""
    dated = ("date_edtf", "date_phrase", "date_earliest", "date_latest")
    _check_once(_told(finding, text))
    finding.save_over(version, ["body_id", "instrument", "scope", "url", *dated])
    finding.clauses.all().delete()
    _write_clauses(finding, text.clauses)
    record(by=by, verb="edit_finding", target=finding.dispute, data=_found(finding))
    return finding


@transaction.atomic
def remove_finding(*, finding: Finding, by: User) -> None:
    """Take a finding off the dispute, with its clauses; the claims about it stay."""
    record(by=by, verb="remove_finding", target=finding.dispute, data=_found(finding))
    finding.delete()


@transaction.atomic
def add_reading(*, finding: Finding, claim: Claim, by: User | None) -> Reading:
    """A claim about what the finding says. Errors: OnThePageAlready."""
    dispute = finding.dispute
    if Placement.objects.filter(dispute=dispute, claim=claim).exists():
        raise OnThePageAlready(_("This claim stands under a position already."))
    if Reading.objects.filter(finding__dispute=dispute, claim=claim).exists():
        raise OnThePageAlready(_("This claim is shown as a reading of a finding already."))
    reading = Reading.objects.create(finding=finding, claim=claim)
    record(by=by, verb="add_reading", target=dispute, data=_read(reading))
    return reading


@transaction.atomic
def remove_reading(*, reading: Reading, by: User) -> None:
    """Take a reading off its finding; the claim stays."""
    record(by=by, verb="remove_reading", target=reading.finding.dispute, data=_read(reading))
    reading.delete()


def _found(finding: Finding) -> dict[str, object]:
    """A finding as the record keeps it."""
    clauses = [[clause.text, clause.outcome, clause.vote] for clause in finding.clauses.all()]
    about = {"finding": finding.pk, "body": str(finding.body), "text": finding.instrument}
    return {**about, "scope": finding.scope, "date": finding.date_edtf, "clauses": clauses}


def _read(reading: Reading) -> dict[str, object]:
    """A reading as the record keeps it."""
    return {"finding": reading.finding_id, "claim": reading.claim_id, "text": reading.claim.text}


def _told(finding: Finding, text: FindingText) -> Finding:
    finding.instrument, finding.scope = text.instrument.strip(), text.scope.strip()
    if not finding.instrument or not finding.scope:
        raise Incomplete(_("Say what the finding is, and its scope: what it decides, and what it leaves open."))
    finding.body, finding.url, finding.date = text.body, text.url, text.date
    return finding


def _check_once(finding: Finding) -> None:
    same = Finding.objects.filter(dispute=finding.dispute, body=finding.body, instrument=finding.instrument)
    if same.filter(date_edtf=finding.date_edtf).exclude(pk=finding.pk or 0).exists():
        raise AlreadyThere(
            _("This finding of %(body)s is written down already; name another of that day differently.")
            % {"body": finding.body}
        )


def _write_clauses(finding: Finding, clauses: Sequence[ClauseText]) -> None:
    Clause.objects.bulk_create(
        Clause(finding=finding, text=clause.text.strip(), outcome=Outcome(clause.outcome), vote=clause.vote.strip())
        for clause in clauses
        if clause.text.strip()
    )
