"""What stands in the way of publishing a page, and what is worth a second look.

A blocking problem would make the page break a rule of ours; a warning is for the editors to weigh. Everything is
read off the Comparison, so the checks judge the very page that readers would get. That no hop is without an
actor needs no check: the database lets nobody accept such an attribution.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from claims.publishing.comparison import Comparison

# Latin, Arabic and full-width question marks end a question; the Armenian one stands inside its last word.
_QUESTION_ENDS = ("?", "؟", "？")
_QUESTION_INSIDE = "՞"
# Code points of one quotation: a long paragraph of a ruling is under it. Readers never get a whole text (rule 11).
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing about the page, in words. `claim` is the claim it is about, where it is about one."""

    text: str
    blocking: bool = True
    claim: int | None = None


def problems(page: Comparison) -> list[Problem]:
    """Everything to be said against publishing a page as it stands, the blocking first."""
    parts = (_of_the_question, _of_the_sides, _of_the_claims, _of_the_quotations, _of_the_silences)
    found = [problem for part in parts for problem in part(page)]
    return sorted(found, key=lambda problem: not problem.blocking)


def blocking(page: Comparison) -> list[Problem]:
    """The problems that stand in the way."""
    return [problem for problem in problems(page) if problem.blocking]


def _of_the_question(page: Comparison) -> Iterator[Problem]:
    question = page.question.strip()
    if not question.endswith(_QUESTION_ENDS) and _QUESTION_INSIDE not in question:
        yield Problem(_("The title must be a question, and end with a question mark."))
    if not page.summary.strip():
        yield Problem(_("Nothing says what the dispute is about."), blocking=False)


def _of_the_sides(page: Comparison) -> Iterator[Problem]:
    if not page.sides:
        yield Problem(_("There is no position yet."))
    elif len(page.sides) < 2 and not page.one_sided_reason.strip():
        yield Problem(_("There is only one position: add another, or say why only one side is shown."))
    for side in page.sides:
        if not side.claims:
            yield Problem(_("No claim stands under “%(position)s”.") % {"position": side.label})
    if len(page.sides) > 1 and not any(claim.opposites for claim in page.claims()):
        yield Problem(_("No contradiction between claims of this page has been confirmed yet."), blocking=False)


def _of_the_claims(page: Comparison) -> Iterator[Problem]:
    places = Counter(claim.id for claim in page.claims())
    for claim in {claim.id: claim for claim in page.claims()}.values():
        if not any(quotation.pieces for quotation in claim.quotations):
            yield Problem(_("“%(claim)s” has no accepted quotation.") % {"claim": claim.text}, claim=claim.id)
        elif not claim.spoken:
            yield Problem(
                _("No source lets %(actor)s count as having said “%(claim)s”; the page says so.")
                % {"actor": claim.actor.name, "claim": claim.text},
                blocking=False,
                claim=claim.id,
            )
        if places[claim.id] > 1:
            yield Problem(
                _("“%(claim)s” stands in more than one place of the page.") % {"claim": claim.text},
                claim=claim.id,
            )


def _of_the_quotations(page: Comparison) -> Iterator[Problem]:
    for quotation in page.quotations():
        if (length := sum(map(len, quotation.pieces))) > LONGEST:
            yield Problem(
                _("Quotation %(n)s has %(length)s characters; readers get %(most)s at most. Mark less of it.")
                % {"n": quotation.n, "length": length, "most": LONGEST}
            )


def _of_the_silences(page: Comparison) -> Iterator[Problem]:
    shown = {claim.id for claim in page.claims()}
    for silence in page.silences:
        if silence.claim not in shown:
            yield Problem(
                _("“%(claim)s” is said to be unanswered, but does not stand on the page.")
                % {"claim": silence.claim_text},
                claim=silence.claim,
            )
