"""Comparison: a dispute as readers see it, as data; built once, frozen in an Edition, rendered as page or JSON.

Everything a page of a published dispute needs stands in here, so that such a page asks the database for one row.
Sentences and dates stay in parts (hops, EDTF) and are put into words when shown, in the reader's language.
`msgspec` structs rather than dataclasses: decoding an edition is most of the work of serving it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from itertools import pairwise, takewhile
from typing import NamedTuple, Self

import msgspec

from claims.vocab.kinds import HopStatus


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

    @property
    def voice(self) -> ActorRef:
        """Whose words these are: the last of the chain before the first link that nobody heard or confirmed."""
        heard = takewhile(lambda hop: hop.status in (HopStatus.HEARD, HopStatus.CONFIRMED), self.hops)
        return [*self.hops[:1], *heard][-1].actor


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

    @property
    def reported_by(self) -> tuple[ActorRef, ...]:
        """Who says that its actor said it: whoever stands before the actor in the chain of each citation, once."""
        before = {}
        for quotation in self.quotations:
            for link, last in pairwise(quotation.hops):
                if last.actor.id == self.actor.id:
                    before[link.actor.id] = link.actor
        return tuple(before.values())


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


class NameLine(_Frozen, frozen=True):
    """Another name that somebody is found by; `kind` is a NameKind."""

    name: str
    lang: str
    kind: str


class OfficeLine(_Frozen, frozen=True):
    """An office that somebody holds; `speaks` if what they say there is the body's word."""

    title: str
    body: ActorRef
    held: When
    speaks: bool


class ActorCard(_Frozen, frozen=True):
    """What the page of somebody named here says of them."""

    actor: ActorRef
    description: str = ""
    names: tuple[NameLine, ...] = ()
    offices: tuple[OfficeLine, ...] = ()


class Note(NamedTuple):
    """One numbered citation, with the places of the page that cite it (the ids of its marks)."""

    quotation: Quotation
    marks: list[str]


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
    people: tuple[ActorCard, ...] = ()

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

    def placed(self) -> set[int]:
        """The ids of the claims that stand on a side."""
        return {claim.id for side in self.sides for claim in side.claims}

    def kinds(self) -> list[str]:
        """The kinds of contradiction on the page, in order of first use."""
        return list(dict.fromkeys(one.kind for claim in self.claims() for one in claim.opposites))

    def notes(self) -> list[Note]:
        """The list of citations: each number once, though a citation may stand in more than one place."""
        notes: dict[int, Note] = {}
        for prefix, quotation in self._places():
            note = notes.setdefault(quotation.n, Note(quotation, []))
            note.marks.append(mark(prefix, quotation.n))
        return sorted(notes.values(), key=lambda note: note.quotation.n)

    def _places(self) -> Iterator[tuple[str, Quotation]]:
        """Every citation with the prefix of the part of the page it stands in."""
        for side in self.sides:
            yield from (("", q) for claim in side.claims for q in claim.quotations)
        for finding in self.findings:
            yield from ((f"f{finding.id}-", q) for reading in finding.readings for q in reading.quotations)
        yield from ((f"s{s.id}-", s.quotation) for s in self.silences if s.quotation)


def mark(prefix: str, n: int) -> str:
    """The id of the mark of citation `n` on the page; `prefix` tells a finding's and a silence's from a side's."""
    return f"cite-{prefix}{n}"


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
