"""What a review writes beside accepting, correcting and rejecting: split, merge, accept many at once, and undo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import BigIntegerField, Exists, OuterRef, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from claims.curation.actions.attributions import (
    accept_suggestion,
    reopen_attribution,
    rewrite,
    withdraw_attribution,
    write_parts,
)
from claims.curation.errors import AlreadyDecided, CannotSplit, CountedAnew, NothingToUndo
from claims.curation.review.spans import united
from claims.curation.said import Said, described
from claims.curation.snapshot import restore
from claims.models import Activity, Attribution, Capture, Hop, User, record
from claims.models.versioned import StaleRecord
from claims.vocab.kinds import Mode
from claims.vocab.selectors import Span
from claims.vocab.statuses import Status

UNDOABLE = ("accept", "reject", "correct", "split", "merge")


@transaction.atomic
def split_suggestion(
    *, attribution: Attribution, said: Said, rest: tuple[Span, ...], version: int, by: User
) -> Attribution:
    """Make two suggestions of one: it keeps what is `said`, the new one has `rest` and all else alike; the new one.

    Errors: AlreadyDecided; CannotSplit if one of them would have no words; StaleRecord.
    """
    if attribution.status != Status.SUGGESTED:
        raise AlreadyDecided(attribution.status)
    if not (said.pieces and rest):
        raise CannotSplit
    further = Attribution(
        capture=attribution.capture, proposed_by=by, because=attribution.because,
        confidence_score=attribution.confidence_score, mode=said.mode, speech_act=said.speech_act,
    )  # fmt: skip
    further.date = said.date
    further.save()
    write_parts(further, replace(said, pieces=rest))
    more = {"into": further.pk}
    rewrite(attribution=attribution, said=said, version=version, by=by, verb="split", more=more)
    record(by=by, verb="split-off", target=further, data={**described(further), "from": attribution.pk})
    return further


@transaction.atomic
def merge_suggestions(
    *, attribution: Attribution, other: Attribution, said: Said, version: int, by: User
) -> Attribution:
    """Make one suggestion of two: the words of `other` join what is `said`; `other` is withdrawn, and stays on record.

    Errors: AlreadyDecided; StaleRecord.
    """
    for one in (attribution, other):
        if one.status != Status.SUGGESTED:
            raise AlreadyDecided(one.status)
    both = united([*said.pieces, *(p.span for p in other.content)], attribution.capture.text)
    more = {"merged": other.pk}
    rewrite(attribution=attribution, said=replace(said, pieces=both), version=version, by=by, verb="merge", more=more)
    reason = f"→ {attribution.pk}"
    withdraw_attribution(attribution=other, version=other.version, by=by, reason=reason)
    return attribution


def quick(capture: Capture, above: float) -> QuerySet[Attribution]:
    """Direct quotations that wait, of whose speakers none is only a name, suggested with `above` or more."""
    unknown = Hop.objects.filter(attribution=OuterRef("pk"), actor=None)
    spoken = Hop.objects.filter(attribution=OuterRef("pk"), order__gt=1)
    waiting = capture.attributions.filter(status=Status.SUGGESTED, mode=Mode.DIRECT, confidence_score__gte=above)
    return waiting.filter(~Exists(unknown), Exists(spoken)).order_by("pk")


@transaction.atomic
def accept_many(*, capture: Capture, above: float, expected: int, by: User) -> int:
    """Accept every direct quotation suggested with `above` or more: how many. Taken back by one `undo`.

    Each is recorded, under the number of the one activity of the capture that stands for all.
    Errors: CountedAnew if they are not as many as `expected`: somebody was here meanwhile.
    """
    Capture.objects.select_for_update().only("pk").get(pk=capture.pk)
    found = list(quick(capture, above).select_for_update(of=("self",)))
    if len(found) != expected or not found:
        raise CountedAnew
    data = {"attributions": [one.pk for one in found], "above": str(above)}
    batch = record(by=by, verb="accept-many", target=capture, data=data)
    for one in found:
        one.capture = capture
        accept_suggestion(attribution=one, version=one.version, by=by, batch=batch.number)
    return len(found)


def last_decision(capture: Capture, by: User, on: Attribution | None = None) -> Activity | None:
    """The editor's last decision in a capture, or on one attribution of it, that was not taken back yet."""
    targets = [on.pk] if on else capture.attributions.values("pk")
    ours = Activity.objects.filter(by=by, target_type="attribution", target_id__in=targets)
    number = Cast(KeyTextTransform("undoes", "data"), BigIntegerField())
    undone = ours.filter(verb="undo").annotate(undoes=number).values("undoes")
    return ours.filter(verb__in=UNDOABLE).exclude(number__in=undone).order_by("-number").first()


@transaction.atomic
def undo(*, capture: Capture, by: User, on: Attribution | None = None) -> Attribution:
    """Take back the editor's last decision in a capture, or `on` one attribution; the (first) attribution of it.

    One of many at once takes all of them back.

    Errors: NothingToUndo; StaleRecord if somebody has changed it since.
    """
    last = last_decision(capture, by, on)
    if last is None:
        raise NothingToUndo
    together: Iterable[Activity] = [last]
    if "batch" in last.data:
        together = Activity.objects.filter(by=by, verb="accept", data__batch=last.data["batch"]).order_by("-number")
    return [_undo(one, capture, by) for one in together][-1]


def _version_left(done: Activity, attribution: Attribution) -> int:
    """At which version a decision, and all that was decided and undone since, left an attribution.

    Errors: StaleRecord if something was decided since that stands.
    """
    since = [one for one in Activity.objects.about(attribution).filter(number__gt=done.number) if "version" in one.data]
    undone = {one.data["undoes"] for one in since if one.verb == "undo"}
    if any(one.verb != "undo" and one.number not in undone for one in since):
        raise StaleRecord(attribution)
    version: int = (since[0] if since else done).data["version"]
    return version


def _undo(done: Activity, capture: Capture, by: User) -> Attribution:
    attribution = Attribution.objects.with_parts().get(pk=done.target_id)
    attribution.capture = capture
    before = described(attribution)
    if attribution.claim_id:
        raise StaleRecord(attribution)  # it cites a claim by now: a later decision, to be taken back on its own
    restore(attribution, done.data["was"], _version_left(done, attribution))
    data: dict[str, Any] = {"undoes": done.number, "before": before, "after": described(attribution)}
    record(by=by, verb="undo", target=attribution, data={**data, "version": attribution.version})
    if "into" in done.data:
        further = Attribution.objects.get(pk=done.data["into"])
        if further.status != Status.SUGGESTED:
            raise StaleRecord(further)  # decided on its own by now
        withdraw_attribution(attribution=further, version=further.version, by=by, reason=f"→ {attribution.pk}")
    if "merged" in done.data:
        other = Attribution.objects.get(pk=done.data["merged"])
        reopen_attribution(attribution=other, version=other.version, by=by)
    return attribution
