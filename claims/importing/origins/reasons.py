"""Why two sources may be one story, and whose it was first. Reasons are for a person; only text proposes alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from claims.importing.find import url_key
from claims.importing.origins.credits import agency_of, credited
from claims.models import Capture, ImportRow, Passage, Source
from claims.vocab.kinds import PassageRole
from claims.vocab.statuses import Status

if TYPE_CHECKING:
    from datetime import date

MUCH = 0.4  # of the shorter text, enough by itself: reports of one event with two long quotations shared up to 0.40
_QUOTED = 30  # code points; shorter words ("We will see") are said by everybody
Why = tuple[str, str]


class Reason(TextChoices):
    """What was seen, and in what."""

    TEXT = "text", _("Shared text")
    CREDIT = "credit", _("Credit to the same agency, or to the other")
    QUOTATION = "quotation", _("The same words of the same actor")
    CANONICAL = "canonical", _("One names the other as its original address")


def credit(one: Capture, other: Capture) -> list[Why]:
    """Agencies that both credit, or that one credits and the other is."""
    mine, theirs = _agencies(one), _agencies(other)
    return [(Reason.CREDIT, agency) for agency in mine if agency in theirs]


def _agencies(capture: Capture) -> list[str]:
    source = capture.source
    own = agency_of(source.outlet.name) if source.outlet else ""
    return list(dict.fromkeys([*([own] if own else []), *credited(capture.text, source.byline)]))


def quoted(capture: Capture, others: Iterable[Capture]) -> dict[int, list[Why]]:
    """By the id of another capture: the words that the same actor says in both. One query."""
    captures = [capture.pk, *(other.pk for other in others)]
    rows = Passage.objects.filter(
        capture__in=captures,
        role=PassageRole.CONTENT,
        attribution__status__in=[Status.SUGGESTED, Status.ACCEPTED],
        attribution__hops__order__gt=1,
        attribution__hops__actor__isnull=False,
    ).values_list("capture_id", "exact", "attribution__hops__actor_id")
    said = [(pk, (exact, actor)) for pk, exact, actor in rows if len(exact) >= _QUOTED]
    mine = {words for pk, words in said if pk == capture.pk}
    found: dict[int, list[Why]] = {}
    for pk, (exact, actor) in sorted(set(said)):
        if pk != capture.pk and (exact, actor) in mine:
            found.setdefault(pk, []).append((str(Reason.QUOTATION), exact))
    return found


def canonical(capture: Capture) -> Source | None:
    """The source at the address that the page itself names as its original, if that is another and is here."""
    row = ImportRow.objects.filter(capture=capture).first()
    key = url_key(str(row.fields.get("canonical", ""))) if row else ""
    return Source.objects.filter(url_key=key).exclude(pk=capture.source_id).first() if key else None


def first_of(one: Capture, other: Capture) -> Source:
    """Whose story it probably is: the agency's that the other credits, else the earlier one's."""
    for mine, theirs in ((one, other), (other, one)):
        agency = agency_of(mine.source.outlet.name) if mine.source.outlet else ""
        if agency and agency in credited(theirs.text, theirs.source.byline):
            return mine.source
    return min((one.source, other.source), key=_when)


def _when(source: Source) -> tuple[bool, date | None, int]:
    """Dated before undated, then by date, then by which came here first."""
    return source.date_earliest is None, source.date_earliest, source.pk
