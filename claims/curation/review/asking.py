"""The questions of a review, each with answers that have a key: who said it, how, what was done by it, where to cut.

For the speaker the answers are whoever has the name that was typed; else whom the words of the text may mean, each with
the reason (curation.speakers); and the same name as somebody new. For the date they are the dates of the paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.translation import gettext as _

from claims.curation.find import FEW, actors_named
from claims.curation.review.bench import Bench
from claims.curation.review.draft import Review
from claims.curation.selection import Words
from claims.curation.speakers.candidates import candidates
from claims.curation.speakers.queries import Group
from claims.extraction.dates import dates_in
from claims.models import Actor, Capture
from claims.vocab.kinds import ActorKind, Mode, SpeechAct
from claims.vocab.names import name_key, names_one
from claims.vocab.selectors import Span

_DIGITS = "1234567890"
# A capital for each kind of somebody new: the small letters are keys of the review, and pressing one twice must add
# nobody. An outlet speaks in its own articles, and is added with them.
NEW = {
    ActorKind.PERSON: "P",
    ActorKind.ORGANISATION: "O",
    ActorKind.STATE: "S",
    ActorKind.OFFICE: "F",
    ActorKind.COURT: "C",
    ActorKind.UNNAMED: "U",
}
_NEAR = 1_000  # code points in which dates are looked for, to each side
_CLOSING = frozenset(",;:.!?…)]”»")  # nothing begins with one of these


@dataclass(frozen=True, slots=True)
class Answer:
    """A button: what it does, its key, its words; where it is somebody, `actor`, and the words say why."""

    do: str
    key: str
    text: str = ""
    actor: Actor | None = None
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """A word before which a suggestion may be cut in two; with a key at the likeliest places."""

    at: int
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked now. `name` is how somebody new would be called, `new` the kinds that they may be of."""

    which: str
    answers: tuple[Answer, ...] = ()
    cuts: tuple[Cut, ...] = ()
    name: str = ""
    new: tuple[Answer, ...] = ()


def question(bench: Bench, words: Words) -> Question | None:
    """The open question of a review, with its answers; None where none is open."""
    review = bench.review
    if review is None or not review.ask:
        return None
    if review.ask == "split":
        return Question("split", cuts=_cuts(review, words))
    return _QUESTIONS[review.ask](bench, review)


def _choices(verb: str, choices: Iterable[tuple[str, object]], now: str) -> tuple[Answer, ...]:
    keyed = zip(_DIGITS, choices, strict=False)
    return tuple(Answer(f"{verb}:{value}", key, str(label), is_now=value == now) for key, (value, label) in keyed)


def _merge(bench: Bench, review: Review) -> Question:
    near = zip(_DIGITS, bench.near(), strict=False)
    return Question("merge", tuple(Answer(f"merge:{one.line.pk}", key, one.words) for key, one in near))


def _dates(bench: Bench, review: Review) -> Iterator[Answer]:
    """The dates that stand in the paragraph of the words said; and that there is none."""
    text, source, at = bench.capture.text, bench.capture.source, review.draft.pieces[0].start
    end = text.find("\n", at)
    paragraph = Span(text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text))
    near = Span(max(paragraph.start, at - _NEAR), min(paragraph.end, at + _NEAR))
    found = [one for one in dates_in(text, near, source.date, source.lang) if one.edtf or one.phrase]
    for key, one in zip(_DIGITS[:-1], found, strict=False):
        told = f"{one.phrase}: {one.edtf}" if one.edtf else one.phrase
        yield Answer(f"date:{one.edtf}|{one.phrase}", key, told, is_now=one == review.date)
    yield Answer("date:|", "0", _("no date"), is_now=not (review.date.edtf or review.date.phrase))


def _speaker(bench: Bench, review: Review) -> Question:
    capture = bench.capture
    sought = review.draft.find
    name = sought or review.said_as
    if sought:
        found = [Answer("", "", actor=actor) for actor in actors_named(sought, capture.source)[:FEW]]
    else:
        group = Group(name_key(name), name, capture.source, 0, 1, names_one(name))
        found = [Answer("", "", one.reason, one.actor) for one in candidates(group)]
    keyed = zip(_DIGITS, found, strict=False)
    answers = (replace(one, key=key, do=f"choose:{one.actor.pk}") for key, one in keyed if one.actor)
    new = (Answer(f"new:{kind}", key, str(kind.label)) for kind, key in NEW.items())
    return Question("speaker", tuple(answers), name=name, new=tuple(new) if name else ())


_QUESTIONS: dict[str, Callable[[Bench, Review], Question]] = {
    "speaker": _speaker,
    "mode": lambda _bench, review: Question("mode", _choices("mode", Mode.choices, review.mode)),
    "act": lambda _bench, review: Question("act", _choices("act", SpeechAct.choices, review.act)),
    "date": lambda bench, review: Question("date", tuple(_dates(bench, review))),
    "merge": _merge,
}


def first_named(capture: Capture, name: str) -> Actor | None:
    """Who is chosen by typing a name and pressing Enter."""
    return actors_named(name, capture.source).first() if name else None


def _cuts(review: Review, words: Words) -> tuple[Cut, ...]:
    """Every word but the first; digits for those at which something may begin: a piece, a sentence, a clause."""
    text, pieces = words.text, sorted(review.draft.pieces)
    inside = [word for piece in pieces for word in words.shown(piece) if _within(word, piece)]
    first, keys, cuts = {piece.start for piece in pieces}, iter(_DIGITS), list[Cut]()
    for before, word in pairwise(inside):
        begins = word.start in first or words.is_joint(before, word)
        begins = begins and text[word.start : word.end] not in _CLOSING
        cuts.append(Cut(word.start, text[word.start : word.end], next(keys, "") if begins else ""))
    return tuple(cuts)


def _within(word: Span, piece: Span) -> bool:
    return piece.start <= word.start and word.end <= piece.end
