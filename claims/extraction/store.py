"""Suggestions into rows: idempotent, so that a page, a command and a queued job may all ask for the same capture."""

from __future__ import annotations

from django.db import transaction

from claims.extraction.edges import without_that
from claims.extraction.proposing import Proposal, proposals
from claims.importing.outlets import narrator
from claims.models import Actor, Attribution, Capture, Hop, Passage, record
from claims.vocab.kinds import PassageRole
from claims.vocab.names import name_key
from claims.vocab.selectors import Span
from claims.vocab.statuses import Status

_ALIKE = 0.5  # as much of both must be shared for two spans to be the same words, put right by somebody


@transaction.atomic
def suggest(capture: Capture, *, rules_alone: bool = False) -> int:
    """Propose what the capture reports as said; how many suggestions are new.

    A passage whose content was proposed or marked before is left alone, also where an editor rejected it or drew it
    anew. Words for which the text names no source are not proposed: the chain would end at the outlet.
    """
    found = proposals(capture.text, capture.source.lang, rules_alone=rules_alone)
    # One at a time for each source: the program may be asked twice in the same moment.
    type(capture.source).objects.select_for_update().get(pk=capture.source_id)
    content = Passage.objects.filter(capture=capture, role=PassageRole.CONTENT)
    known = [Span(*bounds) for bounds in content.values_list("start", "end")]
    new = [one for one in found if one.source and not any(_alike(a, b) for a in one.content for b in known)]
    if new:
        outlet = narrator(capture.source)
        made = [_write(capture, outlet, one).pk for one in new]
        record(by=None, verb="suggest", target=capture, data={"attributions": made})
    return len(new)


def _alike(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= _ALIKE * (one.end - one.start + other.end - other.start)


def _write(capture: Capture, outlet: Actor, one: Proposal) -> Attribution:
    attribution = Attribution.objects.create(
        capture=capture,
        mode=one.mode,
        speech_act=one.speech_act,
        status=Status.SUGGESTED,
        confidence_score=one.confidence,
        because=one.because,
    )
    spans = [(PassageRole.CONTENT, without_that(capture.text, span)) for span in one.content]
    spans += [(role, span) for role, span in ((PassageRole.CUE, one.cue), (PassageRole.SOURCE, one.source)) if span]
    for role, span in spans:
        passage = Passage.cut(capture, span, role)
        passage.attribution = attribution
        passage.save()
    name = capture.text[one.source.start : one.source.end] if one.source else ""
    Hop.objects.create(attribution=attribution, order=1, actor=outlet)
    Hop.objects.create(attribution=attribution, order=2, actor=_known(name, capture), as_named=name[:200])
    return attribution


def _known(name: str, capture: Capture) -> Actor | None:
    """The one actor who bears exactly this name and may speak in this source; nobody where there are two."""
    bearers = Actor.objects.for_source(capture.source).filter(names__key=name_key(name)[:250]).distinct()[:2]
    return bearers[0] if len(bearers) == 1 else None
