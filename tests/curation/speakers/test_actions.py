"""A name settled for all suggestions alike, and taken back."""

import pytest

from claims.curation.actions import accept_suggestion, create_actor
from claims.curation.errors import UnnamedElsewhere
from claims.curation.speakers import actions
from claims.curation.speakers.errors import AlreadyEnded, NameStaysHere, NothingToSettle
from claims.curation.speakers.queries import Group, group, groups
from claims.extraction.store import suggest
from claims.models import Activity, Actor, Attribution, Capture, Hop, Settlement, User
from claims.vocab.kinds import ActorKind, NameKind
from claims.vocab.statuses import Status
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return make.UserFactory()


@pytest.fixture
def armenia() -> Actor:
    return make.ActorFactory(name="Armenia", kind=ActorKind.STATE)


def said(name: str, capture: Capture | None = None, **fields: object) -> Attribution:
    return make.AttributionFactory(capture=capture or make.CaptureFactory(), through=[name], **fields)


def the(name: str, source: int = 0) -> Group:
    found = group(name, source)
    assert found
    return found


def who(*attributions: Attribution) -> list[Actor | None]:
    return [one.hops.get(order=2).actor for one in attributions]


def test_names_are_grouped_everywhere_and_descriptions_in_their_article() -> None:
    capture = make.CaptureFactory()
    for name in ("Yerevan", "YEREVAN", "a security source", "A security source"):
        said(name, capture)
    said("Yerevan")
    said("a security source")
    make.AttributionFactory(capture=capture, accepted=True)
    found = [(one.key, one.source is None, one.n, one.n_sources) for one in groups().groups]
    assert found == [("yerevan", True, 3, 2), ("a security source", False, 2, 1), ("a security source", False, 1, 1)]


def test_all_alike_are_settled_at_once_and_nothing_else(by: User, armenia: Actor) -> None:
    one, other, another = said("Yerevan"), said("yerevan".upper()), said("Baku")
    settlement = actions.settle_as(group=the("Yerevan"), actor=armenia, by=by, keep=NameKind.METONYM)
    assert who(one, other, another) == [armenia, armenia, None]
    assert armenia.names.get(key="yerevan").kind == NameKind.METONYM
    assert {one.version for one in Attribution.objects.filter(hops__actor=armenia)} == {2}
    done = Activity.objects.about(settlement).get()
    assert (done.verb, done.by, done.data["attributions"]) == ("settle", by, [one.pk, other.pk])


def test_later_suggestions_are_settled_alike_until_it_is_taken_back(by: User, armenia: Actor) -> None:
    text = "“The road is open,” said Yerevan."
    one = said("Yerevan")
    settlement = actions.settle_as(group=the("Yerevan"), actor=armenia, by=by)
    assert suggest(make.CaptureFactory(text=text)) == 1
    assert actions.undo_settlement(settlement=settlement, by=by) == 2
    assert who(one) == [None]
    assert suggest(make.CaptureFactory(text=text)) == 1
    assert Hop.objects.filter(order=2, actor=None).count() == 3


def test_what_was_accepted_since_stays_when_it_is_taken_back(by: User, armenia: Actor) -> None:
    one, other = said("Yerevan"), said("Yerevan")
    settlement = actions.settle_as(group=the("Yerevan"), actor=armenia, by=by, keep=NameKind.ALIAS)
    one.refresh_from_db()
    accept_suggestion(attribution=one, version=2, by=by)
    assert actions.undo_settlement(settlement=settlement, by=by) == 1
    assert who(one, other) == [armenia, None]
    assert not armenia.names.filter(key="yerevan").exists()
    with pytest.raises(AlreadyEnded):
        actions.undo_settlement(settlement=settlement, by=by)


def test_an_unnamed_source_is_another_in_every_article(by: User) -> None:
    one, other = said("a security source"), said("a security source")
    actions.settle_unnamed(group=the("a security source", one.capture.source_id), by=by)
    assert who(other) == [None]
    actions.settle_unnamed(group=the("a security source", other.capture.source_id), by=by, everywhere=True)
    first, second = who(one, other)
    assert first != second
    assert [first and first.source, second and second.source] == [one.capture.source, other.capture.source]


def test_one_name_can_be_unnamed_in_each_of_its_articles(by: User) -> None:
    attributions = said("Deep Throat"), said("Deep Throat")
    assert len(actions.settle_unnamed(group=the("Deep Throat"), by=by)) == 2
    assert {actor.source for actor in who(*attributions) if actor} == {one.capture.source for one in attributions}


def test_no_speaker_is_rejected_proposed_no_more_and_can_come_back(by: User) -> None:
    capture = make.CaptureFactory(text="“The road is open,” said Report. " + make.TEXT)
    one = said("Report", capture)
    [settlement] = actions.settle_nobody(group=the("Report", capture.source_id), by=by)
    one.refresh_from_db()
    assert (one.status, one.decided_by) == (Status.REJECTED, by)
    assert suggest(make.CaptureFactory(source=capture.source, text="“It is shut,” said Report.")) == 0
    assert actions.undo_settlement(settlement=settlement, by=by) == 1
    one.refresh_from_db()
    assert (one.status, one.decided_at, one.version) == (Status.SUGGESTED, None, 3)


def test_settling_anew_what_was_reopened_takes_the_place_of_before(by: User, armenia: Actor) -> None:
    one = said("Yerevan")
    actions.settle_nobody(group=the("Yerevan"), by=by)
    Attribution.objects.filter(pk=one.pk).update(status=Status.SUGGESTED, decided_by=None, decided_at=None)
    actions.settle_as(group=the("Yerevan"), actor=armenia, by=by)
    assert who(one) == [armenia]
    assert Settlement.objects.standing().count() == 1


def test_what_cannot_be_settled_so_changes_nothing(by: User, armenia: Actor) -> None:
    one, elsewhere = said("a security source"), make.SourceFactory()
    scoped = the("a security source", one.capture.source_id)
    unnamed = create_actor(name="a source", kind=ActorKind.UNNAMED, source=elsewhere, by=by)
    with pytest.raises(UnnamedElsewhere):
        actions.settle_as(group=scoped, actor=unnamed, by=by)
    with pytest.raises(NameStaysHere):
        actions.settle_as(group=scoped, actor=armenia, by=by, keep=NameKind.ALIAS)
    actions.settle_as(group=scoped, actor=armenia, by=by)
    with pytest.raises(NothingToSettle):
        actions.settle_nobody(group=scoped, by=by)
    assert Settlement.objects.count() == 1


def test_somebody_new_is_added_and_is_meant(by: User) -> None:
    one = said("Harbour Board")
    made = actions.settle_as_new(group=the("Harbour Board"), by=by, name="Harbour Board", kind=ActorKind.ORGANISATION)
    assert who(one) == [made.actor]
