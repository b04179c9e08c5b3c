"""Fingerprints are made, copies proposed; a person joins two sources, keeps them apart, or takes one out of its group.

A group is one origin and its copies (`Source.copy_of`), so that counting origins is one step. Joining two groups makes
one of them, around the origin that was chosen.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from claims.importing.origins.find import alike
from claims.importing.origins.reasons import MUCH, Reason, Why, canonical, credit, first_of, quoted
from claims.importing.origins.shingles import shingles, sketch
from claims.models import Capture, CopyProposal, Fingerprint, Source, User, record
from claims.vocab.statuses import Status


def fingerprint(*, capture: Capture) -> Fingerprint | None:
    """Make what the capture's text is recognised by; nothing for a text of a sentence or two. May run again."""
    found = shingles(capture.text)
    if not (hashes := sketch(found)):
        return None
    made, _is_new = Fingerprint.objects.get_or_create(
        capture=capture, defaults={"hashes": hashes, "n_shingles": len(found)}
    )
    return made


def find_copies(captures: QuerySet[Capture]) -> tuple[int, int]:
    """Look for the copies of each of these, fingerprinted where they are not; how many were looked at, and pairs."""
    for capture in captures.filter(fingerprint=None).iterator(chunk_size=200):
        fingerprint(capture=capture)
    n_captures = n_pairs = 0
    known = captures.filter(fingerprint__isnull=False).select_related("source__outlet").order_by("pk")
    for capture in known.iterator(chunk_size=200):
        n_captures += 1
        n_pairs += len(propose_copies(capture=capture))
    return n_captures, n_pairs


@transaction.atomic
def propose_copies(*, capture: Capture) -> list[CopyProposal]:
    """Propose every other source that may tell the same story; what is new. Pairs once decided are left alone."""
    near = alike(capture)
    said = quoted(capture, [one.capture for one in near])
    proposals: dict[int, CopyProposal] = {}
    for one in near:
        why: list[Why] = [*credit(capture, one.capture), *said.get(one.capture.pk, [])]
        if one.score >= MUCH or why:
            text = (str(Reason.TEXT), f"{one.score:.2f}")
            proposals.setdefault(one.capture.source_id, _pair(capture, one.capture, [text, *why], one.score))
    named = canonical(capture)
    if named and named.pk not in proposals and (newest := named.captures.select_related("source__outlet").first()):
        pair = _pair(capture, newest, [(str(Reason.CANONICAL), named.url)], 0.0)
        pair.origin = named
        proposals[named.pk] = pair
    known = _known(capture.source)
    pairs = [pair for other, pair in proposals.items() if other not in known]
    CopyProposal.objects.bulk_create(pairs, ignore_conflicts=True)  # the other capture's job may propose it too
    if not pairs:
        return []
    data = {"sources": [[one.source_a_id, one.source_b_id] for one in pairs]}
    record(by=None, verb="propose-copies", target=capture, data=data)
    others = [one.source_a_id + one.source_b_id - capture.source_id for one in pairs]
    made = CopyProposal.objects.of(capture.source).with_sources()
    return [one for one in made if one.source_a_id in others or one.source_b_id in others]


def _known(source: Source) -> set[int]:
    """Sources in one group with this one already, and those that it was held against before."""
    family = Source.objects.filter(Q(pk=source.origin_id) | Q(copy_of=source.origin_id)).values_list("pk", flat=True)
    pairs = CopyProposal.objects.of(source).values_list("source_a", "source_b")
    return {pk for pair in pairs for pk in pair} | set(family)


def _pair(one: Capture, other: Capture, reasons: list[Why], score: float) -> CopyProposal:
    first, second = sorted((one.source, other.source), key=lambda source: source.pk)
    origin = first_of(one, other)
    return CopyProposal(source_a=first, source_b=second, origin=origin, reasons=reasons, score=score)


@transaction.atomic
def join_copies(*, proposal: CopyProposal, origin: Source, reason: str, version: int, by: User) -> CopyProposal:
    """Make both sources, with whatever copies them, one group around `origin`. Errors: StaleRecord."""
    _decide(proposal, Status.ACCEPTED, reason, version, by)
    family = list(_family(proposal.source_a, proposal.source_b))
    chosen = next(one for one in family if one.pk == origin.pk)
    _point(chosen, None)
    others = [one for one in family if one.pk != origin.pk]
    for source in sorted(others, key=lambda one: one.copy_of_id is None):  # copies first: an origin lets go of its own
        _point(source, chosen)
    data = {"copies": sorted(one.pk for one in others), "proposal": proposal.pk}
    record(by=by, verb="join-copies", target=chosen, reason=proposal.decision, data=data)
    return proposal


@transaction.atomic
def keep_apart(*, proposal: CopyProposal, reason: str, version: int, by: User) -> CopyProposal:
    """Say that they are two stories; the pair is not proposed again. Errors: StaleRecord."""
    _decide(proposal, Status.REJECTED, reason, version, by)
    record(by=by, verb="keep-apart", target=proposal, reason=proposal.decision)
    return proposal


@transaction.atomic
def split_off(*, source: Source, reason: str, version: int, by: User) -> Source:
    """Take a copy out of its group: from now on it counts by itself. Errors: StaleRecord.

    Whatever joined it to the group is withdrawn, and so is not proposed again.
    """
    origin = source.copy_of_id
    family = Source.objects.filter(Q(pk=origin) | Q(copy_of=origin)).values("pk")
    source.copy_of = None
    source.save_over(version, ["copy_of"])
    joined = CopyProposal.objects.filter(
        Q(source_a=source, source_b__in=family) | Q(source_b=source, source_a__in=family), status=Status.ACCEPTED
    )
    for proposal in joined.select_for_update():
        _decide(proposal, Status.WITHDRAWN, reason, proposal.version, by)
    record(by=by, verb="split-off", target=source, reason=reason.strip(), data={"origin": origin})
    return source


def _decide(proposal: CopyProposal, status: Status, reason: str, version: int, by: User) -> None:
    proposal.status, proposal.decision = status, reason.strip()
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.save_over(version, ["status", "decision", "decided_by", "decided_at"])


def _family(*sources: Source) -> list[Source]:
    """The groups of these sources, locked in one order, as they stand now."""
    now = Source.objects.filter(pk__in=[one.pk for one in sources])
    origins = {one.origin_id for one in now}
    return list(Source.objects.select_for_update().filter(Q(pk__in=origins) | Q(copy_of__in=origins)).order_by("pk"))


def _point(source: Source, origin: Source | None) -> None:
    if source.copy_of_id != (origin.pk if origin else None):
        source.copy_of = origin
        source.save_over(source.version, ["copy_of"])
