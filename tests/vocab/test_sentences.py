"""Who said it is never overstated."""

import pytest

from claims.vocab.kinds import HopStatus, Mode, SpeechAct
from claims.vocab.sentences import chain_sentence

HEARD, REPORTED = HopStatus.HEARD, HopStatus.REPORTED


def _sentence(names: list[str], statuses: list[str], act: str = SpeechAct.ASSERTS) -> str:
    return chain_sentence(names, statuses, Mode.INDIRECT, act)


def test_two_heard_hops_let_the_actor_speak() -> None:
    text = _sentence(["The Sample", "Armenia"], [HEARD, HEARD], SpeechAct.ALLEGES)
    assert text == "Armenia alleges this, as reported by The Sample."


def test_a_reported_hop_is_never_said_plainly() -> None:
    text = _sentence(["The Sample", "the office", "Guterres"], [HEARD, HEARD, REPORTED], SpeechAct.PROMISES)
    assert text == (
        "The Sample reports that the office says that Guterres promised this; Guterres has not confirmed it."
    )


@pytest.mark.parametrize(
    ("status", "end"),
    [
        (HopStatus.HEARD, "said this."),
        (HopStatus.CONFIRMED, "Z has confirmed it."),
        (HopStatus.DENIED, "Z denies having said so."),
        (HopStatus.RETRACTED, "it has since been taken back."),
    ],
)
def test_what_became_of_the_report_is_said(status: str, end: str) -> None:
    assert _sentence(["A", "B", "Z"], [HEARD, HEARD, status]).endswith(end)


def test_narration_is_the_outlets_own_voice() -> None:
    assert chain_sentence(["The Sample"], [HEARD], Mode.NARRATION, SpeechAct.ASSERTS) == (
        "The Sample says this in its own voice."
    )


@pytest.mark.parametrize("act", SpeechAct)
@pytest.mark.parametrize("status", HopStatus)
def test_every_act_and_status_makes_a_sentence(act: SpeechAct, status: HopStatus) -> None:
    for n in (2, 3, 4):
        names = [f"N{i}" for i in range(n)]
        text = _sentence(names, [HEARD] * (n - 1) + [status], act)
        assert all(name in text for name in names)
        assert text.endswith(".")


def test_a_name_is_escaped() -> None:
    assert "<script>" not in _sentence(["<script>", "<b>"], [HEARD, HEARD])


def test_no_hop_is_no_sentence() -> None:
    with pytest.raises(ValueError, match="at least one hop"):
        _sentence([], [])
