"""Reading an article a second time. None of it touches an attribution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from claims.curation.agreement.errors import NobodyNamed, NotAllJudged, NotBlind, NothingSuggested, ReadingFinished
from claims.curation.agreement.queries import suggestions_of
from claims.curation.errors import NothingMarked
from claims.extraction.known import hop_named
from claims.models import Capture, Judgement, SecondReading, Suggestion, User, record
from claims.vocab.names import name_key
from claims.vocab.selectors import Span


@transaction.atomic
def begin_reading(*, capture: Capture, by: User) -> SecondReading:
    """The reading of somebody who has decided nothing here; the one begun already, if there is one.

    Errors: NotBlind, NothingSuggested.
    """
    _stay_blind(capture, by)
    if not suggestions_of(capture).exists():
        raise NothingSuggested
    reading, is_new = SecondReading.objects.get_or_create(capture=capture, read_by=by)
    if is_new:
        record(by=by, verb="begin-reading", target=reading, data={"capture": capture.pk})
    return reading


@transaction.atomic
def judge(
    *, reading: SecondReading, by: User, content: Sequence[Span], who: str = "", suggestion: Suggestion | None = None
) -> Judgement:
    """What is said in the place of a suggestion, or what it had missed; no `content`: nothing is said there.

    Errors: ReadingFinished; NobodyNamed; NothingMarked for nothing in the place of no suggestion.
    """
    _open(reading)
    who = " ".join(who.split())[:200] if content else ""
    if content and not name_key(who):
        raise NobodyNamed
    if not content and suggestion is None:
        raise NothingMarked
    hop = hop_named(who, reading.capture.source) if content else None
    places = [[span.start, span.end] for span in content]
    values: dict[str, Any] = {"content": places, "actor": hop.actor if hop else None, "as_named": who}
    if suggestion is None:
        judgement, _is_new = Judgement.objects.get_or_create(reading=reading, suggestion=None, **values)
    else:
        judgement, _is_new = Judgement.objects.update_or_create(reading=reading, suggestion=suggestion, defaults=values)
    data = {"suggestion": suggestion.pk if suggestion else None, "content": places, "who": who}
    record(by=by, verb="judge", target=reading, data=data)
    return judgement


@transaction.atomic
def unjudge(*, judgement: Judgement, by: User) -> None:
    """Take back what one had found missed.

    Errors: ReadingFinished.
    """
    _open(judgement.reading)
    record(by=by, verb="unjudge", target=judgement.reading, data={"content": judgement.content})
    judgement.delete()


@transaction.atomic
def finish_reading(*, reading: SecondReading, by: User) -> SecondReading:
    """The reading is done: it can be compared, and changes no more.

    Errors: ReadingFinished, NotBlind; NotAllJudged while a suggestion has no judgement.
    """
    _open(reading)
    _stay_blind(reading.capture, by)
    left = suggestions_of(reading.capture).exclude(judgements__reading=reading).count()
    if left:
        raise NotAllJudged(left)
    reading.finished_at = timezone.now()
    reading.save(update_fields=["finished_at"])
    record(by=by, verb="finish-reading", target=reading, data={"capture": reading.capture_id})
    return reading


def _open(reading: SecondReading) -> None:
    if SecondReading.objects.select_for_update().get(pk=reading.pk).finished_at is not None:
        raise ReadingFinished


def _stay_blind(capture: Capture, by: User) -> None:
    if capture.attributions.filter(Q(decided_by=by) | Q(proposed_by=by)).exists():
        raise NotBlind
