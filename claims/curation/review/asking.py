"""The questions of a review, each with answers that have a key: who said it, how, what was done by it, where to cut.

For the speaker the answers are whoever has the name that was typed; else whom the words of the text may mean, each with
the reason (curation.speakers); and the same name as somebody new.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.curation.find import FEW, actors_named
from claims.curation.review.bench import Bench
from claims.curation.review.draft import Review
from claims.curation.selection import Words
from claims.curation.speakers.candidates import candidates
from claims.curation.speakers.queries import Group
from claims.models import Actor, Capture
from claims.vocab.kinds import ActorKind, Mode, SpeechAct
from claims.vocab.names import name_key, names_one
from claims.vocab.selectors import Span

_DIGITS = "1234567890"
# A letter for each kind of somebody new; an outlet speaks in its own articles, and is added with them.
NEW = {
    ActorKind.PERSON: "p",
    ActorKind.ORGANISATION: "o",
    ActorKind.STATE: "s",
    ActorKind.OFFICE: "f",
    ActorKind.COURT: "c",
    ActorKind.UNNAMED: "u",
}
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
    if review.ask == "speaker":
        return _speaker(bench.capture, review)
    if review.ask == "mode":
        return Question("mode", _choices("mode", Mode.choices, review.mode))
    if review.ask == "act":
        return Question("act", _choices("act", SpeechAct.choices, review.act))
    if review.ask == "split":
        return Question("split", cuts=_cuts(review, words))
    near = zip(_DIGITS, bench.near(), strict=False)
    return Question("merge", tuple(Answer(f"merge:{one.line.pk}", key, one.words) for key, one in near))


def _choices(verb: str, choices: Iterable[tuple[str, object]], now: str) -> tuple[Answer, ...]:
    keyed = zip(_DIGITS, choices, strict=False)
    return tuple(Answer(f"{verb}:{value}", key, str(label), is_now=value == now) for key, (value, label) in keyed)


def _speaker(capture: Capture, review: Review) -> Question:
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
