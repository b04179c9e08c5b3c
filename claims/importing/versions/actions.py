"""What is written when a capture is compared with those before it, and what a person says to that.

`look_back` may be run any number of times: what was found before is left as it is, with what a person made of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from claims.importing.versions.anchoring import LOST, Placed, place
from claims.importing.versions.notices import Found, notices
from claims.models import Capture, Notice, Passage, Reanchoring, Source, User, record
from claims.vocab.kinds import Anchored, NoticeKind, PassageRole
from claims.vocab.statuses import Status

_STANDING = Q(attribution=None) | Q(attribution__status__in=[Status.SUGGESTED, Status.ACCEPTED])
_FOUND = (PassageRole.CONTENT, PassageRole.NOTE)  # looked for by their words; the rest beside them


@transaction.atomic
def look_back(*, capture: Capture, by: User | None = None) -> tuple[list[Reanchoring], list[Notice]]:
    """Look for every standing quotation of earlier captures, and for what the outlet says; what was new."""
    Source.objects.select_for_update().get(pk=capture.source_id)  # two jobs of one source take turns
    anchored = reanchor(capture=capture)
    seen = _notice(capture, anchored)
    if anchored or seen:
        results = [one.result for one in anchored]
        data = {result.value: results.count(result) for result in Anchored} | {"notices": len(seen)}
        record(by=by, verb="look-back", target=capture, data=data)
    return anchored, seen


@transaction.atomic
def reanchor(*, capture: Capture) -> list[Reanchoring]:
    """Say of each standing passage of the source's earlier captures where it stands in this one; what was new."""
    made = []
    for _of, passages in groupby(_unanchored(capture), key=lambda p: p.attribution_id or -p.pk):
        made += _placed(capture, list(passages))
    return Reanchoring.objects.bulk_create(made)


def _unanchored(capture: Capture) -> QuerySet[Passage]:
    """Passages not looked for yet, one attribution after the other."""
    earlier = Passage.objects.filter(_STANDING, capture__source_id=capture.source_id, capture__lt=capture.pk)
    return earlier.exclude(reanchorings__capture=capture).order_by("attribution_id", "start", "pk")


def _placed(capture: Capture, passages: list[Passage]) -> list[Reanchoring]:
    """The passages of one attribution: what was said first, then its cue and source near the first of it."""
    found = {p.pk: place(p.quote, capture.text) for p in passages if p.role in _FOUND}
    lead = next((p for p in passages if p.role in _FOUND and found[p.pk].span), None)
    for passage in passages:
        if passage.pk not in found:
            found[passage.pk] = _beside(capture, passage, lead, found)
    return [_row(capture, passage, found[passage.pk]) for passage in passages]


def _beside(capture: Capture, passage: Passage, lead: Passage | None, found: dict[int, Placed]) -> Placed:
    placed = found[lead.pk] if lead else LOST
    if lead is None or placed.span is None:
        return LOST
    return place(passage.quote, capture.text, near=placed.span.start + passage.start - lead.start)


def _row(capture: Capture, passage: Passage, placed: Placed) -> Reanchoring:
    row = Reanchoring(passage=passage, capture=capture, result=placed.result, score=placed.score)
    if placed.span:
        row.start, row.end = placed.span.start, placed.span.end
        row.exact = capture.text[placed.span.start : placed.span.end]
    return row


def _notice(capture: Capture, anchored: Iterable[Reanchoring]) -> list[Notice]:
    """Notices that are new in this capture; a change, where words are gone and no correction says so."""
    earlier = Capture.objects.filter(source_id=capture.source_id, pk__lt=capture.pk).order_by("-pk").first()
    found = notices(capture.text, earlier.text if earlier else "")
    rows = [_found(capture, one) for one in found]
    is_said = any(one.kind != NoticeKind.UPDATED for one in found)
    if not is_said and any(one.result == Anchored.LOST and one.passage.role == PassageRole.CONTENT for one in anchored):
        rows += [Notice(source_id=capture.source_id, capture=capture, kind=NoticeKind.CHANGED)]
    known = set(capture.notices.values_list("kind", "start"))
    return Notice.objects.bulk_create(row for row in rows if (row.kind, row.start) not in known)


def _found(capture: Capture, one: Found) -> Notice:
    start, end = one.span.start, one.span.end
    row = Notice(source_id=capture.source_id, capture=capture, kind=one.kind, start=start, end=end)
    row.exact = capture.text[start:end]
    return row


@transaction.atomic
def confirm_reanchoring(*, reanchoring: Reanchoring, is_there: bool, version: int, by: User) -> Reanchoring:
    """A person's word on where a quotation stands: there, or (`is_there` false) nowhere. Errors: StaleRecord."""
    found = reanchoring.result
    if not is_there:
        reanchoring.result, reanchoring.start, reanchoring.end, reanchoring.exact = Anchored.LOST, None, None, ""
    reanchoring.confirmed_by, reanchoring.confirmed_at = by, timezone.now()
    reanchoring.save_over(version, ["result", "start", "end", "exact", "confirmed_by", "confirmed_at"])
    data = {"passage": reanchoring.passage_id, "capture": reanchoring.capture_id}
    said = {"found": str(found), "confirmed": str(reanchoring.result)}
    record(by=by, verb="confirm", target=reanchoring, data=data | said)
    return reanchoring


@transaction.atomic
def settle_notice(*, notice: Notice, note: str, version: int, by: User) -> Notice:
    """Say what was done about it, or why nothing was. Errors: StaleRecord; IntegrityError for no words."""
    notice.note, notice.settled_by, notice.settled_at = note.strip(), by, timezone.now()
    notice.save_over(version, ["note", "settled_by", "settled_at"])
    record(by=by, verb="settle", target=notice, reason=notice.note, data={"source": notice.source_id})
    return notice
