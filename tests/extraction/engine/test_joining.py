"""Tags into spans, and spans into attributions: who points at whom."""

import numpy as np

from claims.extraction.engine.decoding import Tagged, log_softmax, spans
from claims.extraction.engine.joining import Read, join
from claims.extraction.engine.windows import Window

OUT, SOURCE, CUE, CONTENT = 0, 1, 3, 5


def logs(tags: list[int]) -> np.ndarray:
    return log_softmax(np.eye(7, dtype=np.float32)[tags] * 9)


def test_spans_are_runs_of_a_role() -> None:
    found = spans(logs([OUT, SOURCE, SOURCE + 1, CUE, CONTENT, CONTENT + 1, CONTENT, OUT]))
    assert [(one.role, one.start, one.end) for one in found] == [
        ("source", 1, 3),
        ("cue", 3, 4),
        ("content", 4, 6),
        ("content", 6, 7),
    ]


def test_no_role_goes_on_that_has_not_begun() -> None:
    found = spans(logs([SOURCE + 1, OUT, CONTENT, CUE + 1, CONTENT + 1]))
    assert all(one.role in {"source", "content", "cue"} for one in found)
    assert spans(np.zeros((0, 7), dtype=np.float32)) == []


def pointing(length: int, links: dict[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Vectors by which a piece points to one other; indexes count the piece in front of the window."""
    origin = np.zeros((length + 2, length + 2), dtype=np.float32)
    for start, end in links.items():
        origin[start + 1, end + 1] = 20
    return origin, np.eye(length + 2, dtype=np.float32)


def joined(
    found: list[Tagged],
    anchors: dict[int, int],
    sources: dict[int, int],
    opens: tuple[int, ...] = (0,),
    colons: tuple[int, ...] = (),
) -> list[tuple]:
    read = Read(Window(0, 9, 0, 9), logs([OUT] * 9), *pointing(9, anchors), *pointing(9, sources))
    return [
        (
            [part.start for part in one.content],
            one.cue.start if one.cue else None,
            one.source.start if one.source else None,
        )
        for one in join(found, [read], np.isin(np.arange(9), opens), np.isin(np.arange(9), colons))
    ]


def test_both_halves_of_a_broken_quotation_go_to_their_cue() -> None:
    found = [Tagged(role, n, n + 1, 0.9) for n, role in ((0, "content"), (3, "source"), (4, "cue"), (6, "content"))]
    assert joined(found, {0: 4, 6: 4, 3: 4}, {4: 3}) == [([0, 6], 4, 3)]


def test_another_paragraph_has_its_own_cue() -> None:
    found = [Tagged(role, n, n + 1, 0.9) for n, role in ((0, "content"), (3, "source"), (4, "cue"), (6, "content"))]
    assert joined(found, {0: 4, 6: 4, 3: 4}, {4: 3}, opens=(0, 6)) == [([0], 4, 3)]


def test_a_cue_that_points_to_itself_has_no_source() -> None:
    found = [Tagged(role, n, n + 1, 0.9) for n, role in ((3, "source"), (4, "cue"), (6, "content"))]
    assert joined(found, {6: 4}, {4: 4}) == [([6], 4, None)]


def test_content_without_a_cue_is_nobodys() -> None:
    assert joined([Tagged("content", 2, 5, 0.9)], {}, {}) == []


def test_a_colon_is_the_cue_of_a_record() -> None:
    found = [Tagged("source", 0, 2, 0.9), Tagged("content", 3, 8, 0.9)]
    assert joined(found, {}, {}, colons=(2,)) == [([3], 2, 0)]
