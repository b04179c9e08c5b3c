"""Who has not answered: as of a day, searched where."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.disputes import actions
from claims.disputes.actions import SilenceText
from claims.disputes.errors import AlreadyThere, Incomplete, NotNow
from claims.models import Activity, Silence
from claims.models.versioned import StaleRecord
from tests.dispute_factories import DisputeFactory, SilenceFactory
from tests.factories import ActorFactory, AttributionFactory, ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db


def text(**changes):
    fields = {"as_of": date(2023, 3, 1), "searched": "its own pages"}
    return SilenceText(**{"claim": ClaimFactory(), "addressee": ActorFactory(), **fields, **changes})


def record(silence_text, dispute=None):
    return actions.record_silence(dispute=dispute or DisputeFactory(), by=UserFactory(), text=silence_text)


def test_a_silence_says_where_it_was_searched():
    silence = record(text(searched=" its own pages "))
    assert (silence.searched, Activity.objects.about(silence.dispute).get().data["as_of"]) == (
        "its own pages",
        "2023-03-01",
    )
    with pytest.raises(Incomplete):
        record(text(searched=" "))
    with pytest.raises(IntegrityError, match="silence_was_searched_for"), transaction.atomic():
        SilenceFactory(searched="")


def test_nobody_has_searched_tomorrow():
    with pytest.raises(NotNow):
        record(text(as_of=timezone.localdate() + timedelta(days=1)))
    assert record(text(as_of=timezone.localdate())).pk


def test_a_silence_is_written_down_once_a_day():
    first = record(text())
    same = {"claim": first.claim, "addressee": first.addressee}
    with pytest.raises(AlreadyThere):
        record(text(**same), first.dispute)
    assert record(text(**same, as_of=date(2023, 4, 1)), first.dispute).pk
    with pytest.raises(IntegrityError, match="silence_once_a_day"), transaction.atomic():
        SilenceFactory(dispute=first.dispute, as_of=first.as_of, **same)


def test_only_an_accepted_passage_proves_a_silence():
    with pytest.raises(NotNow):
        record(text(attribution=AttributionFactory()))
    assert record(text(attribution=AttributionFactory(accepted=True))).attribution


def test_an_edit_is_over_the_version_that_was_seen():
    silence = record(text())
    words = {"claim": silence.claim, "addressee": silence.addressee, "kind": "declined"}
    actions.edit_silence(silence=silence, by=UserFactory(), version=1, text=text(**words))
    with pytest.raises(StaleRecord):
        actions.edit_silence(silence=silence, by=UserFactory(), version=1, text=text(**words, searched="x"))
    silence.refresh_from_db()
    assert (silence.kind, silence.version, silence.searched) == ("declined", 2, "its own pages")


def test_a_removed_silence_stays_in_the_record():
    silence = record(text())
    actions.remove_silence(silence=silence, by=UserFactory(), reason="Answered on 2 March.")
    last = Activity.objects.about(silence.dispute).first()
    assert not Silence.objects.exists()
    assert (last.verb, last.reason) == ("remove_silence", "Answered on 2 March.")
