"""Writing claims, and giving them citations. A citation moves, and never leaves a published claim without one."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from claims.curation.errors import LastCitation, NotAccepted, NothingSaid, NotInTheChain, SameClaim
from claims.models import Actor, Attribution, Claim, User, record
from claims.vocab.selectors import normalise
from claims.vocab.statuses import Status


@transaction.atomic
def write_claim(
    *, text: str, actor: Actor, attributions: Iterable[Attribution] = (), by: User | None, lang: str = "en"
) -> Claim:
    """A new claim of `actor`, cited by `attributions`.

    Errors: NothingSaid; SameClaim if the actor has it already; what `attach` refuses.
    """
    claim = Claim(text=_line(text), lang=lang, actor=actor, written_by=by)
    _once(claim)
    claim.save()
    attributions = list(attributions)
    for attribution in attributions:
        _cite(attribution, claim, attribution.version)
    data = {"text": claim.text, "actor": actor.name, "attributions": [one.pk for one in attributions]}
    record(by=by, verb="write", target=claim, data=data)
    return claim


@transaction.atomic
def edit_claim(*, claim: Claim, text: str, version: int, by: User, reason: str = "") -> Claim:
    """New words for a claim. What readers see stays as it was published until it is published again.

    Errors: NothingSaid, SameClaim, StaleRecord.
    """
    before, claim.text = claim.text, _line(text)
    _once(claim)
    claim.save_over(version, ["text"])
    record(by=by, verb="edit", target=claim, reason=reason, data={"before": before, "after": claim.text})
    return claim


@transaction.atomic
def attach(*, attribution: Attribution, claim: Claim, version: int, by: User | None) -> Attribution:
    """Make an accepted attribution a citation of `claim`; it leaves the claim it cited before.

    Errors: NotAccepted, NotInTheChain, LastCitation, StaleRecord.
    """
    if attribution.claim_id == claim.pk:
        return attribution
    _cite(attribution, claim, version)
    record(by=by, verb="attach", target=claim, data={"attribution": attribution.pk, "words": str(attribution)})
    return attribution


@transaction.atomic
def detach(*, attribution: Attribution, version: int, by: User, reason: str = "") -> Attribution:
    """Take a citation from its claim.

    Errors: LastCitation, StaleRecord.
    """
    claim = attribution.claim
    if claim is None:
        return attribution
    release(attribution)
    attribution.claim = None
    attribution.save_over(version, ["claim"])
    data = {"attribution": attribution.pk, "words": str(attribution)}
    record(by=by, verb="detach", target=claim, reason=reason, data=data)
    return attribution


@transaction.atomic
def cite(*, attribution: Attribution, claim: Claim | None, text: str, by: User | None) -> None:
    """What the form of an attribution says about its claim: this one, or a new one with `text`, or none.

    A new one belongs to whoever stands last in the chain; whether they may be shown as having said it, the hops say.
    """
    if claim:
        attach(attribution=attribution, claim=claim, version=attribution.version, by=by)
    elif text.strip():
        last = attribution.said_by
        assert last is not None
        assert last.actor is not None  # Said.check: an accepted chain has known actors only
        write_claim(text=text, actor=last.actor, attributions=[attribution], by=by)
    elif attribution.claim_id and by:
        detach(attribution=attribution, version=attribution.version, by=by)


def release(attribution: Attribution) -> None:
    """Let an attribution go from its claim, or say that it cannot.

    The claim's row is locked: of two editors who take away the last two citations at once, one is told.
    Errors: LastCitation.
    """
    if attribution.claim_id is None:
        return
    claim = Claim.objects.select_for_update().get(pk=attribution.claim_id)
    others = claim.attributions.filter(status=Status.ACCEPTED).exclude(pk=attribution.pk)
    if not others.exists() and Claim.objects.published().filter(pk=claim.pk).exists():
        raise LastCitation(claim)


def _cite(attribution: Attribution, claim: Claim, version: int) -> None:
    if attribution.status != Status.ACCEPTED:
        raise NotAccepted
    if not attribution.hops.filter(actor=claim.actor_id).exists():
        raise NotInTheChain(claim)
    release(attribution)
    attribution.claim = claim
    attribution.save_over(version, ["claim"])


def _line(text: str) -> str:
    """One line of text. Errors: NothingSaid if there is none."""
    line = " ".join(normalise(text).split())
    if not line:
        raise NothingSaid
    return line


def _once(claim: Claim) -> None:
    same = Claim.objects.select_related("actor").filter(actor=claim.actor, text=claim.text).exclude(pk=claim.pk).first()
    if same:
        raise SameClaim(same)
