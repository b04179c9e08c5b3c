"""What is measured: one published dispute of 12 claims and 30 quotations, any number of others, one busy capture.

Rows come from the tests' factories, and the dispute is published by the real actions, so its Edition is one that
the site would make. The crowd around it is copied inside the database, where 100,000 rows are a matter of seconds.
"""

from __future__ import annotations

from django.db import connection, transaction

from claims.models import Actor, Capture, Claim, User
from claims.publishing import actions
from claims.publishing.build import build
from claims.vocab.kinds import ActorKind, Mode
from tests.dispute_factories import ContradictionFactory, DisputeFactory, PlacementFactory, PositionFactory
from tests.factories import (
    ActorFactory,
    AttributionFactory,
    CaptureFactory,
    ClaimFactory,
    OutletFactory,
    SourceFactory,
    UserFactory,
)

N_CLAIMS, N_QUOTATIONS, N_SOURCES = 12, 30, 10


def sentence(n: int) -> str:
    """About as long as a quoted sentence in the press."""
    return (
        f"Number {n} of those who spoke that day said that the road had been open to everybody, that nobody had "
        f"been kept from using it, and that “whoever says otherwise” was welcome to come and look at it."
    )


def make_captures() -> list[Capture]:
    text = "\n\n".join(sentence(n) for n in range(N_QUOTATIONS))
    captures = []
    for n in range(N_SOURCES):
        title, url = f"What was said about the road, part {n}", f"https://news.example/{n}"
        source = SourceFactory(title=title, outlet=OutletFactory(), url=url, lang=("en", "hy")[n % 2])
        captures.append(CaptureFactory(source=source, text=f"Part {n}.\n\n{text}"))
    return captures


def cite(day: int, actor: Actor, captures: list[Capture], editor: User) -> Claim:
    """One claim of `actor` with its share of the quotations."""
    claim: Claim = ClaimFactory(actor=actor, text=f"The road was open to everybody on day {day}.")
    for n in range(day, N_QUOTATIONS, N_CLAIMS):
        AttributionFactory(
            capture=captures[n % N_SOURCES],
            words=sentence(n),
            through=[actor],
            accepted=True,
            decided_by=editor,
            claim=claim,
            mode=Mode.MIXED,
        )
    return claim


@transaction.atomic
def make_dispute() -> None:
    """The published dispute, at the address `measured`; its editor is the user `one`."""
    editor, second, admin = UserFactory(username="one"), UserFactory(username="two"), UserFactory(admin=True)
    captures = make_captures()
    actors = [ActorFactory(name=f"Government {n}", kind=ActorKind.STATE) for n in range(2)]
    dispute = DisputeFactory(slug="measured", question="Was the road open?")
    positions = [PositionFactory(dispute=dispute, label=label) for label in ("It was open", "It was closed")]
    claims = [cite(day, actors[day % 2], captures, editor) for day in range(N_CLAIMS)]
    for n, claim in enumerate(claims):
        PlacementFactory(position=positions[n % 2], claim=claim)
    for one, other in zip(claims[::2], claims[1::2], strict=True):
        ContradictionFactory(claim_a=one, claim_b=other, confirmed=True)
    actions.submit_for_review(dispute=dispute, by=editor, version=1)
    actions.review(dispute=dispute, by=second, version=2, seen=build(dispute).sha256)
    actions.publish(dispute=dispute, by=admin, version=3, note="First edition.")


_COPY = """
WITH first AS (SELECT * FROM claims_dispute WHERE slug = 'measured'), made AS (
    INSERT INTO claims_dispute (question, slug, summary, lang, status, version, reviewed_hash, one_sided_reason,
                                pause_notice, created_at)
    SELECT question || ' ' || i, 'crowd-' || i, summary, lang, status, version, '', '', '', created_at
    FROM first, generate_series(%s::int, %s::int) i
    RETURNING id, slug
)
INSERT INTO claims_edition (dispute_id, number, comparison, card, sha256, note, published_at, published_by_id)
SELECT made.id, 1, '{}', replace(e.card, '"measured"', '"' || made.slug || '"'), e.sha256, e.note,
       e.published_at - made.id * interval '1 minute', e.published_by_id
FROM made, first JOIN claims_edition e ON e.id = first.current_edition_id
"""
_MAKE_CURRENT = """
UPDATE claims_dispute d SET current_edition_id = e.id
FROM claims_edition e WHERE e.dispute_id = d.id AND d.current_edition_id IS NULL
"""


def crowd(n: int) -> None:
    """Grow to `n` published disputes, copies of the first one's card and particulars."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM claims_dispute")
        cursor.execute(_COPY, [cursor.fetchone()[0], n - 1])
        cursor.execute(_MAKE_CURRENT)
        cursor.execute("ANALYZE")


@transaction.atomic
def busy_capture(n: int) -> Capture:
    """A capture with `n` attributions, as an editor of a long article would have."""
    text = "\n\n".join(sentence(i) for i in range(n))
    capture: Capture = CaptureFactory(text=f"{n} of them.\n\n{text}")
    actor = ActorFactory()
    for i in range(n):
        AttributionFactory(capture=capture, words=sentence(i), through=[actor])
    return capture
