"""Suggestions into rows: idempotent, so that a page, a command and a queued job may all ask for the same capture."""

from __future__ import annotations

from django.db import transaction

from claims.extraction.edges import without_that
from claims.extraction.meant import hop_named
from claims.extraction.memory import TAKEN_BACK, Places, is_due, remember, take_back
from claims.extraction.proposing import Proposal, proposals, reader
from claims.importing.outlets import narrator
from claims.models import Actor, Attribution, Capture, Hop, Passage, record
from claims.vocab.kinds import PassageRole
from claims.vocab.selectors import Span, trimmed
from claims.vocab.statuses import Status

_ALIKE = 0.5  # as much of both must be shared for two spans to be the same words, put right by somebody


@transaction.atomic
def suggest(capture: Capture, *, rules_alone: bool = False) -> int:
    """Propose what the capture reports as said; how many suggestions are new. None, where the same read it last.

    A passage whose content was proposed or marked before is left alone, also where an editor rejected it or drew it
    anew. Words for which the text names no source are not proposed: the chain would end at the outlet; nor are words of
    whom an editor has said that they are no speaker.
    """
    reads = reader(capture.source.lang, rules_alone=rules_alone)
    if not is_due(capture, reads):
        return 0
    found = [one for one in proposals(capture.text, capture.source.lang, rules_alone=rules_alone) if one.source]
    # One at a time for each source: the program may be asked twice in the same moment.
    type(capture.source).objects.select_for_update().get(pk=capture.source_id)
    if not is_due(capture, reads):
        return 0
    gone = take_back(capture, {_places(capture, one) for one in found})
    standing = Attribution.objects.filter(capture=capture).exclude(TAKEN_BACK)
    content = Passage.objects.filter(attribution__in=standing, role=PassageRole.CONTENT)
    known = [Span(*bounds) for bounds in content.values_list("start", "end")]
    new = [one for one in found if not any(_alike(a, b) for a in one.content for b in known)]
    made = _write_all(capture, new)
    if made or gone:
        record(by=None, verb="suggest", target=capture, data={"attributions": made, "withdrawn": gone})
    remember(capture, reads, made)
    return len(made)


def _alike(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= _ALIKE * (one.end - one.start + other.end - other.start)


def _spans(capture: Capture, one: Proposal) -> list[tuple[str, Span]]:
    """The places of a proposal, each with its role, as they are kept."""
    spans = [(PassageRole.CONTENT, without_that(capture.text, span)) for span in one.content]
    spans += [(role, span) for role, span in ((PassageRole.CUE, one.cue), (PassageRole.SOURCE, one.source)) if span]
    return [(role, trimmed(capture.text, span)) for role, span in spans]


def _places(capture: Capture, one: Proposal) -> Places:
    return frozenset((role, span.start, span.end) for role, span in _spans(capture, one))


def _write_all(capture: Capture, new: list[Proposal]) -> list[int]:
    said = [(one, hop) for one in new if (hop := hop_named(_name(capture, one), capture.source))]
    if not said:
        return []
    outlet = narrator(capture.source)
    return [_write(capture, outlet, one, hop).pk for one, hop in said]


def _name(capture: Capture, one: Proposal) -> str:
    return capture.text[one.source.start : one.source.end] if one.source else ""


def _write(capture: Capture, outlet: Actor, one: Proposal, hop: Hop) -> Attribution:
    attribution = Attribution.objects.create(
        capture=capture,
        mode=one.mode,
        speech_act=one.speech_act,
        status=Status.SUGGESTED,
        confidence_score=one.confidence,
        because=one.because,
    )
    for role, span in _spans(capture, one):
        passage = Passage.cut(capture, span, role)
        passage.attribution = attribution
        passage.save()
    Hop.objects.create(attribution=attribution, order=1, actor=outlet)
    hop.attribution, hop.order = attribution, 2
    hop.save()
    return attribution
