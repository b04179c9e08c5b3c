"""What nobody needs goes on a person's word, and nothing else ever does."""

from datetime import timedelta
from hashlib import sha256
from io import StringIO
from uuid import uuid4

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.importing.actions import discard_row
from claims.importing.archive.store import keep
from claims.importing.archive.sweep import Unneeded, sweep, unneeded
from claims.models import Activity, ImportRow
from claims.models.receipt import captures
from tests.importing.conftest import ARTICLE

LATER = timedelta(days=31)


@pytest.fixture(autouse=True)
def empty_archive(monkeypatch, db):
    """An archive of this test's own: the storage in memory is that of all tests."""
    for name in list(files("")):
        captures().delete(name)


def files(folder):
    folders, names = captures().listdir(folder) if folder == "" or captures().exists(folder) else ((), ())
    yield from (f"{folder}/{name}".lstrip("/") for name in names)
    for one in folders:
        yield from files(f"{folder}/{one}".lstrip("/"))


def in_a_month():
    return time_machine.travel(timezone.now() + LATER, tick=False)


def names():
    with in_a_month():
        return [file.name for file in unneeded()]


@pytest.fixture
def discarded(received_row, admin):
    row = received_row(f"{uuid4()} {ARTICLE}")
    return discard_row(row=row, version=row.version, by=admin)


def orphan():
    data = uuid4().bytes
    return keep(data, sha256(data).hexdigest())


def test_what_was_thrown_away_and_what_nobody_has_could_go(discarded) -> None:
    name = orphan()
    assert sorted(names()) == sorted([discarded.raw.name, name])


def test_what_is_young_stays(discarded) -> None:
    orphan()
    assert list(unneeded()) == []


def test_what_a_capture_or_a_waiting_or_refused_row_has_stays(kept, received_row, discarded) -> None:
    kept()
    received_row(f"{uuid4()} {ARTICLE}")
    ImportRow.objects.filter(pk=discarded.pk).update(status="refused", reason="no article")
    assert names() == []


def test_what_is_thrown_away_here_and_waits_there_stays(received_row, discarded) -> None:
    again = received_row(f"{uuid4()} {ARTICLE}")
    ImportRow.objects.filter(pk=again.pk).update(raw=discarded.raw, sha256=discarded.sha256)
    assert discarded.raw.name not in names()


def test_a_crashs_stump_goes_and_what_is_not_ours_stays() -> None:
    captures().save("ab/cd/.part-x1", ContentFile(b"half"))
    captures().save("ab/cd/readme", ContentFile(b"not ours"))
    assert names() == ["ab/cd/.part-x1"]


def test_sweep_removes_a_file_and_records_it(discarded, admin) -> None:
    name = discarded.raw.name
    with in_a_month():
        [file] = unneeded()
        assert sweep(file=file, by=admin, reason="too much")
    assert not captures().exists(name)
    discarded.refresh_from_db()
    assert discarded.raw.name == ""
    done = Activity.objects.get(verb="sweep")
    assert (done.by, done.reason, done.data["sha256"]) == (admin, "too much", discarded.sha256)
    assert done.data["rows"] == [discarded.pk]


def test_sweep_looks_again_before_it_removes(kept, admin) -> None:
    capture = kept()
    with in_a_month():
        assert not sweep(file=Unneeded(capture.raw.name, capture.sha256, 1), by=admin)
    assert captures().exists(capture.raw.name)


def test_the_command_removes_nothing_before_it_is_told_to(admin) -> None:
    name, out = orphan(), StringIO()
    with in_a_month():
        call_command("sweep_archive", stdout=out)
        assert "1 files" in out.getvalue()
        assert captures().exists(name)
        with pytest.raises(CommandError, match="--by"):
            call_command("sweep_archive", "--delete", stdout=out)
        call_command("sweep_archive", "--delete", "--by", admin.username, stdout=out)
    assert not captures().exists(name)
    with pytest.raises(CommandError, match="at least 1"):
        call_command("sweep_archive", "--days", "0", stdout=out)
