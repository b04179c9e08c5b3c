"""`python -m benchmarks.near_duplicates`: how well copies are found, and in what time among 2,000 and 200,000 captures.

Three ways to say how alike two texts are, each at the threshold that is best for it (the most copies found with at
least 98 of 100 proposals right): our containment of runs of words, PostgreSQL's trigram similarity, and, where
datasketch is installed, the MinHash estimate of likeness. Then the look-up that `importing.origins.find` makes, in one
table that grows from 2,000 to 200,000 rows; its rows are numbers of chance, some of them shared by many, as a
publisher's standing line is, and a few are copies to be found. Takes some minutes and 2 GB of disk.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Callable
from importlib import import_module

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
django.setup()

from django.db import connection  # noqa: E402 (after the settings are known)

from benchmarks.database import fresh_database  # noqa: E402
from benchmarks.pairs import Pair, pairs  # noqa: E402
from claims.importing.origins.find import HINT, estimate, sharing  # noqa: E402
from claims.importing.origins.reasons import MUCH  # noqa: E402
from claims.importing.origins.shingles import containment, shingles, sketch  # noqa: E402

PRECISION, SMALL, LARGE, ROUNDS = 0.98, 2_000, 200_000, 5
_STANDING = 4_611_686_018_427  # what one article in ten shares
Score = Callable[[str, str], float]


def recall_at_precision(scored: list[tuple[float, bool]]) -> tuple[float, float]:
    """(recall, threshold): the most copies found by any threshold that keeps to PRECISION."""
    best, right = (0.0, 1.0), 0
    copies = sum(is_copy for _score, is_copy in scored)
    for n, (score, is_copy) in enumerate(sorted(scored, key=lambda one: -one[0]), start=1):
        right += is_copy
        if right / n >= PRECISION and right / copies > best[0]:
            best = (right / copies, score)
    return best


def judged(name: str, score: Score, among: list[Pair]) -> list[tuple[float, bool]]:
    begun = time.perf_counter()
    scored = [(score(pair.one, pair.other), pair.is_copy) for pair in among]
    ms = (time.perf_counter() - begun) / len(among) * 1000
    recall, threshold = recall_at_precision(scored)
    print(f"| {name} | {recall:.3f} | {threshold:.3f} | {ms:.2f} |")  # noqa: T201
    return scored


def quality() -> None:
    among = pairs()
    print("| Way | Recall at precision 0.98 | Its threshold | ms a pair |\n|---|---|---|---|")  # noqa: T201
    ours = judged("containment", lambda a, b: containment(shingles(a), shingles(b)), among)
    judged("estimate from sketches", lambda a, b: estimate(sketch(shingles(a)), sketch(shingles(b))), among)
    judged("trigram similarity", trigram, among)
    if minhash := _minhash():
        judged("datasketch MinHash", minhash, among)
    proposed = [is_copy for score, is_copy in ours if score >= MUCH]
    right, copies = sum(proposed), sum(pair.is_copy for pair in among)
    print(f"At {MUCH}, as proposed: recall {right / copies:.3f}, precision {right / len(proposed):.3f}.")  # noqa: T201
    missed = [p for p in among if p.is_copy and estimate(sketch(shingles(p.one)), sketch(shingles(p.other))) < HINT]
    print(f"Copies that the sketches' first look misses: {len(missed)} of {copies}.")  # noqa: T201
    for what in sorted({pair.what for pair in among}):
        scores = sorted(score for (score, _), pair in zip(ours, among, strict=True) if pair.what == what)
        print(f"  {what}: {scores[0]:.2f} to {scores[-1]:.2f}, median {statistics.median(scores):.2f}")  # noqa: T201


def trigram(one: str, other: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT similarity(%s, %s)", [one, other])
        return float(cursor.fetchone()[0])


def _minhash() -> Score | None:
    try:
        sketches = import_module("datasketch")
    except ImportError:
        return None

    def score(one: str, other: str) -> float:
        made = []
        for text in (one, other):
            made.append(sketches.MinHash(num_perm=128))
            made[-1].update_batch([str(n).encode() for n in shingles(text)])
        return float(made[0].jaccard(made[1]))

    return score


_FILL = """
INSERT INTO claims_fingerprint (capture_id, hashes, n_shingles)
SELECT i, ARRAY(SELECT (random() * 9e18)::bigint FROM generate_series(1, 95) WHERE i > 0)
    || CASE WHEN i %% 10 = 0 THEN %s::bigint ELSE (random() * 9e18)::bigint END, 600
FROM generate_series((SELECT coalesce(max(capture_id), 0) + 1 FROM claims_fingerprint), %s) i
"""


def lookups(chance: random.Random) -> float:
    """Seconds for one look-up, the median of many; each of a new article that shares a part with one that is here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hashes FROM claims_fingerprint ORDER BY random() LIMIT 200")
        here = [row[0] for row in cursor.fetchall()]
    took = []
    for hashes in here:
        new = sorted(chance.sample(hashes[:95], 40) + [chance.randrange(2**62) for _ in range(55)] + [_STANDING])
        begun = time.perf_counter()
        assert sharing(new)
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


def growth() -> None:
    chance, medians = random.Random(1), {}  # noqa: S311
    for size in (SMALL, LARGE):
        with connection.cursor() as cursor:
            cursor.execute("SET maintenance_work_mem = '512MB'")
            cursor.execute("SET session_replication_role = replica")  # no captures behind these rows
            cursor.execute("DROP INDEX fingerprint_hashes")  # made again below, which is quicker than row by row
            cursor.execute(_FILL, [_STANDING, size])
            cursor.execute("CREATE INDEX fingerprint_hashes ON claims_fingerprint USING gin (hashes)")
            cursor.execute("VACUUM ANALYZE claims_fingerprint")
        lookups(chance)
        medians[size] = statistics.median(lookups(chance) for _ in range(ROUNDS))
        print(f"{size} captures: {medians[size] * 1000:.2f} ms a look-up.")  # noqa: T201
    print(f"Ratio: {medians[LARGE] / medians[SMALL]:.2f} (aim: at most 1.3).")  # noqa: T201


def main() -> None:
    fresh_database()
    quality()
    growth()


if __name__ == "__main__":
    main()
