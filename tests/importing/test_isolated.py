"""The killable process: whatever happens in it, this one gets an answer or a reason, and goes on."""

import os
import time

import psutil
import pytest

from claims.importing import isolated
from claims.importing.errors import Crashed, Locked, TookTooLong, TooMuchMemory
from claims.importing.isolated import run, stream

HERE = "tests.importing.misbehave"


def test_run_answers_and_gives_no_secret_away(monkeypatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "never")
    monkeypatch.setenv("DATABASE_URL", "never")
    answer = run(f"{HERE}:echo", b"abc", {"name": "Şuşa"})
    assert (answer["n"], answer["options"]) == (3, {"name": "Şuşa"})
    assert not {"SECRET_KEY", "DATABASE_URL", "HOME", "USER"} & set(answer["environment"])
    assert answer["pid"] != os.getpid()


def test_run_uses_a_child_again() -> None:
    assert run(f"{HERE}:echo", b"")["pid"] == run(f"{HERE}:echo", b"")["pid"]


@pytest.mark.parametrize("function", ["sleep", "spin"])
def test_run_stops_what_takes_too_long(function: str) -> None:
    run(f"{HERE}:echo", b"")  # so that starting is not in the time
    began = time.monotonic()
    with pytest.raises(TookTooLong, match="too long"):
        run(f"{HERE}:{function}", b"", seconds=0.3)
    assert time.monotonic() - began < 30  # it would take sixty


@pytest.mark.parametrize("function", ["swell", "swallow"])
def test_run_stops_what_takes_too_much_memory_even_if_it_was_swallowed(function: str) -> None:
    with pytest.raises(TooMuchMemory, match="memory"):
        run(f"{HERE}:{function}", b"")


@pytest.mark.parametrize("function", ["abort", "fail"])
def test_run_survives_a_crash(function: str) -> None:
    with pytest.raises(Crashed, match="the reader failed"):
        run(f"{HERE}:{function}", b"")
    assert run(f"{HERE}:echo", b"x")["n"] == 1


def test_run_raises_a_refusal_as_it_was_raised() -> None:
    with pytest.raises(Locked, match="with a password"):
        run(f"{HERE}:refuse", b"")


def test_run_does_not_believe_a_used_child_that_fails() -> None:
    first = run(f"{HERE}:fail_when_used", b"")
    assert run(f"{HERE}:fail_when_used", b"") != first


def test_run_stops_one_that_answers_with_too_much(monkeypatch) -> None:
    monkeypatch.setattr(isolated, "MAX_ANSWER", 1_000_000)
    with pytest.raises(Crashed):
        run(f"{HERE}:chatter", b"")


def test_run_starts_anew_where_the_idle_child_has_gone() -> None:
    pid = run(f"{HERE}:echo", b"")["pid"]
    psutil.Process(pid).kill()
    assert run(f"{HERE}:echo", b"")["pid"] != pid


def test_stream_gives_what_came_before_a_crash() -> None:
    got = []
    with pytest.raises(Crashed):
        got.extend(stream(f"{HERE}:count", b"ab", {"stop": 3, "fails": True}))
    assert [len(body) for _n, body in stream(f"{HERE}:count", b"ab", {"stop": 3})] == [0, 2, 4]


def test_stream_ends_its_child_with_whoever_stops_asking() -> None:
    before = {child.pid for child in psutil.Process().children()}
    items = stream(f"{HERE}:count", b"a" * 1000, {"stop": 10_000})
    assert next(items) == (0, b"")
    assert {child.pid for child in psutil.Process().children()} - before
    items.close()
    assert not {child.pid for child in psutil.Process().children()} - before
