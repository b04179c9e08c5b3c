"""Who has not answered which claim: as of a day, searched where. Never a denial, never an admission."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.disputes.errors import AlreadyThere, Incomplete, NotNow
from claims.models import Actor, Attribution, Claim, Dispute, Silence, User, record
from claims.vocab.kinds import SilenceKind
from claims.vocab.statuses import Status


@dataclass(frozen=True, slots=True)
class SilenceText:
    """Who has not answered what; `attribution` is the passage where a source itself says so."""

    claim: Claim
    addressee: Actor
    as_of: date
    searched: str
    kind: str = SilenceKind.NO_RESPONSE
    attribution: Attribution | None = None


@transaction.atomic
def record_silence(*, dispute: Dispute, by: User | None, text: SilenceText) -> Silence:
    """Errors: Incomplete, NotNow, AlreadyThere."""
    silence = _told(Silence(dispute=dispute, recorded_by=by), text)
    silence.save(force_insert=True)
    record(by=by, verb="record_silence", target=dispute, data=_facts(silence))
    return silence


@transaction.atomic
def edit_silence(*, silence: Silence, by: User, version: int, text: SilenceText) -> Silence:
    """Errors: Incomplete, NotNow, AlreadyThere; StaleRecord."""
    fields = ("claim_id", "addressee_id", "as_of", "searched", "kind", "attribution_id")
    _told(silence, text).save_over(version, fields)
    record(by=by, verb="edit_silence", target=silence.dispute, data=_facts(silence))
    return silence


@transaction.atomic
def remove_silence(*, silence: Silence, by: User, reason: str = "") -> None:
    """It was answered after all, or should not have been written down."""
    record(by=by, verb="remove_silence", target=silence.dispute, reason=reason.strip(), data=_facts(silence))
    silence.delete()


def _told(silence: Silence, text: SilenceText) -> Silence:
    if not text.searched.strip():
        raise Incomplete(_("Say where an answer was looked for."))
    if text.as_of > timezone.localdate():
        raise NotNow(_("Nobody can have searched on a day that has not come yet."))
    if text.attribution and text.attribution.status != Status.ACCEPTED:
        raise NotNow(_("Only an accepted attribution can be cited."))
    same = Silence.objects.filter(dispute=silence.dispute, claim=text.claim, addressee=text.addressee, as_of=text.as_of)
    if same.exclude(pk=silence.pk or 0).exists():
        raise AlreadyThere(_("This silence is written down for that day already."))
    silence.claim, silence.addressee, silence.as_of = text.claim, text.addressee, text.as_of
    silence.searched, silence.kind = text.searched.strip(), SilenceKind(text.kind)
    silence.attribution = text.attribution
    return silence


def _facts(silence: Silence) -> dict[str, int | str]:
    """A silence as the record keeps it."""
    return {
        "silence": silence.pk,
        "claim": silence.claim_id,
        "text": silence.claim.text,
        "addressee": str(silence.addressee),
        "kind": str(silence.kind),
        "searched": silence.searched,
        "as_of": silence.as_of.isoformat(),
    }
