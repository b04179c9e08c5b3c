"""Each rule broken once through the action; tests/models breaks the same at the database."""

import pytest
from django.db import connection

from claims.curation import actions, errors
from claims.curation.said import Link, Said
from claims.models import Activity, Attribution, Capture, Claim, User
from claims.models.versioned import StaleRecord
from claims.vocab import edtf
from claims.vocab.kinds import ActorKind, HopStatus, Mode, PassageRole, SpeechAct
from claims.vocab.selectors import SelectorError, Span
from claims.vocab.statuses import Status
from tests import factories as make

pytestmark = pytest.mark.django_db

WORDS = Span(0, 16)  # "The road is open"


@pytest.fixture
def by() -> User:
    return make.UserFactory()


@pytest.fixture
def capture() -> Capture:
    return make.CaptureFactory()


@pytest.fixture
def marked(capture: Capture, by: User) -> Attribution:
    said = Said(pieces=(WORDS,), through=(Link(make.ActorFactory()),))
    return actions.mark_attribution(capture=capture, said=said, by=by, claim_text="The road was open.")


@pytest.fixture
def suggestion(capture: Capture) -> Attribution:
    return make.AttributionFactory(capture=capture, through=[make.ActorFactory()])


def publish(claim: Claim, monkeypatch: pytest.MonkeyPatch) -> None:
    queryset = type(Claim.objects.all())
    monkeypatch.setattr(queryset, "published", lambda self: self.filter(pk=claim.pk))


def test_mark_writes_everything_the_editor_said(capture: Capture, by: User) -> None:
    ministry = make.ActorFactory()
    said = Said(
        pieces=(Span(36, 53), WORDS),
        through=(Link(ministry, "the ministry", HopStatus.REPORTED),),
        mode=Mode.MIXED,
        speech_act=SpeechAct.DENIES,
        date=edtf.read("late December 2022"),
        cue=Span(31, 35),
    )
    one = actions.mark_attribution(capture=capture, said=said, by=by)
    connection.check_constraints()
    one.refresh_from_db()
    assert [p.exact for p in one.content] == ["The road is open", "Nobody was hurt."]
    assert [p.exact for p in one.passages.all() if p.role == PassageRole.CUE] == ["said"]
    assert [(h.actor, h.as_named, h.status) for h in one.hops.all()] == [
        (capture.source.outlet, "", "heard"),
        (ministry, "the ministry", "reported"),
    ]
    assert (one.status, one.decided_by, one.date_edtf) == (Status.ACCEPTED, by, "2022-12-21/2022-12-31")
    assert [a.verb for a in Activity.objects.about(one)] == ["mark"]


def test_mark_narration_is_the_outlets_own(capture: Capture, by: User) -> None:
    one = actions.mark_attribution(capture=capture, said=Said((WORDS,), mode=Mode.NARRATION), by=by)
    connection.check_constraints()
    assert one.speaker == capture.source.outlet


def unnamed_elsewhere() -> Link:
    return Link(make.ActorFactory(kind=ActorKind.UNNAMED, source=make.SourceFactory()))


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (lambda: Said(()), errors.NothingMarked),
        (lambda: Said((WORDS, Span(5, 20)), (Link(make.ActorFactory()),)), errors.PiecesOverlap),
        (lambda: Said((WORDS,)), errors.NobodySaidIt),
        (lambda: Said((WORDS,), (Link(None, "Moscow"),)), errors.UnknownInChain),
        (lambda: Said((WORDS,), (Link(make.ActorFactory()),), mode=Mode.NARRATION), errors.NarrationHasOneHop),
        (lambda: Said((WORDS,), (unnamed_elsewhere(),)), errors.UnnamedElsewhere),
        (lambda: Said((WORDS,), mode=Mode.NARRATION, outlet_status=HopStatus.DENIED), errors.OutletIsHeard),
        (lambda: Said((Span(0, 9999),), mode=Mode.NARRATION), SelectorError),
        (lambda: Said((Span(53, 55),), mode=Mode.NARRATION), SelectorError),
    ],
)
def test_mark_refuses_what_the_database_would(capture: Capture, by: User, said, error: type[Exception]) -> None:
    with pytest.raises(error):
        actions.mark_attribution(capture=capture, said=said(), by=by)
    assert not Attribution.objects.exists()


