"""A dispute begun, and its words put right."""

import pytest
from django.db import IntegrityError, transaction

from claims.disputes.actions import DisputeText, create_dispute, edit_dispute
from claims.disputes.errors import AddressTaken, AlreadyThere, Incomplete, NotNow
from claims.models import Activity, Dispute
from claims.models.versioned import StaleRecord
from tests.dispute_factories import DisputeFactory, EditionFactory
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def edit(dispute, *, version=None, **words):
    text = DisputeText(**{"question": dispute.question, "slug": dispute.slug, **words})
    return edit_dispute(dispute=dispute, by=UserFactory(), version=version or dispute.version, text=text)


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("Who is blocking the road?", "who-is-blocking-the-road"),
        ("Кто перекрыл дорогу?", "dispute"),
        ("Où est l’école?", "ou-est-lecole"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_the_address_is_made_from_the_question(question, slug):
    assert create_dispute(question=question, by=UserFactory()).slug == slug


def test_a_question_is_asked_once():
    create_dispute(question="Who?", by=None)
    with pytest.raises(AlreadyThere):
        create_dispute(question=" Who? ", by=None, slug="another")


def test_addresses_are_never_the_same():
    slugs = [create_dispute(question=question, by=None).slug for question in ("Who?", "Who??", "Who???")]
    assert slugs == ["who", "who-2", "who-3"]
    with pytest.raises(AddressTaken):
        create_dispute(question="Who else?", by=None, slug="who-2")


def test_a_dispute_begins_as_a_draft_and_is_recorded():
    editor = UserFactory()
    dispute = create_dispute(question=" Who? ", by=editor)
    activity = Activity.objects.about(dispute).get()
    assert (dispute.status, dispute.question, activity.verb, activity.by) == ("draft", "Who?", "create", editor)


@pytest.mark.parametrize("change", [create_dispute, edit])
def test_a_dispute_without_a_question_is_refused(change):
    with pytest.raises(Incomplete):
        change(question=" ", by=None) if change is create_dispute else change(DisputeFactory(), question=" ")


def test_the_database_refuses_an_empty_question():
    with pytest.raises(IntegrityError, match="dispute_asks_something"), transaction.atomic():
        DisputeFactory(question="")


def test_an_edit_records_what_it_changed():
    dispute = DisputeFactory(question="Who?", summary="Old.")
    edit(dispute, summary="New. ")
    assert Activity.objects.about(dispute).get().data == {"summary": ["Old.", "New."]}


def test_a_stale_edit_writes_nothing():
    dispute = DisputeFactory()
    edit(dispute, question="First?")
    with pytest.raises(StaleRecord) as caught:
        edit(Dispute.objects.get(pk=dispute.pk), question="Second?", version=1)
    assert caught.value.current.question == "First?"


def test_an_address_that_readers_may_have_kept_stays():
    dispute = DisputeFactory()
    edit(dispute, slug="moved")
    dispute.current_edition = EditionFactory(dispute=dispute)
    dispute.save()
    with pytest.raises(NotNow):
        edit(dispute, slug="moved-again")
    assert edit(dispute, slug="moved", question="Still here?").question == "Still here?"


def test_an_address_that_is_taken_is_refused():
    DisputeFactory(slug="taken")
    with pytest.raises(AddressTaken, match="taken"):
        edit(DisputeFactory(), slug="taken")
