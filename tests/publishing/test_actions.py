"""Submitted, reviewed by somebody else, published, paused, published again."""

import pytest
from django.db import IntegrityError, connection, transaction

from claims.disputes.errors import Incomplete, NotNow, NotYourOwn
from claims.models import Activity, Edition, PublishedClaim, Reading
from claims.models.versioned import StaleRecord
from claims.publishing import actions
from claims.publishing.build import build
from claims.publishing.comparison import ClaimCard, Comparison, DisputeCard
from claims.publishing.errors import ChangedSince, NotAllowed, NotFit, NothingNew
from claims.vocab.statuses import PublicState
from tests.dispute_factories import (
    EditionFactory,
    FindingFactory,
    PlacementFactory,
    PositionFactory,
    SilenceFactory,
    cited,
)
from tests.factories import ActorNameFactory, ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return UserFactory(), UserFactory(), UserFactory(admin=True)


@pytest.fixture
def reviewed(whole, people):
    return review(submit(whole, people[0]), people[1])


def submit(dispute, by):
    return actions.submit_for_review(dispute=dispute, by=by, version=dispute.version)


def review(dispute, by):
    return actions.review(dispute=dispute, by=by, version=dispute.version, seen=build(dispute).sha256)


def publish(dispute, by, note="First edition"):
    return actions.publish(dispute=dispute, by=by, version=dispute.version, note=note)


def again(dispute, people, note="Once more"):
    dispute.refresh_from_db()
    return publish(review(submit(dispute, people[0]), people[1]), people[2], note)


def last(dispute):
    return Activity.objects.about(dispute).first()


def test_publishing_freezes_the_page_that_was_reviewed(reviewed, people):
    page = build(reviewed)
    edition = publish(reviewed, people[2])
    assert (edition.number, edition.sha256, edition.published_by) == (1, page.sha256, people[2])
    assert Comparison.decoded(edition.comparison) == page
    assert DisputeCard.decoded(edition.card).sides[0].n_claims == 1
    reviewed.refresh_from_db()
    assert (reviewed.current_edition, reviewed.status, reviewed.public_state) == (
        edition,
        "draft",
        PublicState.PUBLISHED,
    )
    assert (last(reviewed).verb, last(reviewed).by, last(reviewed).data["edition"]) == ("publish", people[2], 1)


def test_an_edition_names_every_claim_actor_and_source(whole, people):
    reading = cited(text="The court said: open it.")
    finding = FindingFactory(dispute=whole)
    Reading.objects.create(finding=finding, claim=reading)
    silence = SilenceFactory(dispute=whole, claim=whole.placements.first().claim)
    edition = publish(review(submit(whole, people[0]), people[1]), people[2])
    claims = [p.claim for p in whole.placements.all()] + [reading]
    sources = {a.capture.source for c in claims for a in c.attributions.all()}
    assert {p.claim for p in edition.claims.all()} == set(claims)
    assert set(edition.sources.all()) == sources
    assert set(edition.actors.all()) == {c.actor for c in claims} | {s.outlet for s in sources} | {
        finding.body,
        silence.addressee,
    }
    for row in edition.claims.all():
        assert ClaimCard.decoded(row.card).text == row.claim.text
        assert [s.pk for s in row.sources.all()] == [row.claim.attributions.get().capture.source_id]


def test_the_working_copy_changes_nothing_that_was_published(reviewed, people):
    edition = publish(reviewed, people[2])
    claim = reviewed.placements.first().claim
    claim.text = "Something else entirely."
    claim.save()
    edition.refresh_from_db()
    assert "Something else" not in edition.comparison + PublishedClaim.objects.get(claim=claim).card


def test_a_dispute_with_problems_is_not_submitted(whole, people):
    PositionFactory(dispute=whole, label="Empty")
    with pytest.raises(NotFit, match="No claim stands under “Empty”"):
        submit(whole, people[0])


def test_whoever_submitted_cannot_review(whole, people):
    with pytest.raises(NotYourOwn):
        review(submit(whole, people[0]), people[0])


def test_the_database_refuses_a_review_by_whoever_submitted(reviewed, people):
    reviewed.reviewed_by = people[0]
    with pytest.raises(IntegrityError, match="dispute_reviewed_by_another"), transaction.atomic():
        reviewed.save()


def test_a_review_holds_for_the_page_that_was_shown(whole, people):
    seen = build(submit(whole, people[0])).sha256
    PlacementFactory(position=whole.positions.first(), claim=cited())
    whole.refresh_from_db()
    with pytest.raises(ChangedSince):
        actions.review(dispute=whole, by=people[1], version=whole.version, seen=seen)