def test_a_form_sent_twice_marks_once(capture: Capture, by: User) -> None:
    ministry = make.ActorFactory()
    said = Said(pieces=(Span(36, 53), WORDS), through=(Link(ministry),))
    one = actions.mark_attribution(capture=capture, said=said, by=by)
    assert actions.mark_attribution(capture=capture, said=said, by=by) == one
    denied = Said(pieces=said.pieces, through=said.through, speech_act=SpeechAct.DENIES)
    claim = make.ClaimFactory(actor=ministry)
    for another in (
        {"said": denied, "by": by},
        {"said": said, "by": by, "claim": claim},
        {"said": said, "by": make.UserFactory()},
    ):
        assert actions.mark_attribution(capture=capture, **another) != one


def test_a_note_sent_twice_is_left_once(marked: Attribution, by: User) -> None:
    for on in (marked, marked.claim):
        assert len({actions.annotate(on=on, text=text, by=by) for text in ("Why?", " Why? ", "Who?")}) == 2
    notes = [actions.annotate_passage(capture=marked.capture, span=WORDS, text="Why?", by=by) for _n in range(2)]
    assert notes[0] == notes[1]


def test_claim_belongs_to_the_last_of_the_chain(marked: Attribution) -> None:
    connection.check_constraints()
    assert marked.claim
    assert marked.said_by
    assert marked.claim.actor == marked.said_by.actor
    assert {a.verb for a in Activity.objects.all()} == {"mark", "write"}


def test_claim_of_somebody_else_is_not_cited(marked: Attribution, by: User) -> None:
    with pytest.raises(errors.NotInTheChain):
        actions.attach(attribution=marked, claim=make.ClaimFactory(), version=marked.version, by=by)


def test_claim_is_written_once_for_each_actor(marked: Attribution, by: User) -> None:
    assert marked.claim
    with pytest.raises(errors.SameClaim) as refused:
        actions.write_claim(text=" The road  was open. ", actor=marked.claim.actor, by=by)
    assert refused.value.existing == marked.claim


def test_suggestion_cites_nothing(suggestion: Attribution, by: User) -> None:
    with pytest.raises(errors.NotAccepted):
        actions.attach(attribution=suggestion, claim=make.ClaimFactory(), version=1, by=by)


def test_accept_then_withdraw_then_reopen(suggestion: Attribution, by: User) -> None:
    actions.accept_suggestion(attribution=suggestion, version=1, by=by)
    actions.withdraw_attribution(attribution=suggestion, version=2, by=by, reason="misread")
    actions.reopen_attribution(attribution=suggestion, version=3, by=by)
    connection.check_constraints()
    assert (suggestion.status, suggestion.decided_by) == (Status.SUGGESTED, None)
    assert [a.verb for a in Activity.objects.about(suggestion)] == ["reopen", "withdraw", "accept"]


def test_accept_needs_a_chain_of_known_actors(capture: Capture, by: User) -> None:
    one = make.AttributionFactory(capture=capture, through=["Moscow"])
    with pytest.raises(errors.UnknownInChain, match="Moscow"):
        actions.accept_suggestion(attribution=one, version=1, by=by)


def test_reject_is_final_until_reopened(suggestion: Attribution, by: User) -> None:
    actions.reject_suggestion(attribution=suggestion, version=1, by=by, reason="not speech")
    with pytest.raises(errors.AlreadyDecided):
        actions.accept_suggestion(attribution=suggestion, version=2, by=by)


def test_withdraw_needs_a_reason(marked: Attribution, by: User) -> None:
    with pytest.raises(errors.ReasonNeeded):
        actions.withdraw_attribution(attribution=marked, version=marked.version, by=by, reason=" ")


