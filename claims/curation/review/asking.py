"""The questions of a review, each with answers that have a key: who said it, how, what was done by it, where to cut.

For the speaker the answers are, in this order: whoever has the name that was typed or that the text uses, whoever
else speaks in this article, and the same name as somebody new.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Count

from claims.curation.find import actors_named
from claims.curation.review.bench import Bench
from claims.curation.review.draft import Review
from claims.curation.selection import Words
from claims.models import Actor, Capture
from claims.vocab.kinds import ActorKind, Mode, SpeechAct
from claims.vocab.selectors import Span

_DIGITS = "123456789"
# A letter for each kind of somebody new; an outlet speaks in its own articles, and is added with them.
NEW = {
    ActorKind.PERSON: "p",
    ActorKind.ORGANISATION: "o",
    ActorKind.STATE: "s",
    ActorKind.OFFICE: "f",
    ActorKind.COURT: "c",
    ActorKind.UNNAMED: "u",
}
_NAMED, _FOUND = 4, 6  # of the text's own name, so that the article's other speakers have digits too; of a typed one


@dataclass(frozen=True, slots=True)
class Answer:
    """A button: what it does, its key, its words; `actor` where it is somebody."""

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
    found = _named(capture, name, _FOUND if sought else _NAMED)
    if not sought:
        found += [actor for actor in _heard(capture) if actor not in found]
    answers = (Answer(f"choose:{one.pk}", key, actor=one) for key, one in zip(_DIGITS, found, strict=False))
    new = (Answer(f"new:{kind}", key, str(kind.label)) for kind, key in NEW.items())
    return Question("speaker", tuple(answers), name=name, new=tuple(new) if name else ())


def _named(capture: Capture, name: str, most: int) -> list[Actor]:
    return list(actors_named(name, capture.source)[:most]) if name else []


def first_named(capture: Capture, name: str) -> Actor | None:
    """Who is chosen by typing a name and pressing Enter."""
    return next(iter(_named(capture, name, 1)), None)


def _heard(capture: Capture) -> list[Actor]:
    """Who speaks in this article already, most often first."""
    spoke = Actor.objects.filter(hops__attribution__capture=capture, hops__order__gt=1)
    counted = spoke.annotate(n=Count("hops")).order_by("-n", "pk").select_related("part_of")
    return list(counted.prefetch_related("offices__body")[: len(_DIGITS)])


def _cuts(review: Review, words: Words) -> tuple[Cut, ...]:
    """Every word but the first; digits for those that begin a piece, a sentence or a quotation, or follow a comma."""
    pieces, text = sorted(review.draft.pieces), words.text
    begin = {one.start for one in (*pieces, *words.sentences)}
    inside = [word for piece in pieces for word in words.shown(piece) if _within(word, piece)]
    cuts, keys = list[Cut](), iter(_DIGITS)
    for before, word in pairwise(inside):
        mark = text[before.start : before.end]
        is_likely = word.start in begin or mark in ",;:—–" or text[word.start : word.end] in '“«„"'
        cuts.append(Cut(word.start, text[word.start : word.end], next(keys, "") if is_likely else ""))
    return tuple(cuts)


def _within(word: Span, piece: Span) -> bool:
    return piece.start <= word.start and word.end <= piece.end
