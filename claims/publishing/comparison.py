"""Comparison: a dispute as readers see it, as data; built once, frozen in an Edition, rendered as page or JSON.

Everything a page of a published dispute needs stands in here, so that such a page asks the database for one row.
Sentences and dates stay in parts (hops, EDTF) and are put into words when shown, in the reader's language.
`msgspec` structs rather than dataclasses: decoding an edition is most of the work of serving it.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Self

import msgspec


class _Frozen(msgspec.Struct, frozen=True):
    """JSON there and back; the bytes of `encoded` are the same for the same content."""

    def encoded(self) -> str:
        return msgspec.json.encode(self, order="deterministic").decode()

    @classmethod
    def decoded(cls, text: str) -> Self:
        return msgspec.json.decode(text, type=cls)


class When(_Frozen, frozen=True):
    """A date as vague as its source (vocab.edtf.VagueDate)."""

    edtf: str = ""
    phrase: str = ""
    earliest: date | None = None
    latest: date | None = None


class ActorRef(_Frozen, frozen=True):
    """Who, and where their page is."""

    id: int
    slug: str
    name: str
    lang: str
    kind: str


class HopLine(_Frozen, frozen=True):
    """One link of the chain, the outlet first. `as_named` is how the text names them."""

    actor: ActorRef
    as_named: str
    status: str


class SourceCard(_Frozen, frozen=True):
    """The cited work. `origin` is the id of the work it copies, or its own: origins are what is counted."""

    id: int
    kind: str
    title: str
    lang: str
    outlet: ActorRef | None
    byline: str
    url: str
    access: str
    published: When
    captured_on: date
    origin: int


class Quotation(_Frozen, frozen=True):
    """One citation: the words as they stand in the source, and who said them through whom.

    `id` is the attribution's; `n` its number on the page, from 1; `pieces` are its content passages, more than
    one where the quotation is broken; `start` and `end` are code points in the capture.
    """

    id: int
    n: int
    pieces: tuple[str, ...]
    prefix: str
    suffix: str
    start: int
    end: int
    lang: str
    mode: str
    act: str
    said: When
    hops: tuple[HopLine, ...]
    source: SourceCard


class Opposite(_Frozen, frozen=True):
    """A claim that a claim stands against, confirmed by two editors, with the reason."""

    id: int
    claim: int
    text: str
    lang: str
    actor: ActorRef
    kind: str
    reason: str


class ClaimCard(_Frozen, frozen=True):
    """A claim with its citations. `spoken` is false where no citation lets its actor count as having said it."""

    id: int
    text: str
    lang: str
    actor: ActorRef
    spoken: bool
    first: When
    quotations: tuple[Quotation, ...]
    opposites: tuple[Opposite, ...]
    n_sources: int
    n_origins: int


class Side(_Frozen, frozen=True):
    """A position and its claims, in the order of their first date."""

    id: int
    label: str
    claims: tuple[ClaimCard, ...]
    n_sources: int
    n_origins: int


class ClauseLine(_Frozen, frozen=True):
    """One thing that was before the body, and what came of it."""

    text: str
    outcome: str
    vote: str


class FindingCard(_Frozen, frozen=True):
    """What a third party found, its scope, and the claims about what it says."""

    id: int
    body: ActorRef
    instrument: str
    scope: str
    url: str
    given: When
    clauses: tuple[ClauseLine, ...]
    readings: tuple[ClaimCard, ...]


class SilenceCard(_Frozen, frozen=True):
    """Who has not answered which claim, as of when, searched where; with the passage that says so, if any."""

    id: int
    claim: int
    claim_text: str
    claim_lang: str
    addressee: ActorRef
    kind: str
    as_of: date
    searched: str
    quotation: Quotation | None


class Comparison(_Frozen, frozen=True):
    """The whole page. Sides stand in the order of the date of their first claim (DESIGN §2 rule 7)."""

    slug: str
    question: str
    summary: str
    lang: str
    one_sided_reason: str
    sides: tuple[Side, ...]
    findings: tuple[FindingCard, ...]
    silences: tuple[SilenceCard, ...]
    n_sources: int
    n_origins: int

    @property
    def sha256(self) -> str:
        """The hash a review holds for, and an Edition carries."""
        return hashlib.sha256(self.encoded().encode()).hexdigest()

    def claims(self) -> list[ClaimCard]:
        """Every claim of the page, readings of findings included, in page order."""
        return [c for side in self.sides for c in side.claims] + [r for f in self.findings for r in f.readings]

    def quotations(self) -> list[Quotation]:
        """Every citation once, in the order of its number; one may also stand as the proof of a silence."""
        said = [q for claim in self.claims() for q in claim.quotations]
        said += [s.quotation for s in self.silences if s.quotation]
        return list({q.n: q for q in said}.values())


class CardSide(_Frozen, frozen=True):
    """A position in a list of disputes."""

    label: str
    n_claims: int
    n_sources: int
    n_origins: int


class DisputeCard(_Frozen, frozen=True):
    """A dispute in a list: what the home page shows."""

    slug: str
    question: str
    summary: str
    lang: str
    sides: tuple[CardSide, ...]
    n_findings: int
    n_silences: int
    n_sources: int
    n_origins: int
