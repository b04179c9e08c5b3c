"""What the buttons of a review do: some decide, one adds somebody; every other is a step of the draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from claims.curation import actions
from claims.curation.errors import AlreadyDecided, AlreadyHere, CurationError
from claims.curation.review.actions import merge_suggestions, split_suggestion
from claims.curation.review.asking import first_named
from claims.curation.review.bench import Bench
from claims.curation.review.draft import Review
from claims.curation.review.spans import cut
from claims.curation.said import Said
from claims.curation.selection import Words
from claims.models import Attribution, User
from claims.models.versioned import StaleRecord
from claims.vocab.edtf import DateError
from claims.vocab.kinds import ActorKind
from claims.vocab.statuses import Status

if TYPE_CHECKING:
    from collections.abc import Callable

_OPEN = (Status.SUGGESTED, Status.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Decided:
    """What to say of it, and which suggestion comes now: the next that waits, unless it `stays`."""

    message: str
    stays: bool = False


def press(bench: Bench, do: str, *, version: int, by: User) -> Decided | None:
    """A button was pressed: what was decided by it, or None where only the draft of the bench changed.

    What stands in the way is the bench's `problem` then.
    Errors: StaleRecord if a colleague has decided or changed the suggestion meanwhile.
    """
    verb, _colon, argument = do.partition(":")
    try:
        if verb in _DECISIONS:
            return _decide(bench, verb, argument, version, by)
        _step(bench, do, verb, argument, by)
        if bench.review and bench.review.then == "accept" and not bench.review.ask:
            return _decide(bench, "accept", "", version, by)
    except (CurationError, DateError) as error:
        bench.problem = str(error)
    return None


def _decide(bench: Bench, verb: str, argument: str, version: int, by: User) -> Decided | None:
    one, review = bench.current, bench.review
    assert one is not None
    assert review is not None
    if one.version != version:
        raise StaleRecord(one)
    if one.status not in _OPEN:
        raise AlreadyDecided(one.status)
    if verb == "accept" and review.needs_speaker:
        bench.review = review.asking("speaker", then="accept")
        return None
    said = review.said(one, bench.actors())
    return _DECISIONS[verb](bench, said, argument, by)


def _accept(bench: Bench, said: Said, argument: str, by: User) -> Decided:
    one = bench.current
    assert one is not None
    if not bench.is_changed:
        actions.accept_suggestion(attribution=one, version=one.version, by=by)
        return Decided(_("Accepted."))
    actions.correct_attribution(attribution=one, said=said, version=one.version, by=by, claim=one.claim)
    return Decided(_("Corrected and accepted."))


def _reject(bench: Bench, said: Said, argument: str, by: User) -> Decided:
    assert bench.current is not None
    actions.reject_suggestion(attribution=bench.current, version=bench.current.version, by=by)
    return Decided(_("Rejected."))


def _split(bench: Bench, said: Said, argument: str, by: User) -> Decided:
    one = bench.current
    assert one is not None
    before, after = cut(said.pieces, int(argument) if argument.isascii() and argument.isdecimal() else 0)
    split_suggestion(attribution=one, said=replace(said, pieces=before), rest=after, version=one.version, by=by)
    return Decided(_("Split in two."), stays=True)


def _merge(bench: Bench, said: Said, argument: str, by: User) -> Decided:
    one = bench.current
    assert one is not None
    pk = int(argument) if argument.isascii() and argument.isdecimal() and len(argument) < 12 else 0
    other = Attribution.objects.with_parts().filter(capture=bench.capture).exclude(pk=one.pk).filter(pk=pk).first()
    if other is None:
        return Decided(_("That did not work. Nothing was changed."), stays=True)
    other.capture = bench.capture
    merge_suggestions(attribution=one, other=other, said=said, version=one.version, by=by)
    return Decided(_("Merged into one."), stays=True)


_DECISIONS: dict[str, Callable[[Bench, Said, str, User], Decided]] = {
    "accept": _accept,
    "reject": _reject,
    "split": _split,
    "merge": _merge,
}


def _step(bench: Bench, do: str, verb: str, argument: str, by: User) -> None:
    review, capture = bench.review, bench.capture
    if review is None or not review.draft.pieces:
        return
    if verb == "reset" and bench.current:
        bench.review = Review.of(bench.current)
    elif verb == "new" and argument in ActorKind.values:
        bench.review = _with_new(bench, review, argument, by)
    elif verb == "first":
        found = first_named(capture, review.draft.find)
        bench.review = review.with_actor(found.pk) if found else replace(review, ask="speaker")
    else:
        bench.review = review.stepped(do, Words(capture.text, capture.source.lang, review.draft.pieces[0]))


def _with_new(bench: Bench, review: Review, kind: str, by: User) -> Review:
    """Somebody new of the name that was typed, else by which the text names them."""
    name = review.draft.find or review.said_as
    try:
        actor = actions.create_actor(name=name, kind=kind, by=by, source=bench.capture.source)
    except AlreadyHere as error:
        bench.problem = str(error)
        return replace(review, ask="speaker")
    return review.with_actor(actor.pk)
