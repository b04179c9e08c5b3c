"""Suggestions into rows: idempotent, so that a page, a command and a queued job may all ask for the same capture."""

from __future__ import annotations

from django.db import transaction

from claims.extraction.quotations import Suggestion, quotations
from claims.importing.outlets import narrator
from claims.models import Actor, Attribution, Capture, Hop, Passage, record
from claims.vocab.kinds import PassageRole
from claims.vocab.names import name_key
from claims.vocab.statuses import Status


@transaction.atomic
def suggest(capture: Capture) -> int:
    """Propose what the capture reports as said; how many suggestions are new.

    A passage whose content was proposed or marked before is left alone, also where an editor rejected it.
    """
    # One at a time for each source: the program may be asked twice in the same moment.
    type(capture.source).objects.select_for_update().get(pk=capture.source_id)
    content = Passage.objects.filter(capture=capture, role=PassageRole.CONTENT)
    known = set(content.values_list("start", "end"))
    new = [
        one
        for one in quotations(capture.text, capture.source.lang)
        if (one.content.start, one.content.end) not in known
    ]
    if new:
        outlet = narrator(capture.source)
        made = [_write(capture, outlet, one).pk for one in new]
        record(by=None, verb="suggest", target=capture, data={"attributions": made})
    return len(new)


def _write(capture: Capture, outlet: Actor, one: Suggestion) -> Attribution:
    attribution = Attribution.objects.create(
        capture=capture,
        mode=one.mode,
        speech_act=one.speech_act,
        status=Status.SUGGESTED,
        confidence_score=one.confidence_score,
        because=one.because,
    )
    spans = {PassageRole.CONTENT: one.content, PassageRole.CUE: one.cue, PassageRole.SOURCE: one.source}
    for role, span in spans.items():
        passage = Passage.cut(capture, span, role)
        passage.attribution = attribution
        passage.save()
    Hop.objects.create(attribution=attribution, order=1, actor=outlet)
    Hop.objects.create(attribution=attribution, order=2, actor=_known(one.name, capture), as_named=one.name[:200])
    return attribution


def _known(name: str, capture: Capture) -> Actor | None:
    """The one actor who bears exactly this name and may speak in this source; nobody where there are two."""
    bearers = Actor.objects.for_source(capture.source).filter(names__key=name_key(name)[:250]).distinct()[:2]
    return bearers[0] if len(bearers) == 1 else None