def test_what_is_said_of_people_is_reviewed_with_the_page(reviewed, people):
    ActorNameFactory(actor=reviewed.placements.first().claim.actor, name="An insult")
    with pytest.raises(ChangedSince):
        publish(reviewed, people[2])


def test_what_changed_after_the_review_is_not_published(reviewed, people):
    reviewed.placements.first().claim.attributions.get().hops.filter(order=2).update(status="reported")
    with pytest.raises(ChangedSince):
        publish(reviewed, people[2])
    assert not Edition.objects.exists()


@pytest.mark.parametrize("state", ["draft", "ready"])
def test_only_a_reviewed_dispute_is_published(whole, people, state):
    dispute = whole if state == "draft" else submit(whole, people[0])
    with pytest.raises(NotNow):
        publish(dispute, people[2])


def test_only_an_admin_publishes_and_pauses(reviewed, people):
    with pytest.raises(NotAllowed):
        publish(reviewed, people[1])
    publish(reviewed, people[2])
    with pytest.raises(NotAllowed):
        actions.pause(dispute=reviewed, by=people[1], version=reviewed.version + 1, notice="Wait.")


def test_publishing_needs_a_note(reviewed, people):
    with pytest.raises(Incomplete):
        publish(reviewed, people[2], note="  ")


def test_the_same_page_is_not_published_twice(reviewed, people):
    publish(reviewed, people[2])
    with pytest.raises(NothingNew, match="Edition 1 already says exactly this"):
        again(reviewed, people)


def test_a_change_becomes_the_next_edition(reviewed, people):
    first = publish(reviewed, people[2])
    PlacementFactory(position=reviewed.positions.first(), claim=cited(said="2023-03"))
    second = again(reviewed, people)
    assert (first.number, second.number) == (1, 2)
    assert list(Edition.objects.public()) == [second]


def test_a_pause_shows_its_notice_until_it_is_published_again(reviewed, people):
    publish(reviewed, people[2])
    reviewed.refresh_from_db()
    paused = actions.pause(dispute=reviewed, by=people[2], version=reviewed.version, notice="We check a date.")
    assert (paused.public_state, last(paused).reason) == (PublicState.PAUSED, "We check a date.")
    assert not Edition.objects.public().exists()
    second = again(reviewed, people)
    reviewed.refresh_from_db()
    assert (second.number, reviewed.public_state, reviewed.pause_notice) == (2, PublicState.PUBLISHED, "")


def test_what_was_never_published_cannot_be_paused(whole, people):
    with pytest.raises(NotNow):
        actions.pause(dispute=whole, by=people[2], version=whole.version, notice="Wait.")


def test_a_pause_needs_a_notice(reviewed, people):
    publish(reviewed, people[2])
    reviewed.refresh_from_db()
    with pytest.raises(Incomplete):
        actions.pause(dispute=reviewed, by=people[2], version=reviewed.version, notice="")


def test_sending_back_needs_a_reason_and_forgets_the_review(reviewed, people):
    with pytest.raises(Incomplete):
        actions.send_back(dispute=reviewed, by=people[0], version=reviewed.version, reason=" ")
    back = actions.send_back(dispute=reviewed, by=people[0], version=reviewed.version, reason="A date is wrong.")
    assert (back.status, back.reviewed_by, back.reviewed_hash) == ("draft", None, "")
    assert last(back).reason == "A date is wrong."


def test_a_stale_form_publishes_nothing(reviewed, people):
    with pytest.raises(StaleRecord):
        actions.publish(dispute=reviewed, by=people[2], version=reviewed.version - 1, note="New")
    assert not Edition.objects.exists()
    assert last(reviewed).verb == "review"


def test_each_step_is_one_activity(reviewed, people):
    publish(reviewed, people[2])
    assert [a.verb for a in Activity.objects.about(reviewed)] == ["publish", "review", "submit"]


@pytest.mark.parametrize("sql", ["UPDATE claims_edition SET note = 'x'", "DELETE FROM claims_publishedclaim"])
def test_the_database_keeps_editions_as_they_are(reviewed, people, sql):
    publish(reviewed, people[2])
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_database_publishes_no_claim_without_a_citation():
    claim, edition = ClaimFactory(), EditionFactory()
    with pytest.raises(IntegrityError, match="publishedclaim_has_a_citation"), transaction.atomic():
        PublishedClaim.objects.create(edition=edition, claim=claim, actor=claim.actor, card="{}")
