"""The same decisions make the same files, each text once, and nobody's name who decided."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.extraction.learning.export import export
from claims.extraction.learning.parts import is_held_back, part
from claims.models import User
from tests.extraction.learning.reviewing import TEXT, accept, read, reject
from tests.factories import CaptureFactory, SourceFactory

pytestmark = pytest.mark.django_db


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def reviewed(text: str = TEXT, **fields) -> object:
    capture = CaptureFactory(text=text, **fields)
    accept(*read(capture))
    return capture


def test_export_writes_what_a_corpus_has(capture, three, tmp_path) -> None:
    accept(*three[:2])
    reject(three[2])
    told = StringIO()
    call_command("export_training_data", output=tmp_path / "set", stdout=told)
    texts, gold, rejected = (lines(tmp_path / "set" / f"{name}.jsonl") for name in ("texts", "gold", "rejected"))
    assert [(one["text"], one["capture"], one["work"]) for one in texts] == [(TEXT, capture.sha256, capture.source_id)]
    assert {one["doc_id"] for one in (*gold, *rejected)} == {texts[0]["doc_id"]}
    assert [TEXT[slice(*one["source"])] for one in gold] == ["the harbour office", "the union"]
    manifest = json.loads((tmp_path / "set" / "manifest.json").read_text())
    assert manifest == json.loads(told.getvalue())
    counts = {name: manifest[name] for name in ("captures", "texts", "accepted", "rejected", "came", "left_out")}
    assert counts == {
        "captures": 1, "texts": 1, "accepted": 2, "rejected": 1, "came": {"as suggested": 2}, "left_out": {}
    }  # fmt: skip


def test_the_same_decisions_make_the_same_files_without_names(tmp_path) -> None:
    for n in range(3):
        reviewed(f"{TEXT} And {n}.")
    for folder in ("one", "two"):
        export(tmp_path / folder)
    made = files(tmp_path / "one")
    assert made == files(tmp_path / "two")
    assert not any(user.username.encode() in data for user in User.objects.all() for data in made.values())
    ids = [one["doc_id"] for one in lines(tmp_path / "one" / "texts.jsonl")]
    assert ids == sorted(ids)


def test_a_text_that_two_captures_have_is_there_once(tmp_path) -> None:
    reviewed()
    reviewed()
    assert export(tmp_path).texts == 1


def test_each_capture_takes_as_many_queries(tmp_path) -> None:
    counts = []
    for n in range(3):
        reviewed(f"{TEXT} And {n}.")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            export(tmp_path)
        counts.append(len(queries))
    assert counts[2] - counts[1] == counts[1] - counts[0] <= 4


def test_a_folder_that_cannot_be_written_is_named(tmp_path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(CommandError, match="taken"):
        call_command("export_training_data", output=tmp_path / "taken")


def test_what_is_held_back_and_all_of_its_works_teach_nobody(tmp_path) -> None:
    held, later, copy = (reviewed(f"{TEXT} And {n}.") for n in (26, 1, 2))
    assert [is_held_back(one.text_sha256) for one in (held, later, copy)] == [True, False, False]
    type(copy.source).objects.filter(pk=copy.source_id).update(copy_of=held.source)
    reviewed(f"{TEXT} In Russian.", source=SourceFactory(lang="ru"))
    export(tmp_path)
    taught, back = part(tmp_path, tmp_path, {"en"})
    ids = [{one["doc_id"].split(":")[0] for one in lines(one.texts)} for one in (taught, back)]
    assert ids == [{later.text_sha256}, {held.text_sha256}]
    assert [(one.n_texts, one.n_attributions) for one in (taught, back)] == [(1, 3), (1, 3)]
    assert {one["doc_id"] for one in lines(back.gold)} == {one["doc_id"] for one in lines(back.texts)}
