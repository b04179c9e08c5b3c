"""What a cue does: the verb whatever its ending, who says it, and never more than was said."""

import pytest

from claims.extraction.acts import speech_act


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", "asserts"),
        ("denies", "denies"),
        ("has denied", "denies"),
        ("dismissing", "denies"),
        ("its denial of", "denies"),
        ("allegedly", "asserts"),
        ("claimed", "alleges"),
        ("accusations that", "alleges"),
        ("has called on", "demands"),
        ("called", "asserts"),
        ("did not deny", "silent"),
        ("didn’t confirm", "silent"),
        ("has yet to confirm", "silent"),
        ("did not immediately respond to", "silent"),
        ("would neither confirm nor deny", "declines"),
        ("would not say", "declines"),
        ("admitted", "confirms"),
        ("vowed", "promises"),
        ("declined to comment", "declines"),
        ("refused to accept", "denies"),
        ("ruled out", "denies"),
        ("had no comment", "declines"),
        ("", "asserts"),
    ],
)
def test_speech_act_of_a_cue(cue: str, act: str) -> None:
    assert speech_act(cue) == act


@pytest.mark.parametrize(
    ("cue", "content", "source", "act"),
    [
        ("declined", "to comment on the amount", "Its spokesman", "declines"),
        ("refused", "to pay for a new wall", "The province", "denies"),
        ("found", "that the road was blocked", "the District Court", "rules"),
        ("found", "that the road was blocked", "A study", "asserts"),
        ("ordered", "an end to it", "the court", "rules"),
        ("ordered", "an end to it", "the general", "demands"),
        ("called", "the accusation absurd", "The mayor", "denies"),
        ("called", "the method sound", "Scientists", "asserts"),
        ("said", "reports of a leak were false", "The agency", "denies"),
        ("said", "it would appeal", "The company", "promises"),
        ("asked", "the council to pay", "Tenants", "demands"),
        ("asked", "who would pay", "Tenants", "asserts"),
    ],
)
def test_speech_act_of_who_says_what(cue: str, content: str, source: str, act: str) -> None:
    assert speech_act(cue, content, source) == act
