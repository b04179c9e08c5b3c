"""How far it is known that somebody said it: short cases of our own, each with the status of its last hop."""

import pytest

from benchmarks.reported import Line, lines, read


@pytest.mark.parametrize("case", lines("chains/cases.jsonl"), ids=lambda case: f"{case['status']}: {case['text'][:50]}")
def test_the_last_hop_has_the_status_that_the_text_gives_it(case: Line) -> None:
    found = {(one.words(case["text"]), one.voices[-1].name): one.voices[-1].status for one in read(case["text"])}
    assert found.get((case["words"], case["who"])) == case["status"], found
