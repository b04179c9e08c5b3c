"""What is written when a source is captured again, and what a person says to it."""

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from claims.importing.versions.actions import confirm_reanchoring, look_back, settle_notice
from claims.importing.versions.tasks import compare
from claims.models import Activity, Fingerprint, Notice, Reanchoring
from claims.models.versioned import StaleRecord
from claims.vocab.kinds import Anchored, NoticeKind
from claims.vocab.statuses import Status
from tests.factories import AttributionFactory, CaptureFactory, PassageFactory, UserFactory

from .conftest import OLD

pytestmark = pytest.mark.django_db


def results(capture):
    return dict(Reanchoring.objects.filter(capture=capture).values_list("passage__role", "result"))


@pytest.mark.parametrize(
    ("text", "content", "beside"),
    [
        ("New lead, she said. " + OLD, "exact", "exact"),
        ("It said at noon: now The road is open to all, as the ministry said.", "moved", "moved"),
        (OLD.replace("The road is open", "The roads are open"), "fuzzy", "exact"),
        ("The governor denied all on Friday. He said no more.", "lost", "lost"),
    ],
)
def test_every_standing_passage_is_looked_for(again, text, content, beside) -> None:
    capture = again(text)
    look_back(capture=capture)
    assert results(capture) == {"content": content, "cue": beside, "source": beside}


def test_notes_are_looked_for_and_what_was_rejected_is_not(quotation, again) -> None:
    PassageFactory(capture=quotation.capture, words="Nobody was hurt.")
    AttributionFactory(capture=quotation.capture, words="denied it", status=Status.REJECTED,
                       decided_by=UserFactory(), decided_at=quotation.decided_at)  # fmt: skip
    capture = again(OLD + " More.")
    look_back(capture=capture)
    assert results(capture) == {"content": "exact", "cue": "exact", "source": "exact", "note": "exact"}
    assert Reanchoring.objects.count() == 4


def test_looking_back_again_changes_nothing(again) -> None:
    capture = again("Correction: it was shut.\n\nAll else was cut.")
    first = look_back(capture=capture)
    assert [len(found) for found in first] == [3, 1]
    assert look_back(capture=capture) == ([], [])
    assert (Reanchoring.objects.count(), Notice.objects.count()) == (3, 1)
    assert Activity.objects.about(capture).get().data == {"exact": 0, "moved": 0, "fuzzy": 0, "lost": 3, "notices": 1}


def test_a_quotation_marked_later_is_looked_for_then(quotation, again) -> None:
    capture = again(OLD + " More.")
    look_back(capture=capture)
    AttributionFactory(capture=quotation.capture, words="Nobody was hurt")
    anchored, _seen = look_back(capture=capture)
    assert [one.passage.exact for one in anchored] == ["Nobody was hurt"]


def test_a_third_capture_is_held_against_the_first_and_second(quotation, again) -> None:
    second = again(OLD + " More.")
    AttributionFactory(capture=second, words="More")
    third = again("More. " + OLD)
    look_back(capture=third)
    assert Reanchoring.objects.filter(capture=third).count() == 4


def test_words_that_are_gone_without_a_notice_are_a_change(again) -> None:
    look_back(capture=again("The governor was silent on Friday, at length and with care."))
    assert Notice.objects.get().kind == NoticeKind.CHANGED


def test_a_notice_in_a_first_capture_is_seen_and_the_same_one_later_is_not_new() -> None:
    first = CaptureFactory(text="The road is open.\n\nCorrection: it opened in May.")
    compare(first.pk)
    second = CaptureFactory(source=first.source, text=first.text + "\n\nMore.")
    compare(second.pk)
    notice = Notice.objects.get()
    assert (notice.capture, notice.exact) == (first, "Correction: it opened in May.")
    assert Fingerprint.objects.count() == 0  # two lines are not told from others


def test_a_person_says_that_it_is_there_or_not(again, quotation) -> None:
    look_back(capture=again(OLD.replace("The road is open", "The roads are open")))
    one = Reanchoring.objects.waiting().get()
    who = UserFactory()
    confirm_reanchoring(reanchoring=one, is_there=False, version=1, by=who)
    one.refresh_from_db()
    assert (one.result, one.start, one.confirmed_by) == (Anchored.LOST, None, who)
    assert Activity.objects.about(one).get().data["found"] == "fuzzy"
    assert not Reanchoring.objects.waiting().exists()
    with pytest.raises(StaleRecord):
        confirm_reanchoring(reanchoring=one, is_there=True, version=1, by=who)


def test_a_notice_is_settled_in_words(again) -> None:
    look_back(capture=again("Correction: it was shut."))
    notice = Notice.objects.get()
    with pytest.raises(IntegrityError):
        settle_notice(notice=notice, note="  ", version=1, by=UserFactory())


def test_settling_is_recorded(again) -> None:
    look_back(capture=again("Correction: it was shut."))
    notice = settle_notice(notice=Notice.objects.get(), note="We cite the new words.", version=1, by=UserFactory())
    assert Activity.objects.about(notice).get().reason == "We cite the new words."
    assert not Notice.objects.waiting().exists()


def test_queries_do_not_grow_with_the_quotations(quotation, again) -> None:
    def queries(capture):
        with CaptureQueriesContext(
            connection,
        ) as context:
            look_back(capture=capture)
        return len(context)

    few = queries(again(OLD + " More."))
    for words in ("Nobody", "was hurt", "The governor", "denied it", "on Thursday"):
        AttributionFactory(capture=quotation.capture, words=words)
    assert queries(again(OLD + " Even more.")) <= few
