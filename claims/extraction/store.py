"""Suggestions into rows: idempotent, so that a page, a command and a queued job may all ask for the same capture."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from claims.extraction.edges import without_that
from claims.extraction.known import Known
from claims.extraction.memory import TAKEN_BACK, Places, is_due, remember, take_back
from claims.extraction.proposal import Proposal
from claims.extraction.proposing import proposals, reader
from claims.extraction.statements import statements
from claims.importing.outlets import narrator
from claims.models import Attribution, Capture, Hop, Passage, record
from claims.vocab.kinds import Mode, PassageRole
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
    source, lang = capture.source, capture.source.lang
    reads = reader(lang, rules_alone=rules_alone)
    if not is_due(capture, reads):
        return 0
    found = statements(capture.text, lang, proposals(capture.text, lang, source.date, rules_alone=rules_alone))
    found = [one for one in found if one.voices or one.mode == Mode.NARRATION]
    # One at a time for each source: the program may be asked twice in the same moment.
    type(source).objects.select_for_update().get(pk=capture.source_id)
    if not is_due(capture, reads):
        return 0
    gone = take_back(capture, {_places(capture, one) for one in found})
    standing = Attribution.objects.filter(capture=capture).exclude(TAKEN_BACK)
    content = Passage.objects.filter(attribution__in=standing, role=PassageRole.CONTENT)
    known = [Span(*bounds) for bounds in content.values_list("start", "end")]
    new = [one for one in found if not any(_alike(a, b) for a in one.content for b in known)]
    made = _Writer(capture).write(new) if new else []
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


class _Writer:
    """Writes the suggestions of one capture, and links those that answer another."""

    def __init__(self, capture: Capture) -> None:
        self.capture, self.known = capture, Known(capture.source, capture.text)

    def write(self, new: list[Proposal]) -> list[int]:
        """The numbers of what was made, in the order of `new`; nothing for voices that are no speakers."""
        said = [(one, hops) for one in new if (hops := self._hops(one)) is not None]
        if not said:
            return []
        outlet = narrator(self.capture.source)
        rows = Attribution.objects.bulk_create(self._attribution(one) for one, _hops in said)
        made = [(one, row, [Hop(actor=outlet), *hops]) for (one, hops), row in zip(said, rows, strict=True)]
        Passage.objects.bulk_create(part for one, row, _hops in made for part in self._passages(one, row))
        for _one, row, hops in made:
            for order, hop in enumerate(hops, start=1):
                hop.attribution, hop.order = row, order
        Hop.objects.bulk_create(hop for _one, _row, hops in made for hop in hops)
        for one, row, _hops in made:
            row.answers = self._at(one.answers, row) if one.answers else None
        Attribution.objects.bulk_update([row for row in rows if row.answers], ["answers"])
        return [row.pk for row in rows]

    def _hops(self, one: Proposal) -> list[Hop] | None:
        hops = [self.known.hop(voice) for voice in one.voices]
        return None if None in hops else [hop for hop in hops if hop]

    def _attribution(self, one: Proposal) -> Attribution:
        row = Attribution(
            capture=self.capture,
            mode=one.mode,
            speech_act=one.speech_act,
            status=Status.SUGGESTED,
            confidence_score=one.confidence,
            because=one.because[:300],
        )
        row.date = one.date
        return row

    def _passages(self, one: Proposal, row: Attribution) -> Iterator[Passage]:
        for role, span in _spans(self.capture, one):
            passage = Passage.cut(self.capture, span, role)
            passage.attribution = row
            yield passage

    def _at(self, span: Span, answering: Attribution) -> Attribution | None:
        """What stands at a span in this capture, other than what answers it; of two the first."""
        standing = Attribution.objects.filter(capture=self.capture).exclude(TAKEN_BACK).exclude(pk=answering.pk)
        there = standing.filter(
            passages__role=PassageRole.CONTENT, passages__start__lt=span.end, passages__end__gt=span.start
        )
        return there.order_by("passages__start", "pk").first()
