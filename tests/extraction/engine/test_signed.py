"""A quotation with a name under it, and what only looks like one."""

import pytest

from claims.extraction.engine.reading import Engine
from claims.extraction.engine.signed import signed


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("“The pier must stay.” — The Harbour Board", "The Harbour Board"),
        ("”The pier must stay.” ―\xa0Secretary of State", "Secretary of State"),
        ('"The pier must stay" -- Port Authority, Novy Port.', "Port Authority, Novy Port"),
    ],
)
def test_who_signs_a_line(line: str, name: str) -> None:
    text = f"Letters\n{line}\nMore of them"
    (one,) = signed(text)
    spans = [text[span.start : span.end] for span in (one.line, one.source)]
    assert spans == [line, name]
    assert text[one.content.start : one.content.end].startswith(line[0])


@pytest.mark.parametrize(
    "line",
    [
        "“The pier must stay,” said the mayor.",
        "“The pier must stay.” — he said it again on Monday",
        "The pier must stay — Harbour Board",
        "“The pier must stay.” —",
        "“The pier” — Harbour Board — must stay.",
    ],
)
def test_other_lines_are_left_to_the_network(line: str) -> None:
    assert not list(signed(line))


def test_nobody_else_speaks_in_a_signed_line(engine: Engine) -> None:
    text = "Letters\n“The mayor said that the pier was closed.” — The Harbour Board\n"
    (one,) = engine.read(text)
    assert text[one.source[0].start : one.source[0].end] == "The Harbour Board"


def test_no_line_is_too_long() -> None:
    assert not list(signed("“no” — " * 20_000))
