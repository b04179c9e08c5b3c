"""What can be done at the dispute desk, one verb each; every one writes one Activity, or refuses and writes nothing.

What is done to the parts of a dispute (positions, claims, findings, silences) is recorded about the dispute, so that
its log is whole.
"""

from claims.disputes.actions.contradictions import (
    confirm_contradiction,
    propose_contradiction,
    reject_contradiction,
    reopen_contradiction,
    withdraw_contradiction,
)
from claims.disputes.actions.disputes import DisputeText, create_dispute, edit_dispute
from claims.disputes.actions.findings import (
    ClauseText,
    FindingText,
    add_finding,
    add_reading,
    edit_finding,
    remove_finding,
    remove_reading,
)
from claims.disputes.actions.positions import (
    add_position,
    move_claim,
    place_claim,
    remove_position,
    rename_position,
    unplace_claim,
)
from claims.disputes.actions.silences import SilenceText, edit_silence, record_silence, remove_silence

__all__ = [
    "ClauseText",
    "DisputeText",
    "FindingText",
    "SilenceText",
    "add_finding",
    "add_position",
    "add_reading",
    "confirm_contradiction",
    "create_dispute",
    "edit_dispute",
    "edit_finding",
    "edit_silence",
    "move_claim",
    "place_claim",
    "propose_contradiction",
    "record_silence",
    "reject_contradiction",
    "remove_finding",
    "remove_position",
    "remove_reading",
    "remove_silence",
    "rename_position",
    "reopen_contradiction",
    "unplace_claim",
    "withdraw_contradiction",
]
