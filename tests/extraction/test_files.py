"""Texts in a file, attributions in a file: what is wrong is named, what is right is kept, and no database is asked."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.extraction.files import BadLine, extracted, nested
from claims.extraction.proposal import Proposal
from claims.vocab.kinds import HopStatus, Mode, SpeechAct
from claims.vocab.selectors import Span

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


@pytest.mark.parametrize("kept", [0, 1, 60, -30, None])
def test_what_was_cut_off_anywhere_is_gone_on_with(tmp_path: Path, kept: int | None) -> None:
    texts = [{"doc_id": n, "text": TEXT if n % 2 else "Nothing."} for n in range(6)]
    (tmp_path / "texts.jsonl").write_text("\n".join(map(json.dumps, texts)))
    target = tmp_path / "out.jsonl"
    call_command("extract_attributions", input=tmp_path / "texts.jsonl", output=target, stdout=StringIO())
    whole = target.read_bytes()
    target.write_bytes(whole[:kept])
    told = StringIO()
    asked = {"input": tmp_path / "texts.jsonl", "output": target, "resume": True, "json": True}
    call_command("extract_attributions", **asked, stdout=told)
    assert target.read_bytes() == whole
    assert json.loads(told.getvalue())["texts"] == {0: 6, 1: 6, 60: 6, -30: 3, None: 1}[kept]


def test_only_an_output_of_these_texts_is_gone_on_with(tmp_path: Path) -> None:
    source, target = tmp_path / "texts.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(GOOD)
    target.write_text("My diary\n")
    asked = {"input": source, "output": target, "resume": True}
    with pytest.raises(CommandError, match="no output to go on with"):
        call_command("extract_attributions", **asked)
    assert target.read_text() == "My diary\n"
    target.write_text('{"doc_id": "elsewhere"}\n')
    with pytest.raises(SystemExit):
        call_command("extract_attributions", **asked, stderr=StringIO(), stdout=StringIO())


def test_what_is_said_in_anothers_words_is_in_that_ones_line() -> None:
    text = "The Courier reported that the harbour office said that the pier is shut."
    whole = [("The Courier", "reported", "the harbour office said that the pier is shut", HopStatus.HEARD)]
    told = ("the harbour office", "said", "the pier is shut", HopStatus.REPORTED)
    [line] = nested("a", [proposal(text, *one) for one in (*whole, told)])
    [inner] = line["within"]
    assert [text[slice(*part)] for one in (line, inner) for part in one["content"]] == [whole[0][2], told[2]]
    assert (line["doc_id"], inner["doc_id"]) == ("a", "a")


def proposal(text: str, source: str, cue: str, content: str, status: HopStatus) -> Proposal:
    who, verb, what = (Span(text.index(one), text.index(one) + len(one)) for one in (source, cue, content))
    return Proposal((what,), verb, who, Mode.INDIRECT, SpeechAct.ASSERTS, "", 0.9, status=status)
