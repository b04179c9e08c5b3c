"""Reading twice: blind, beside the record, and final."""

import pytest
from django.db import IntegrityError, transaction

from claims.curation.actions import accept_suggestion, reject_suggestion
from claims.curation.agreement import actions
from claims.curation.agreement.errors import (
    NobodyNamed,
    NotAllJudged,
    NotBlind,
    NothingSuggested,
    ReadingFinished,
)
from claims.curation.agreement.queries import Compared, compared, content_of, finished
from claims.models import Activity, Attribution, Capture, Judgement, SecondReading, Suggestion, User
from claims.vocab.selectors import Span
from tests import factories as make
from tests.curation.agreement.conftest import suggested

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return make.UserFactory()


@pytest.fixture
def reading(capture: Capture, road: Suggestion, by: User) -> SecondReading:
    return actions.begin_reading(capture=capture, by=by)


def right(reading: SecondReading, one: Suggestion, who: str) -> Judgement:
    return actions.judge(reading=reading, by=reading.read_by, suggestion=one, content=content_of(one), who=who)


def result(reading: SecondReading) -> Compared:
    actions.finish_reading(reading=reading, by=reading.read_by)
    return compared(list(finished()))[0]


def test_reading_twice_touches_nothing(reading: SecondReading, road: Suggestion, by: User) -> None:
    before = list(Attribution.objects.values())
    right(reading, road, "the ministry")
    actions.judge(reading=reading, by=by, suggestion=road, content=[])
    actions.finish_reading(reading=reading, by=by)
    assert list(Attribution.objects.values()) == before
    verbs = [one.verb for one in Activity.objects.about(reading)]
    assert verbs == ["finish-reading", "judge", "judge", "begin-reading"]
    assert reading.judgements.count() == 1


def test_two_who_agree(reading: SecondReading, road: Suggestion) -> None:
    accept_suggestion(attribution=road.attribution, version=1, by=make.UserFactory())
    right(reading, road, "the ministry")
    found = result(reading)
    assert (found.agreement.found_score, found.agreement.same_score, found.agreement.yes_yes) == (1, 1, 1)
    assert found.differences == []


def test_two_who_do_not(reading: SecondReading, capture: Capture, road: Suggestion, hurt: Suggestion, by: User) -> None:
    accept_suggestion(attribution=road.attribution, version=1, by=make.UserFactory())
    reject_suggestion(attribution=hurt.attribution, version=1, by=make.UserFactory())
    right(reading, road, "the governor")
    right(reading, hurt, "the governor")
    actions.judge(reading=reading, by=by, content=[Span(55, 72)], who="the governor")
    found = result(reading)
    one = found.agreement
    assert (one.n_first, one.n_second, one.n_both, one.n_same) == (1, 3, 1, 0)
    assert (one.yes_yes, one.no_yes, found.n_waiting) == (1, 1, 0)
    assert [(d.first_who, d.second_who) for d in found.differences] == [
        ("Ministry", "the governor"), ("", "the governor"), ("", "the governor"),
    ]  # fmt: skip


def test_what_is_not_decided_in_the_record_yet_is_left_out(reading: SecondReading, road: Suggestion) -> None:
    right(reading, road, "the ministry")
    found = result(reading)
    assert (found.agreement.n_judged, found.agreement.n_second, found.n_waiting) == (0, 0, 1)


def test_more_readings_ask_no_more_of_the_database(django_assert_num_queries) -> None:
    for _ in range(3):
        capture = make.CaptureFactory()
        one = suggested(capture, "The road is open", make.ActorFactory(names=["the ministry"]))
        reading = actions.begin_reading(capture=capture, by=make.UserFactory())
        right(reading, one, "the ministry")
        actions.finish_reading(reading=reading, by=reading.read_by)
        accept_suggestion(attribution=one.attribution, version=1, by=make.UserFactory())
    with django_assert_num_queries(7):
        assert [one.agreement.n_same for one in compared(list(finished()))] == [1, 1, 1]


def test_who_has_decided_here_reads_nothing_twice(
    capture: Capture, reading: SecondReading, road: Suggestion, hurt: Suggestion, by: User
) -> None:
    with pytest.raises(NotAllJudged):
        actions.finish_reading(reading=reading, by=by)
    for one in (road, hurt):
        actions.judge(reading=reading, by=by, suggestion=one, content=[])
    reject_suggestion(attribution=hurt.attribution, version=1, by=by)
    with pytest.raises(NotBlind):
        actions.finish_reading(reading=reading, by=by)
    with pytest.raises(NotBlind):
        actions.begin_reading(capture=capture, by=by)
    other = reject_suggestion(attribution=road.attribution, version=1, by=make.UserFactory()).decided_by
    with pytest.raises(IntegrityError, match="secondreading_by_somebody_else"), transaction.atomic():
        SecondReading.objects.create(capture=capture, read_by=other)


def test_what_cannot_be_judged_so(reading: SecondReading, road: Suggestion, by: User) -> None:
    with pytest.raises(NobodyNamed):
        actions.judge(reading=reading, by=by, suggestion=road, content=[Span(0, 3)], who=" ")
    with pytest.raises(NothingSuggested):
        actions.begin_reading(capture=make.CaptureFactory(), by=by)
    actions.judge(reading=reading, by=by, suggestion=road, content=[])
    actions.finish_reading(reading=reading, by=by)
    with pytest.raises(ReadingFinished):
        actions.judge(reading=reading, by=by, suggestion=road, content=[])
    with pytest.raises(ReadingFinished):
        actions.unjudge(judgement=reading.judgements.get(), by=by)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"content": [[0, 3]]}, "judgement_said_by_somebody"),
        ({"content": [], "as_named": "x"}, "judgement_said_by_somebody"),
        ({"content": [], "suggestion": None}, "judgement_of_something"),
        ({"content": [[3, 3]], "as_named": "x"}, "judgement_within_the_text"),
        ({"content": [[0, 999]], "as_named": "x"}, "judgement_within_the_text"),
        ({"elsewhere": True}, "judgement_in_the_capture_of_its_reading"),
    ],
)
def test_the_database_keeps_judgements_true(
    reading: SecondReading, road: Suggestion, fields: dict[str, object], rule: str
) -> None:
    fields = {"suggestion": road, **fields}
    if fields.pop("elsewhere", False):
        fields["suggestion"] = suggested(make.CaptureFactory(), "Nobody was hurt.", "the governor")
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Judgement.objects.create(reading=reading, **fields)


def test_a_finished_reading_is_written_once(reading: SecondReading, road: Suggestion, by: User) -> None:
    one = actions.judge(reading=reading, by=by, suggestion=road, content=[])
    actions.finish_reading(reading=reading, by=by)
    for change in (one.delete, one.save, reading.save):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
