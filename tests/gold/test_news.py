"""The labelled articles are what their composer makes of the marked ones."""

import json
import runpy

from benchmarks.reported import FIXTURES


def test_lines_are_what_the_composer_makes() -> None:
    made = runpy.run_path(str(FIXTURES / "news" / "compose.py"))["articles"]()
    texts, gold = ((FIXTURES / "news" / f"{name}.jsonl").read_text("utf-8").splitlines() for name in ("texts", "gold"))
    assert [json.loads(line) for line in texts] == [text for text, _gold in made]
    assert [json.loads(line) for line in gold] == [line for _text, lines in made for line in lines]


def test_labels_stand_in_their_texts() -> None:
    for text, gold in runpy.run_path(str(FIXTURES / "news" / "compose.py"))["articles"]():
        spans = [span for one in gold for part in ("content", "cue_parts", "source_parts") for span in one[part]]
        assert all(0 <= start < end <= len(text["text"]) for start, end in spans)
