"""A suggestion while it is being put right, as the review's form carries it, and the steps its buttons take.

Every step is pure: a draft, what was pressed, the next draft. Which passage the keys for edges move is `moving`;
which question stands open is `ask`, and `then` is what is done once it is answered: "accept" where accepting asked it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict

from claims.curation.draft import Draft
from claims.curation.find import typed
from claims.curation.review.spans import beside, united
from claims.curation.said import Link, Said
from claims.curation.selection import Words, place
from claims.models import Actor, Attribution
from claims.vocab.edtf import UNKNOWN, DateError, VagueDate, parse, read
from claims.vocab.kinds import Mode, PassageRole, SpeechAct
from claims.vocab.selectors import Span

QUESTIONS = ("speaker", "mode", "act", "date", "split", "merge")
PHRASE = 200  # code points: as long as the phrase of a date may be
_CUE, _SOURCE = PassageRole.CUE.value, PassageRole.SOURCE.value


@dataclass(frozen=True, slots=True)
class Review:
    """`draft` holds the pieces and the chain; `moving` is the number of a piece, "cue" or "source".

    `typed` is what stands in the fields for the date while it is asked for: the date, and how the text puts it.
    """

    draft: Draft
    mode: str = Mode.INDIRECT
    act: str = SpeechAct.ASSERTS
    cue: Span | None = None
    source: Span | None = None
    date: VagueDate = UNKNOWN
    typed: tuple[str, str] = ("", "")
    moving: str = "0"
    ask: str = ""
    then: str = ""

    @classmethod
    def of(cls, attribution: Attribution) -> Review:
        """As it stands."""
        spans = {p.role: p.span for p in attribution.passages.all()}
        draft = replace(Draft.of(attribution), find="", replacing=None)
        about = (spans.get(_CUE), spans.get(_SOURCE), attribution.date)
        return cls(draft, attribution.mode, attribution.speech_act, *about)

    @classmethod
    def read(cls, data: QueryDict, text: str) -> Review:
        """What the form sent; what is none of ours is left out."""
        draft = replace(Draft.read(data, text), replacing=None)
        return cls(
            draft=draft,
            mode=_one_of(Mode.values, data.get("mode"), Mode.INDIRECT),
            act=_one_of(SpeechAct.values, data.get("act"), SpeechAct.ASSERTS),
            cue=_span(data.get(_CUE), text),
            source=_span(data.get(_SOURCE), text),
            date=_date(data.get("date_edtf", ""), data.get("date_phrase", "")),
            typed=(data.get("when", ""), data.get("when_phrase", "")[:PHRASE]),
            moving=_one_of(_movable(draft), data.get("moving"), "0"),
            ask=_one_of(QUESTIONS, data.get("ask"), ""),
            then=_one_of(("accept",), data.get("then"), ""),
        )

    @property
    def bare(self) -> Review:
        """What it says of the suggestion, without what is only asked or pointed at."""
        return replace(
            self, typed=("", ""), moving="0", ask="", then="", draft=replace(self.draft, find="", replacing=None)
        )

    @property
    def unknown(self) -> int | None:
        """The first hop that is only a name so far."""
        if self.mode == Mode.NARRATION:
            return None
        return next((n for n, hop in enumerate(self.draft.through) if hop.actor_id is None), None)

    @property
    def speaker(self) -> int | None:
        """The hop that a question for the speaker is about: one that is only a name, else the last."""
        last = len(self.draft.through) - 1
        return self.unknown if self.unknown is not None else (last if last >= 0 else None)

    @property
    def needs_speaker(self) -> bool:
        return self.mode != Mode.NARRATION and (self.unknown is not None or not self.draft.through)

    @property
    def said_as(self) -> str:
        """The words by which the text names whom the question is about."""
        return self.draft.through[self.speaker].as_named if self.speaker is not None else ""

    @property
    def span(self) -> Span | None:
        """The passage whose edges the keys move."""
        if self.moving == _CUE:
            return self.cue
        return self.source if self.moving == _SOURCE else self.draft.pieces[int(self.moving)]

    def said(self, attribution: Attribution, actors: Mapping[int, Actor]) -> Said:
        """What the draft says, with what no key changes (what it answers) as it stands."""
        chain = () if self.mode == Mode.NARRATION else self.draft.through
        return Said(
            pieces=self.draft.pieces,
            through=tuple(Link(actors.get(hop.actor_id or 0), hop.as_named, hop.status) for hop in chain),
            mode=self.mode,
            speech_act=self.act,
            date=self.date,
            cue=self.cue,
            source=self.source,
            answers=attribution.answers,
            outlet_status=self.draft.outlet_status,
        )

    def asking(self, question: str, then: str = "") -> Review:
        return replace(self, ask=_one_of(QUESTIONS, question, ""), then=then, draft=replace(self.draft, find=""))

    def with_actor(self, actor_id: int) -> Review:
        """Somebody takes the place of whom the question was about."""
        draft = replace(self.draft, replacing=self.speaker).with_actor(actor_id, self.said_as)
        return replace(self, draft=draft, ask="")

    def stepped(self, do: str, words: Words) -> Review:
        """The draft after a button `verb:argument` was pressed; itself for one that is not known. Errors: DateError."""
        verb, _, argument = do.partition(":")
        step = _STEPS.get(verb)
        return step(self, argument, words) if step and self.draft.pieces else self


_Step = Callable[[Review, str, Words], Review]


def _movable(draft: Draft) -> list[str]:
    return [*map(str, range(len(draft.pieces))), _CUE, _SOURCE]


def _one_of(known: object, value: str | None, otherwise: str) -> str:
    return value if value and value in known else otherwise  # type: ignore[operator]


def _span(value: str | None, text: str) -> Span | None:
    """ "12-34" as the form carries it, if it lies in the text."""
    start, _, end = (value or "").partition("-")
    if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal() and len(start + end) < 24):
        return None
    return place(text, Span(int(start), int(end)))


def _date(edtf: str, phrase: str) -> VagueDate:
    """As the form or a button carries it; no date where it is none."""
    try:
        return parse(edtf, phrase[:PHRASE])
    except DateError:
        return UNKNOWN


def _edge(which: str) -> _Step:
    def step(review: Review, argument: str, words: Words) -> Review:
        by = -1 if argument.startswith("-") else 1
        if review.span is None:
            made = beside(words.around(review.draft.pieces[0]), review.draft.pieces, which)
            return _with_span(review, made, words.text) if made else review
        others = [span for span in (review.cue, review.source) if span]
        is_leap = argument in ("-2", "2")
        moved = words.leapt(review.span, which, by, others) if is_leap else words.moved(review.span, which, by)
        is_shut = moved == review.span and (by > 0) == (which == "start")
        return _without_span(review) if is_shut else _with_span(review, moved, words.text)

    return step


def _with_span(review: Review, span: Span, text: str) -> Review:
    """The passage in new places; pieces that meet become one."""
    if review.moving in (_CUE, _SOURCE):
        return replace(review, cue=span) if review.moving == _CUE else replace(review, source=span)
    n, pieces = int(review.moving), review.draft.pieces
    joined = united((*pieces[:n], span, *pieces[n + 1 :]), text)
    now = next(n for n, piece in enumerate(joined) if piece.start <= span.start < piece.end)
    return replace(review, draft=replace(review.draft, pieces=joined), moving=str(now))


def _without_span(review: Review) -> Review:
    """A passage of one word that is made shorter is none; the words that were said keep their last piece."""
    if review.moving in (_CUE, _SOURCE):
        return review
    n, pieces = int(review.moving), review.draft.pieces
    rest = (*pieces[:n], *pieces[n + 1 :])
    return replace(review, draft=replace(review.draft, pieces=rest), moving="0") if rest else review


def _whole(review: Review, argument: str, words: Words) -> Review:
    """The passage up to the ends of its sentence, or to the cue and the source where they stand between."""
    if review.span is None:
        return review
    others = [span for span in (review.cue, review.source) if span and span != review.span]
    return _with_span(review, words.widened(review.span, others), words.text)


def _drop(review: Review, argument: str, words: Words) -> Review:
    """Without the passage, where something is left that was said; then the words said are moved again."""
    if review.moving in (_CUE, _SOURCE):
        gone = replace(review, cue=None) if review.moving == _CUE else replace(review, source=None)
        return replace(gone, moving="0")
    return _without_span(review)


def _move_other(review: Review, argument: str, words: Words) -> Review:
    """The passage that was named; else the next one round."""
    every = _movable(review.draft)
    following = every[(every.index(review.moving) + 1) % len(every)]
    return replace(review, moving=_one_of(every, argument, following))


def _ask(review: Review, argument: str, words: Words) -> Review:
    return review.asking(argument)


def _find(review: Review, argument: str, words: Words) -> Review:
    """What was typed is in the draft already, by reading it."""
    return replace(review, ask="speaker")


def _mode(review: Review, argument: str, words: Words) -> Review:
    return replace(review, mode=_one_of(Mode.values, argument, review.mode), ask="")


def _act(review: Review, argument: str, words: Words) -> Review:
    return replace(review, act=_one_of(SpeechAct.values, argument, review.act), ask="")


def _dated(review: Review, argument: str, words: Words) -> Review:
    """The date of a button, "2023-02-22|on Wednesday"; none for "|"."""
    edtf, _bar, phrase = argument.partition("|")
    return replace(review, date=_date(edtf, phrase), ask="")


def _when(review: Review, argument: str, words: Words) -> Review:
    """The date that was typed. Errors: DateError."""
    return replace(review, date=read(*review.typed), ask="")


def _choose(review: Review, argument: str, words: Words) -> Review:
    number = typed(argument)
    return review.with_actor(int(number)) if number.isascii() and number.isdecimal() and len(number) < 12 else review


_STEPS: dict[str, _Step] = {
    "start": _edge("start"),
    "end": _edge("end"),
    "whole": _whole,
    "drop": _drop,
    "moving": _move_other,
    "ask": _ask,
    "find": _find,
    "mode": _mode,
    "act": _act,
    "choose": _choose,
    "date": _dated,
    "when": _when,
}
