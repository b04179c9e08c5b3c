"""Texts in a file, attributions in a file: what is wrong is named, what is right is kept, and no database is asked."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.extraction.files import BadLine, extracted

TEXT = "“The pier is open to all,” the harbour office said on Monday, when it had rained for days."
GOOD = json.dumps({"doc_id": "a", "text": TEXT}).encode()


def run(tmp_path: Path, data: bytes) -> tuple[list[dict], str]:
    source, target, told = tmp_path / "texts.jsonl", tmp_path / "out.jsonl", StringIO()
    source.write_bytes(data)
    try:
        call_command("extract_attributions", input=source, output=target, stdout=StringIO(), stderr=told)
    except SystemExit as end:
        told.write(f"exit {end.code}")
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()], told.getvalue()


def test_a_file_without_a_database(tmp_path: Path) -> None:
    found, told = run(tmp_path, GOOD + b"\n\n")
    assert [TEXT[slice(*one["content"][0])] for one in found] == ["The pier is open to all"]
    assert (found[0]["doc_id"], TEXT[slice(*found[0]["source"])]) == ("a", "the harbour office")
    assert 0 <= found[0]["confidence"] <= 1
    assert "by rules" in told
    assert "exit" not in told


def test_bad_lines_are_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    found, told = run(tmp_path, b'\xff\n{\n[]\n{"doc_id": 1}\n{"text": ""}\n' + GOOD)
    assert len(found) == 1
    assert all(f"Line {number}:" in told for number in range(1, 6))
    assert told.endswith("exit 1")


def test_every_kind_of_bad_line_is_one_line() -> None:
    bad = [
        b"\xff\xfe",
        b"{",
        b"[" * 100_000,
        b"3",
        b"null",
        b'{"doc_id": null, "text": "a"}',
        b'{"doc_id": 1, "text": 2}',
    ]
    assert [isinstance(one, BadLine) for one in extracted(bad)] == [True] * len(bad)


def test_input_and_output_belong_together(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="belong together"):
        call_command("extract_attributions", input=tmp_path / "a")
    with pytest.raises(CommandError, match="No such file"):
        call_command("extract_attributions", input=tmp_path / "a", output=tmp_path / "b")
