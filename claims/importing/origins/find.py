"""Captures whose text stands in part in another's: looked for by what they share, then measured on the texts.

Runs of words that a great many captures share (a publisher's standing line, a formula of the courts) say nothing and
would cost the more the more there are; PostgreSQL counts the most common elements of the column for its own planning,
and those are not looked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from claims.importing.origins.shingles import containment, shingles, sketch
from claims.models import Capture

SOME = 0.2  # of the shorter text; below it two reports of one event, quoting one press conference, are as alike
HINT = 0.05  # of what the sketches show: a first look, from few numbers
_LOOKED_AT = 30  # candidates whose texts are read
_COMMON = 50  # captures that share a run of words

_COMMONEST = """
SELECT e.hash FROM pg_stats s, pg_class c,
    unnest(s.most_common_elems::text::bigint[], s.most_common_elem_freqs) AS e (hash, frequency)
WHERE s.schemaname = current_schema() AND s.tablename = 'claims_fingerprint' AND s.attname = 'hashes'
    AND c.oid = 'claims_fingerprint'::regclass AND e.hash = ANY(%(hashes)s::bigint[])
    AND e.frequency * c.reltuples > %(common)s
"""
# One look into the index for each number: asked for any of them at once (&&), the planner would rather read the table.
_SHARING = """
SELECT f.capture_id, f.hashes FROM (
    SELECT m.capture_id, count(*) AS n FROM unnest(%(hashes)s::bigint[]) AS h
    CROSS JOIN LATERAL (SELECT capture_id FROM claims_fingerprint WHERE hashes @> ARRAY[h]) m
    WHERE m.capture_id <> %(capture)s GROUP BY m.capture_id ORDER BY n DESC, m.capture_id LIMIT %(limit)s
) most JOIN claims_fingerprint f USING (capture_id) ORDER BY most.n DESC, f.capture_id
"""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another capture, and how much of the shorter of the two texts stands in the longer."""

    capture: Capture
    score: float


def alike(capture: Capture) -> list[Likeness]:
    """Captures of other sources that share SOME of their text with this one, the most first."""
    mine = shingles(capture.text)
    near = [pk for pk, hashes in sharing(sketch(mine), capture.pk) if estimate(sketch(mine), hashes) >= HINT]
    others = Capture.objects.filter(pk__in=near).exclude(source_id=capture.source_id).select_related("source__outlet")
    found = [Likeness(other, round(containment(mine, shingles(other.text)), 4)) for other in others]
    return sorted((one for one in found if one.score >= SOME), key=lambda one: (-one.score, one.capture.pk))


def sharing(hashes: list[int], capture_id: int = 0) -> list[tuple[int, list[int]]]:
    """Captures whose sketch has any of these numbers that are not everybody's: id and sketch, the most shared first."""
    with connection.cursor() as cursor:
        cursor.execute(_COMMONEST, {"hashes": hashes, "common": _COMMON})
        common = {row[0] for row in cursor.fetchall()}
        # Where most of a text is everybody's, it is a story that many print, and not a standing line.
        rare = hashes if len(common) > len(hashes) // 2 else [one for one in hashes if one not in common]
        cursor.execute(_SHARING, {"hashes": rare, "capture": capture_id, "limit": _LOOKED_AT})
        return cursor.fetchall() if rare else []


def estimate(one: list[int], other: list[int]) -> float:
    """Containment as two sketches show it: as far up as both of them reach."""
    top = min(one[-1], other[-1]) if one and other else None
    if top is None:
        return 0.0
    return containment({n for n in one if n <= top}, {n for n in other if n <= top})
