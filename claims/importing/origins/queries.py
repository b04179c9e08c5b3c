"""What the pages of origins read."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from claims.importing.origins.reasons import Reason
from claims.importing.versions.compare import Block, compare
from claims.models import CopyProposal, Source
from claims.vocab.statuses import Status


def proposals(status: Status) -> QuerySet[CopyProposal]:
    """Pairs in this state, the newest first; of the waiting ones, those that are not in one group by now."""
    found = CopyProposal.objects.with_sources().filter(status=status).order_by("-pk")
    if status == Status.SUGGESTED:
        a, b = (Coalesce(F(f"{one}__copy_of"), F(one)) for one in ("source_a", "source_b"))
        found = found.annotate(of_a=a, of_b=b).exclude(of_a=F("of_b"))
    return found


def reasons(proposal: CopyProposal) -> list[tuple[str, str]]:
    """Each reason in words, with what it was seen in."""
    labels = {reason.value: str(reason.label) for reason in Reason}
    return [
        (labels.get(kind, kind), _percent(seen) if kind == Reason.TEXT else seen) for kind, seen in proposal.reasons
    ]


def _percent(share: str) -> str:
    return f"{float(share):.0%}"


def side_by_side(proposal: CopyProposal) -> list[Block]:
    """What the copy took out of the origin's newest text, and put in. Two queries."""
    copy = next(source for source in proposal.pair if source.pk != proposal.origin_id)
    texts = [
        source.captures.order_by("-pk").values_list("text", flat=True).first() for source in (proposal.origin, copy)
    ]
    return compare(*(text or "" for text in texts))


def group_of(source: Source) -> list[Source]:
    """The origin, then its copies, the oldest first."""
    family = Source.objects.filter(Q(pk=source.origin_id) | Q(copy_of=source.origin_id)).select_related("outlet")
    return list(family.order_by(F("copy_of").asc(nulls_first=True), F("date_earliest").asc(nulls_last=True), "pk"))
