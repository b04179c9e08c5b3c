"""Everything an editor can do to attributions, claims, actors and notes; each verb writes one Activity."""

from claims.curation.actions.actors import add_name, add_office, create_actor
from claims.curation.actions.annotations import annotate, annotate_passage, edit_annotation, remove_annotation
from claims.curation.actions.attributions import (
    accept_suggestion,
    correct_attribution,
    mark_attribution,
    reject_suggestion,
    reopen_attribution,
    withdraw_attribution,
)
from claims.curation.actions.claims import attach, cite, detach, edit_claim, write_claim

__all__ = [
    "accept_suggestion",
    "add_name",
    "add_office",
    "annotate",
    "annotate_passage",
    "attach",
    "cite",
    "correct_attribution",
    "create_actor",
    "detach",
    "edit_annotation",
    "edit_claim",
    "mark_attribution",
    "reject_suggestion",
    "remove_annotation",
    "reopen_attribution",
    "withdraw_attribution",
    "write_claim",
]
