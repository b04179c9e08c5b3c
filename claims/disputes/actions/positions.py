"""Positions of a dispute, and the claims under them. A claim stands in one place of a dispute only."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from claims.disputes.errors import AlreadyThere, Incomplete, NotNow, OnThePageAlready
from claims.models import Claim, Dispute, Placement, Position, Reading, User, record


@transaction.atomic
def add_position(*, dispute: Dispute, label: str, by: User | None) -> Position:
    """One more answer to the question. Errors: Incomplete, AlreadyThere."""
    position = Position(dispute=dispute, label=_labelled(dispute, label))
    position.save(force_insert=True)
    record(by=by, verb="add_position", target=dispute, data={"position": position.pk, "label": position.label})
    return position


@transaction.atomic
def rename_position(*, position: Position, label: str, version: int, by: User) -> Position:
    """Errors: Incomplete, AlreadyThere; StaleRecord."""
    before, position.label = position.label, _labelled(position.dispute, label, but=position)
    position.save_over(version, ["label"])
    data = {"position": position.pk, "label": [before, position.label]}
    record(by=by, verb="rename_position", target=position.dispute, data=data)
    return position


@transaction.atomic
def remove_position(*, position: Position, by: User) -> None:
    """Only an empty one: claims are moved or taken off by somebody who sees them. Errors: NotNow."""
    Position.objects.select_for_update().get(pk=position.pk)
    if position.placements.exists():
        raise NotNow(_("Claims stand under “%(position)s”: move them or take them off first.") % {"position": position})
    data = {"position": position.pk, "label": position.label}
    record(by=by, verb="remove_position", target=position.dispute, data=data)
    position.delete()


@transaction.atomic
def place_claim(*, position: Position, claim: Claim, by: User | None) -> Placement:
    """Put a claim under a position. Errors: OnThePageAlready, naming the place where it stands."""
    dispute = position.dispute
    if there := Placement.objects.filter(dispute=dispute, claim=claim).select_related("position").first():
        raise OnThePageAlready(_("This claim stands under “%(position)s” already.") % {"position": there.position})
    if Reading.objects.filter(finding__dispute=dispute, claim=claim).exists():
        raise OnThePageAlready(_("This claim is shown as a reading of a finding already."))
    placement = Placement(dispute=dispute, position=position, claim=claim)
    try:
        with transaction.atomic():
            placement.save(force_insert=True)
    except IntegrityError:  # somebody else placed it at this moment
        raise OnThePageAlready(_("This claim has just been placed by somebody else.")) from None
    record(by=by, verb="place_claim", target=dispute, data=_placed(placement))
    return placement


@transaction.atomic
def move_claim(*, placement: Placement, position: Position, by: User) -> Placement:
    """Put a claim under another position of its dispute. Errors: NotNow."""
    if position.dispute_id != placement.dispute_id:
        raise NotNow(_("That position belongs to another dispute."))
    before, placement.position = placement.position_id, position
    placement.save(update_fields=["position"])
    data = {**_placed(placement), "position": [before, position.pk]}
    record(by=by, verb="move_claim", target=placement.dispute, data=data)
    return placement


@transaction.atomic
def unplace_claim(*, placement: Placement, by: User) -> None:
    """Take a claim off the page; the claim itself stays."""
    record(by=by, verb="unplace_claim", target=placement.dispute, data=_placed(placement))
    placement.delete()


def _placed(placement: Placement) -> dict[str, object]:
    """A placement as the record keeps it: with words, so that it can be read when the rows are gone."""
    claim, position = placement.claim, placement.position
    return {"claim": claim.pk, "text": claim.text, "position": position.pk, "label": position.label}


def _labelled(dispute: Dispute, label: str, but: Position | None = None) -> str:
    label = label.strip()
    if not label:
        raise Incomplete(_("A position needs a label that those who hold it could live with."))
    same = dispute.positions.filter(label=label)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise AlreadyThere(_("There is a position “%(label)s” already.") % {"label": label})
    return label