@pytest.mark.parametrize("verb", ["withdraw_attribution", "detach"])
def test_last_citation_of_a_published_claim_stays(
    marked: Attribution, by: User, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert marked.claim
    publish(marked.claim, monkeypatch)
    with pytest.raises(errors.LastCitation):
        getattr(actions, verb)(attribution=marked, version=marked.version, by=by, reason="misread")
    marked.refresh_from_db()
    assert (marked.status, marked.claim_id is not None) == (Status.ACCEPTED, True)


def test_citation_may_go_where_another_stays(marked: Attribution, by: User, monkeypatch: pytest.MonkeyPatch) -> None:
    assert marked.claim
    publish(marked.claim, monkeypatch)
    other = make.AttributionFactory(accepted=True, through=[marked.claim.actor])
    actions.attach(attribution=other, claim=marked.claim, version=1, by=by)
    actions.detach(attribution=marked, version=marked.version, by=by)
    connection.check_constraints()
    assert list(other.claim.attributions.all()) == [other]


def test_correct_replaces_passages_and_chain(suggestion: Attribution, by: User) -> None:
    actor = make.ActorFactory()
    said = Said((Span(37, 53),), (Link(actor, status=HopStatus.DENIED),), mode=Mode.DIRECT)
    actions.correct_attribution(attribution=suggestion, said=said, version=1, by=by)
    connection.check_constraints()
    suggestion.refresh_from_db()
    assert (str(suggestion), suggestion.status) == ("Nobody was hurt.", Status.ACCEPTED)
    assert [h.actor for h in suggestion.hops.all()][1:] == [actor]


def test_correct_keeps_the_claims_actor_in_the_chain(marked: Attribution, by: User) -> None:
    said = Said((WORDS,), (Link(make.ActorFactory()),))
    with pytest.raises(errors.NotInTheChain):
        actions.correct_attribution(attribution=marked, said=said, version=2, by=by, claim=marked.claim)


def test_correct_over_a_colleague_is_refused(marked: Attribution, by: User) -> None:
    with pytest.raises(StaleRecord):
        actions.correct_attribution(attribution=marked, said=Said((WORDS,), mode="narration"), version=1, by=by)


def test_create_actor_with_names_in_any_script(by: User) -> None:
    names = [("Ереван", "ru", "metonym"), ("Երևան", "hy", "metonym")]
    actor = actions.create_actor(name="Armenia", kind=ActorKind.STATE, by=by, names=names)
    assert {n.key for n in actor.names.all()} >= {"armenia", "ереван"}
    assert (actor.slug, actor.names.count()) == ("armenia", 3)


def test_create_actor_shows_who_is_here_already(by: User) -> None:
    existing = make.ActorFactory(name="María Petrova")
    with pytest.raises(errors.AlreadyHere) as refused:
        actions.create_actor(name="maria petrova", kind=ActorKind.PERSON, by=by)
    assert refused.value.existing == [existing]
    another = actions.create_actor(name="Maria Petrova", kind=ActorKind.PERSON, by=by, is_another=True)
    assert another.slug == "maria-petrova"


def test_create_actor_gives_each_an_address_of_its_own(by: User) -> None:
    slugs = [
        actions.create_actor(name=name, kind=ActorKind.PERSON, by=by, is_another=True).slug
        for name in ("<script>", "Գուտերեշ", "Script", "گوترش")
    ]
    assert slugs == ["script", "actor", "script-2", "actor-2"]


def test_unnamed_source_is_of_its_article_alone(capture: Capture, by: User) -> None:
    named = {"name": "a security source", "kind": ActorKind.UNNAMED, "by": by}
    one = actions.create_actor(**named, source=capture.source)
    other = actions.create_actor(**named, source=make.SourceFactory())
    assert one.source == capture.source
    assert one != other


def test_name_of_nothing_is_refused(by: User) -> None:
    with pytest.raises(errors.NoName):
        actions.create_actor(name=" \n ", kind=ActorKind.PERSON, by=by)


def test_note_is_its_writers(capture: Capture, by: User) -> None:
    note = actions.annotate_passage(capture=capture, span=WORDS, text="Check", by=by)
    with pytest.raises(errors.NotYourNote):
        actions.edit_annotation(annotation=note, text="No", version=1, by=make.UserFactory())
    with pytest.raises(errors.NotYourNote):
        actions.remove_annotation(annotation=note, by=make.UserFactory())
    actions.edit_annotation(annotation=note, text="Checked", version=1, by=by)
    actions.remove_annotation(annotation=note, by=by)
    assert not capture.passages.exists()
    assert [a.verb for a in Activity.objects.order_by("number")] == ["annotate", "edit-note", "remove-note"]


def test_office_is_kept_with_its_vague_date(by: User) -> None:
    who, body = make.ActorFactory(), make.ActorFactory()
    office = actions.add_office(holder=who, body=body, title="spokeswoman", by=by, date=edtf.parse("2015/.."))
    assert (office.date_earliest.year, office.date_latest) == (2015, None)
