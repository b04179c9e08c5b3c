"""Which state may follow which."""

import pytest

from claims.vocab.statuses import DisputeStatus, Status, may_follow


@pytest.mark.parametrize(
    ("now", "then", "allowed"),
    [
        (Status.SUGGESTED, Status.ACCEPTED, True),
        (Status.REJECTED, Status.ACCEPTED, False),
        (Status.ACCEPTED, Status.REJECTED, False),
        (Status.WITHDRAWN, Status.SUGGESTED, True),
        (DisputeStatus.DRAFT, DisputeStatus.REVIEWED, False),
        (DisputeStatus.READY, DisputeStatus.REVIEWED, True),
    ],
)
def test_no_step_is_skipped(now: str, then: str, allowed: bool) -> None:
    assert may_follow(now, then) is allowed


@pytest.mark.parametrize("state", [*Status, *DisputeStatus])
def test_every_state_knows_what_follows(state: str) -> None:
    assert isinstance(may_follow(state, state), bool)
