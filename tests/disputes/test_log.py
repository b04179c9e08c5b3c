"""The record in words."""

import ast
from pathlib import Path

import pytest

from claims.disputes import actions
from claims.disputes.log import _WORDS, told
from claims.models import Activity
from tests.dispute_factories import PlacementFactory, PositionFactory
from tests.factories import ClaimFactory, UserFactory

STAGES = Path(__file__).resolve().parents[2] / "claims"
FILES = [*(STAGES / "disputes" / "actions").glob("*.py"), STAGES / "publishing" / "actions.py"]


def verbs(path):
    """Every verb that an action of a file records."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record":
            yield from (k.value.value for k in node.keywords if k.arg == "verb" and isinstance(k.value, ast.Constant))


def test_every_verb_of_the_desk_has_its_words():
    found = {verb for path in FILES for verb in verbs(path)}
    assert len(found) > 20
    assert found - set(_WORDS) == set()


@pytest.mark.django_db
def test_what_was_done_names_what_it_was_done_to():
    position, editor = PositionFactory(label="Open"), UserFactory(name="Nino")
    claim = ClaimFactory(text="It was open.", actor__name="The Ministry")
    actions.place_claim(position=position, claim=claim, by=editor)
    actions.rename_position(position=position, label="Never shut", version=1, by=editor)
    lines = told(Activity.objects.about(position.dispute))
    assert [(one.words, one.subject) for one in lines] == [
        ("renamed a position", "Open → Never shut"),
        ("placed a claim", "It was open."),
    ]


@pytest.mark.django_db
def test_what_was_taken_off_can_still_be_read_in_the_record():
    placement = PlacementFactory(claim__text="It was open.")
    actions.unplace_claim(placement=placement, by=UserFactory())
    placement.claim.delete()
    assert told(Activity.objects.about(placement.dispute))[0].subject == "It was open."
