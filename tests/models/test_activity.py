"""The record of who did what: appended to, never changed."""

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from claims.models import Activity, record
from tests.factories import ActorFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def three() -> list[Activity]:
    actor, editor = ActorFactory(), UserFactory()
    rows = [record(by=editor, verb=f"verb {n}", target=actor, reason="ուրեմն", data={"n": n}) for n in range(3)]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # as a commit would: nothing is pending on the table
    return rows


def _tamper(sql: str, *values: object) -> None:
    """Change the table as somebody could who owns the database."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_activity DISABLE TRIGGER USER")
        cursor.execute(sql, values)


def test_rows_are_chained_from_the_first(three: list[Activity]) -> None:
    assert [a.number for a in three] == [1, 2, 3]
    assert [a.previous_hash for a in three] == ["0" * 64, three[0].hash, three[1].hash]
    assert not list(Activity.objects.broken())


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE claims_activity SET verb = 'other'",
        "DELETE FROM claims_activity WHERE number = 3",
        "TRUNCATE claims_activity",
    ],
)
def test_the_database_refuses_to_change_it(three: list[Activity], sql: str) -> None:
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Activity.objects.count() == 3


@pytest.mark.parametrize(
    ("sql", "number"),
    [
        ("UPDATE claims_activity SET verb = 'x' WHERE number = 2", 2),
        ("UPDATE claims_activity SET data = '{\"n\": 9}' WHERE number = 1", 1),
        ("UPDATE claims_activity SET at = at + interval '1 microsecond' WHERE number = 3", 3),
        ("DELETE FROM claims_activity WHERE number = 2", 3),
        ("DELETE FROM claims_activity WHERE number = 1", 2),
    ],
)
def test_the_first_broken_link_is_named(three: list[Activity], sql: str, number: int) -> None:
    _tamper(sql)
    with pytest.raises(CommandError, match=f"Broken at activity {number} "):
        call_command("verify_activity")


def test_a_whole_chain_says_its_head(three: list[Activity], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_activity", head=three[1].hash)
    assert f"3 activities, head {three[2].hash}" in capsys.readouterr().out


def test_rows_cut_off_at_the_end_are_missed_by_a_noted_head(three: list[Activity]) -> None:
    _tamper("DELETE FROM claims_activity WHERE number = 3")
    with pytest.raises(CommandError, match="cut off"):
        call_command("verify_activity", head=three[2].hash)


def test_a_second_chain_cannot_fork_off(three: list[Activity]) -> None:
    fork = Activity(number=4, at=three[0].at, verb="v", target_type="actor", target_id=1, hash="f" * 64)
    fork.previous_hash = three[1].hash
    with pytest.raises(IntegrityError, match="previous_hash"), transaction.atomic():
        fork.save()


def test_about_gives_one_targets_record_newest_first(three: list[Activity]) -> None:
    other = ActorFactory()
    record(by=None, verb="suggested", target=other)
    assert [a.verb for a in Activity.objects.about(other)] == ["suggested"]


def test_an_action_that_fails_leaves_no_record() -> None:
    def action() -> None:
        with transaction.atomic():
            record(by=None, verb="v", target=ActorFactory())
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        action()
    assert not Activity.objects.exists()
