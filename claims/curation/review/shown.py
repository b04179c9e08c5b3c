"""The suggestion under review as its panel puts it: words, sentence, and what is known of it, from the draft."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from claims.curation.forms import VersionsForm
from claims.curation.review.bench import Bench
from claims.curation.said import Link
from claims.curation.versions import sentence, side_by_side
from claims.models import Attribution
from claims.models.versioned import StaleRecord
from claims.vocab.kinds import Mode, PassageRole
from claims.vocab.selectors import Span
from claims.vocab.statuses import Status

_MADE = {"accept": Status.ACCEPTED, "reject": Status.REJECTED}


@dataclass(frozen=True, slots=True)
class Shown:
    """`hops` from the outlet on; `passages` are those whose edges can be moved: (value, name, words)."""

    pieces: tuple[str, ...]
    hops: tuple[Link, ...]
    passages: tuple[tuple[str, str, str], ...]
    answers: Attribution | None
    is_changed: bool


def shown(bench: Bench) -> Shown:
    """What the panel says of the current suggestion."""
    one, review, source = bench.current, bench.review, bench.capture.source
    assert one is not None
    assert review is not None
    actors = bench.actors()
    outlet = Link(source.outlet, _("the outlet (unnamed)"), review.draft.outlet_status)
    through = [] if review.mode == Mode.NARRATION else review.draft.through
    hops = [Link(actors.get(hop.actor_id or 0), hop.as_named, hop.status) for hop in through]
    pieces = tuple(_words(bench, piece) for piece in review.draft.pieces)
    return Shown(
        pieces=pieces,
        hops=(outlet, *hops),
        passages=(*_named(pieces), *_about(bench)),
        answers=Attribution.objects.prefetch_related("passages").get(pk=one.answers_id) if one.answers_id else None,
        is_changed=bench.is_changed,
    )


def sent_review(error: StaleRecord, bench: Bench, do: str) -> VersionsForm:
    """What a press of a button would have made of a suggestion, beside what a colleague made of it meanwhile."""
    one, review, mine = bench.current, bench.review, shown(bench)
    assert one is not None
    assert review is not None
    return side_by_side(
        error,
        {
            "words": " … ".join(mine.pieces),
            "sentence": sentence(mine.hops, review.mode, review.act),
            "mode": review.mode,
            "speech_act": review.act,
            "date_edtf": review.date.edtf,
            "date_phrase": review.date.phrase,
            "claim_words": str(one.claim or ""),
            "status": _MADE.get(do, Status.SUGGESTED),
        },
    )


def _named(pieces: tuple[str, ...]) -> list[tuple[str, str, str]]:
    name = _("Said (%(n)s)") if len(pieces) > 1 else _("Said")
    return [(str(n), name % {"n": n + 1}, words) for n, words in enumerate(pieces)]


def _about(bench: Bench) -> list[tuple[str, str, str]]:
    assert bench.review is not None
    names = ((PassageRole.CUE, _("Cue"), bench.review.cue), (PassageRole.SOURCE, _("Source"), bench.review.source))
    return [(role.value, name, _words(bench, span) if span else "") for role, name, span in names]


def _words(bench: Bench, span: Span) -> str:
    return bench.capture.text[span.start : span.end]
