import threading
import time

import pytest
from django.db import connection, transaction

from claims.importing.errors import Unreachable
from claims.importing.fetching import turns
from claims.importing.fetching.turns import turn
from claims.models import Host


@pytest.mark.django_db
def test_a_turn_is_given_back_with_a_pause():
    with turn("example.com", 20):
        assert not turns._taken("example.com", turns.uuid4())
        assert turns._taken("other.example.com", turns.uuid4())
    host = Host.objects.get(name="example.com")
    assert host.holder is None
    assert 15 < (host.taken_until - turns.datetime.now(turns.UTC)).total_seconds() <= 20


@pytest.mark.django_db
def test_a_turn_is_given_back_after_a_failure_too():
    with pytest.raises(ValueError, match="x"), turn("example.com"):
        raise ValueError("x")
    with turn("example.com"):
        pass


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [86_400.0, 1e300, float("inf")])
def test_nobody_can_ask_us_to_wait_forever(asked):
    with turn("example.com", asked):
        pass
    left = Host.objects.get().taken_until - turns.datetime.now(turns.UTC)
    assert left.total_seconds() <= turns.MAX_PAUSE


@pytest.mark.django_db
def test_whoever_waits_too_long_is_told_to_come_back(monkeypatch):
    monkeypatch.setattr(turns, "MAX_WAIT", 0.1)
    monkeypatch.setattr(turns, "_LOOK_AGAIN", 0.05)
    with turn("example.com"), pytest.raises(Unreachable, match="waits for its turn") as caught, turn("example.com"):
        pass
    assert caught.value.retry_after is not None


@pytest.mark.django_db
def test_a_turn_that_ended_by_itself_is_not_given_back_for_another():
    with turn("example.com"):
        Host.objects.update(holder=turns.uuid4())
    assert Host.objects.get().holder is not None


@pytest.mark.django_db(transaction=False)
def test_nobody_waits_inside_a_transaction():
    inner = transaction.atomic()
    inner._from_testcase = False
    with inner, pytest.raises(RuntimeError, match="durable"), turn("example.com"):
        pass


@pytest.mark.django_db
def test_nobody_asks_a_host_while_another_does(monkeypatch):
    monkeypatch.setattr(turns, "_LOOK_AGAIN", 0.01)
    most, at_once = [0], [0]

    def visit() -> None:
        try:
            with turn("busy.example.com"):
                at_once[0] += 1
                most[0] = max(most[0], at_once[0])
                time.sleep(0.02)
                at_once[0] -= 1
        finally:
            connection.close()

    def forget() -> None:
        Host.objects.filter(name="busy.example.com").delete()  # written by others, so no test's end takes it back
        connection.close()

    for work, n in ((visit, 8), (forget, 1)):
        threads = [threading.Thread(target=work) for _ in range(n)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert (most[0], at_once[0]) == (1, 0)


@pytest.mark.django_db
def test_turns_of_yesterday_are_forgotten():
    for name, days in (("old.example.com", 2), ("new.example.com", 0)):
        Host.objects.create(name=name, taken_until=turns.datetime.now(turns.UTC) - turns.timedelta(days=days))
    turns.forget()
    assert [host.name for host in Host.objects.all()] == ["new.example.com"]
