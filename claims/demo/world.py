"""The shape of demo.toml: who speaks, which articles there are, what editors found in them. Typed, so a slip is named.

Things name each other by `key`. Words are given as they stand in an article; where they stand is looked up.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import msgspec

from claims.vocab.kinds import HopStatus, Mode, SpeechAct


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table that knows all of its keys."""


class NameGiven(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """[name, language, kind]"""

    name: str
    lang: str
    kind: str


class Through(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """[actor, as the text names them, status]: one hop after the outlet."""

    actor: str
    named: str
    status: str = HopStatus.HEARD.value


class ClauseGiven(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """[what was before the body, outcome, vote]"""

    text: str
    outcome: str
    vote: str


class ActorGiven(_Shape, frozen=True):
    key: str
    kind: str
    name: str
    lang: str = "en"
    description: str = ""
    part_of: str = ""
    names: tuple[NameGiven, ...] = ()


class OfficeGiven(_Shape, frozen=True):
    holder: str
    body: str
    title: str
    date: str
    speaks: bool = False


class ArticleGiven(_Shape, frozen=True):
    """A file, and what an admin would correct of what is read from it."""

    key: str
    file: str
    outlet: str
    url: str = ""
    copy_of: str = ""


class Marked(_Shape, frozen=True):
    """A passage and who said it; `said` is EDTF. `key` and `note` only where something refers or says more."""

    article: str
    words: str
    cue: str = ""
    mode: str = Mode.INDIRECT.value
    act: str = SpeechAct.ASSERTS.value
    said: str = ""
    phrase: str = ""
    through: tuple[Through, ...] = ()
    key: str = ""
    note: str = ""


class ClaimGiven(_Shape, frozen=True):
    key: str
    actor: str
    text: str
    cited: tuple[Marked, ...]


class ContradictionGiven(_Shape, frozen=True):
    one: str
    other: str
    kind: str
    reason: str
    decision: str = ""
    waits: bool = False


class PositionGiven(_Shape, frozen=True):
    label: str
    claims: tuple[str, ...]


class FindingGiven(_Shape, frozen=True):
    body: str
    instrument: str
    date: str
    scope: str
    clauses: tuple[ClauseGiven, ...]
    readings: tuple[str, ...] = ()
    url: str = ""


class SilenceGiven(_Shape, frozen=True):
    """`proof` is the key of a mark in which a source says so itself."""

    claim: str
    addressee: str
    kind: str
    as_of: date
    searched: str
    proof: str = ""


class DisputeGiven(_Shape, frozen=True):
    """Published if it has an `edition`, the note of its change log; else a draft."""

    question: str
    slug: str
    summary: str
    positions: tuple[PositionGiven, ...]
    findings: tuple[FindingGiven, ...] = ()
    silences: tuple[SilenceGiven, ...] = ()
    one_sided_reason: str = ""
    edition: str = ""


class World(_Shape, frozen=True):
    actors: tuple[ActorGiven, ...]
    offices: tuple[OfficeGiven, ...]
    articles: tuple[ArticleGiven, ...]
    claims: tuple[ClaimGiven, ...]
    marks: tuple[Marked, ...]
    contradictions: tuple[ContradictionGiven, ...]
    disputes: tuple[DisputeGiven, ...]


def read_world(folder: Path) -> World:
    """The world written down in a folder's demo.toml. Errors: msgspec.ValidationError, which names the place."""
    return msgspec.convert(tomllib.loads((folder / "demo.toml").read_text(encoding="utf-8")), World)
