"""A World -> rows, by the actions that people use, each done by whoever would do it.

The admin imports and publishes; one editor marks, writes and proposes; the other confirms and reviews. All of it is
one transaction: either the whole demonstration is there, or nothing of it.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from django.db import transaction

from claims.curation.actions import add_office, annotate, create_actor, mark_attribution, write_claim
from claims.curation.errors import AlreadyHere
from claims.curation.said import Link, Said
from claims.demo.world import ActorGiven, ArticleGiven, ClaimGiven, ContradictionGiven, DisputeGiven, Marked, World
from claims.disputes.actions import (
    ClauseText,
    DisputeText,
    FindingText,
    SilenceText,
    add_finding,
    add_position,
    add_reading,
    confirm_contradiction,
    create_dispute,
    edit_dispute,
    place_claim,
    propose_contradiction,
    record_silence,
)
from claims.extraction.store import suggest
from claims.importing.actions import keep_row, name_origin, receive
from claims.importing.doors import from_paths
from claims.importing.readers.article import Article
from claims.models import Actor, Attribution, Capture, Claim, Dispute, User
from claims.publishing.actions import publish, review, submit_for_review
from claims.publishing.build import build
from claims.vocab.edtf import parse
from claims.vocab.roles import Role
from claims.vocab.selectors import Span, TextQuote, anchor


class NotInTheArticle(Exception):
    """Words that do not stand in their article, or not once."""


@transaction.atomic
def load(world: World, folder: Path) -> None:
    """Make everything in `world`; its articles lie in `folder`. Errors: what any action refuses; NotInTheArticle."""
    loader = Loader(folder)
    for actor in world.actors:
        loader.actor(actor)
    for office in world.offices:
        holder, body = loader.actors[office.holder], loader.actors[office.body]
        add_office(
            holder=holder, body=body, title=office.title, date=parse(office.date), speaks=office.speaks, by=loader.admin
        )
    loader.articles(world.articles)
    for claim in world.claims:
        loader.claim(claim)
    for mark in world.marks:
        loader.mark(mark)
    for capture in loader.captures.values():
        suggest(capture, rules_alone=True)  # the demonstration is the same whether the engine is installed or not
    for contradiction in world.contradictions:
        loader.contradiction(contradiction)
    for dispute in world.disputes:
        loader.dispute(dispute)


class Loader:
    """What was made so far, by key, and the three people who make it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.admin = account("admin", Role.ADMIN)
        self.editor = account("editor", Role.EDITOR)
        self.second = account("editor2", Role.EDITOR)
        self.actors: dict[str, Actor] = {}
        self.captures: dict[str, Capture] = {}
        self.claims: dict[str, Claim] = {}
        self.marks: dict[str, Attribution] = {}

    def actor(self, given: ActorGiven) -> None:
        try:
            self.actors[given.key] = create_actor(
                name=given.name,
                kind=given.kind,
                lang=given.lang,
                description=given.description,
                names=[(one.name, one.lang, one.kind) for one in given.names],
                part_of=self.actors[given.part_of] if given.part_of else None,
                by=self.admin,
            )
        except AlreadyHere as here:
            self.actors[given.key] = here.existing[0]

    def articles(self, given: tuple[ArticleGiven, ...]) -> None:
        """Import all files in one go, put right what their head does not say, keep each; then say which is a copy."""
        batch = receive(received=from_paths(self.folder / one.file for one in given), how="command", by=self.admin)
        for one, row in zip(given, batch.rows.order_by("pk"), strict=True):
            read = Article.from_json(row.fields)
            article = msgspec.structs.replace(read, outlet=self.actors[one.outlet].name, url=one.url)
            self.captures[one.key], _known = keep_row(row=row, article=article, version=row.version, by=self.admin)
        for one in given:
            if one.copy_of:
                source, origin = self.captures[one.key].source, self.captures[one.copy_of].source
                name_origin(source=source, origin=origin, version=source.version, by=self.admin)

    def mark(self, given: Marked) -> Attribution:
        capture = self.captures[given.article]
        said = Said(
            pieces=(_place(capture, given.words),),
            through=tuple(Link(self.actors[hop.actor], hop.named, hop.status) for hop in given.through),
            mode=given.mode,
            speech_act=given.act,
            date=parse(given.said, given.phrase),
            cue=_place(capture, given.cue) if given.cue else None,
        )
        attribution = mark_attribution(capture=capture, said=said, by=self.editor)
        if given.key:
            self.marks[given.key] = attribution
        if given.note:
            annotate(on=attribution, text=given.note, by=self.editor)
        return attribution

    def claim(self, given: ClaimGiven) -> None:
        marks = [self.mark(mark) for mark in given.cited]
        actor = self.actors[given.actor]
        self.claims[given.key] = write_claim(text=given.text, actor=actor, attributions=marks, by=self.editor)

    def contradiction(self, given: ContradictionGiven) -> None:
        one, other = self.claims[given.one], self.claims[given.other]
        proposed = propose_contradiction(one=one, other=other, kind=given.kind, reason=given.reason, by=self.editor)
        if not given.waits:
            version, decision = proposed.version, given.decision
            confirm_contradiction(contradiction=proposed, by=self.second, version=version, decision=decision)

    def dispute(self, given: DisputeGiven) -> None:
        dispute = create_dispute(question=given.question, slug=given.slug, summary=given.summary, by=self.editor)
        if given.one_sided_reason:
            text = DisputeText(given.question, given.slug, given.summary, one_sided_reason=given.one_sided_reason)
            edit_dispute(dispute=dispute, text=text, version=dispute.version, by=self.editor)
        for side in given.positions:
            position = add_position(dispute=dispute, label=side.label, by=self.editor)
            for key in side.claims:
                place_claim(position=position, claim=self.claims[key], by=self.editor)
        self._findings(dispute, given)
        self._silences(dispute, given)
        if given.edition:
            self._publish(dispute, given.edition)

    def _findings(self, dispute: Dispute, given: DisputeGiven) -> None:
        for one in given.findings:
            text = FindingText(
                body=self.actors[one.body],
                instrument=one.instrument,
                scope=one.scope,
                url=one.url,
                date=parse(one.date),
                clauses=[ClauseText(clause.text, clause.outcome, clause.vote) for clause in one.clauses],
            )
            finding = add_finding(dispute=dispute, by=self.editor, text=text)
            for key in one.readings:
                add_reading(finding=finding, claim=self.claims[key], by=self.editor)

    def _silences(self, dispute: Dispute, given: DisputeGiven) -> None:
        for one in given.silences:
            text = SilenceText(
                claim=self.claims[one.claim],
                addressee=self.actors[one.addressee],
                as_of=one.as_of,
                searched=one.searched,
                kind=one.kind,
                attribution=self.marks[one.proof] if one.proof else None,
            )
            record_silence(dispute=dispute, by=self.editor, text=text)

    def _publish(self, dispute: Dispute, note: str) -> None:
        dispute = submit_for_review(dispute=dispute, by=self.editor, version=dispute.version)
        seen = build(dispute).sha256
        dispute = review(dispute=dispute, by=self.second, version=dispute.version, seen=seen)
        publish(dispute=dispute, by=self.admin, version=dispute.version, note=note)


def account(name: str, role: Role) -> User:
    """Whoever has this account; where nobody does, somebody who cannot log in until they are given a password."""
    user = User.objects.filter(username=name).first()
    if user:
        return user
    make = User.objects.create_superuser if role == Role.ADMIN else User.objects.create_user
    return make(name, role=role)


def _place(capture: Capture, words: str) -> Span:
    span = anchor(TextQuote(words), capture.text)
    if span is None:
        raise NotInTheArticle(f"Not once in “{capture.source.title}”: {words}")
    return span
