"""Many captures: each gets its job once, is read once, and is read again only by something else."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from claims.extraction import bulk, proposing, store, tasks
from claims.extraction.proposing import RULES, Reader
from claims.models import Attribution, Capture, Extraction
from tests.factories import CaptureFactory

pytestmark = pytest.mark.django_db
TEXT = "“The pier is open to all,” the harbour office said."


def jobs() -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'capture_id', status::text FROM procrastinate_jobs ORDER BY id")
        return [(int(pk), status) for pk, status in cursor.fetchall()]


def set_jobs(**fields: object) -> None:
    with connection.cursor() as cursor:
        changes = ", ".join(f"{name} = %s" for name in fields)
        cursor.execute(f"UPDATE procrastinate_jobs SET {changes}", list(fields.values()))  # noqa: S608 (names of ours)


def told(*args: str, **options: object) -> dict[str, int]:
    out = StringIO()
    call_command("extract_attributions", *args, json=True, stdout=out, stderr=StringIO(), **options)
    return json.loads(out.getvalue())


def read_by(capture: Capture, reader: str, sha256: str = "") -> None:
    Extraction.objects.create(capture=capture, reader=reader, sha256=sha256)


def test_what_is_unread_is_handed_over_once() -> None:
    read, *unread = CaptureFactory.create_batch(3)
    read_by(read, RULES)
    assert told() == {"handed_over": 2, "captures": 3, "unread": 2, "waiting": 2, "running": 0, "failed": 0}
    assert told()["handed_over"] == 0
    assert jobs() == [(one.pk, "todo") for one in unread]


def test_a_worker_reads_what_it_was_given_and_only_once() -> None:
    capture = CaptureFactory(text=TEXT)
    told(str(capture.pk))
    assert [tasks.suggest(capture_id=capture.pk) for _ in range(2)] == [1, 0]
    assert (Attribution.objects.count(), told("--progress")["unread"]) == (1, 0)


def test_outdated_is_what_another_has_read_but_no_rules_after_a_model(monkeypatch) -> None:
    captures = {lang: CaptureFactory(source__lang=lang) for lang in ("en", "en-GB", "ru", "eng", "und")}
    for lang, reader in (("en", "old"), ("en-GB", "new"), ("ru", RULES), ("eng", "rules 0")):
        read_by(captures[lang], "old", "b" * 64)
        read_by(captures[lang], reader, "" if reader.startswith("rules") else "a" * 64)
    assert list(bulk.outdated()) == [captures["eng"]]
    monkeypatch.setattr(bulk, "reader", lambda lang: Reader("new", "a" * 64) if lang == "en" else Reader(RULES))
    assert set(bulk.outdated()) == {captures["en"], captures["eng"]}
    assert told("--outdated")["handed_over"] == 2


def test_captures_are_read_here_and_none_stops_another(monkeypatch) -> None:
    first, second = CaptureFactory(text=TEXT), CaptureFactory(text=f"{TEXT} So it was.")
    right = store.proposals

    def proposals(text: str, *args: Any, **options: bool) -> list[proposing.Proposal]:
        if text == first.text:
            raise ValueError
        return right(text, *args, **options)

    monkeypatch.setattr(store, "proposals", proposals)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("extract_attributions", "--now", json=True, stdout=out, stderr=StringIO())
    assert json.loads(out.getvalue()) == {"read": 1, "suggested": 1, "failed": 1}
    assert list(bulk.unread()) == [first]
    assert second.attributions.count() == 1


def test_the_command_knows_what_cannot_be() -> None:
    for args, why in (
        (["999999"], "No capture 999999"),
        (["--rules"], "--rules needs"),
        (["1", "--input=a"], "belong"),
    ):
        with pytest.raises(CommandError, match=why):
            call_command("extract_attributions", *args)


def test_waiting_ends_when_the_workers_are_done(monkeypatch) -> None:
    capture = CaptureFactory(text=TEXT)

    def work(_seconds: int) -> None:
        tasks.suggest(capture_id=capture.pk)
        set_jobs(status="succeeded")

    monkeypatch.setattr("claims.management.commands.extract_attributions.time.sleep", work)
    assert told("--wait")["unread"] == 0
