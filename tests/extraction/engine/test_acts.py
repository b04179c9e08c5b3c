"""What a cue does: the verb whatever its ending, and not where it is negated."""

import pytest

from claims.extraction.engine.acts import speech_act


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", "asserts"),
        ("denies", "denies"),
        ("has denied", "denies"),
        ("dismissing", "denies"),
        ("allegedly", "asserts"),
        ("claimed", "alleges"),
        ("has called on", "demands"),
        ("did not deny", "asserts"),
        ("didn’t confirm", "asserts"),
        ("admitted", "confirms"),
        ("vowed", "promises"),
        ("declined to comment", "declines"),
        ("refused to accept", "denies"),
        ("had no comment", "declines"),
        ("", "asserts"),
    ],
)
def test_speech_act(cue: str, act: str) -> None:
    assert speech_act(cue) == act
