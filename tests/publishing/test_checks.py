"""What stands in the way of publishing, and what is only worth a look."""

import pytest

from claims.models import Reading
from claims.publishing.build import build
from claims.publishing.checks import blocking, problems
from claims.vocab.kinds import HopStatus
from tests.dispute_factories import (
    DisputeFactory,
    FindingFactory,
    PlacementFactory,
    PositionFactory,
    SilenceFactory,
    cited,
)
from tests.factories import AttributionFactory, CaptureFactory, ClaimFactory

pytestmark = pytest.mark.django_db


def said(dispute):
    return [(problem.blocking, problem.text, problem.claim) for problem in problems(build(dispute))]


def test_a_whole_dispute_has_no_problem(whole):
    assert problems(build(whole)) == []


def test_an_empty_dispute_says_what_is_missing():
    assert [text for block, text, _claim in said(DisputeFactory()) if block] == ["There is no position yet."]


@pytest.mark.parametrize("question", ["Was it open", "The road.", "Open? Or not"])
def test_a_title_that_is_no_question_blocks(whole, question):
    whole.question = question
    assert [problem.text for problem in blocking(build(whole))] == [
        "The title must be a question, and end with a question mark."
    ]


@pytest.mark.parametrize(
    "question", ["Was it open? ", "هل كان الطريق مفتوحا؟", "Ո՞վ է փակել ճանապարհը", "道は開いていたか？"]
)
def test_questions_are_questions_in_any_script(whole, question):
    whole.question = question
    assert blocking(build(whole)) == []


def test_a_claim_without_an_accepted_quotation_blocks_and_is_named(whole):
    bare = PlacementFactory(position=whole.positions.first(), claim=ClaimFactory(text="It rained.")).claim
    assert (True, "“It rained.” has no accepted quotation.", bare.pk) in said(whole)


def test_a_quotation_is_never_most_of_a_text(whole):
    text = "The road was open. " * 200
    capture = CaptureFactory(text=text)
    claim = whole.placements.first().claim
    for words in (text[:2000], text[:2001]):
        AttributionFactory(accepted=True, capture=capture, claim=claim, through=[claim.actor], words=words)
    [problem] = blocking(build(whole))
    assert "has 2001 characters; readers get 2000 at most" in problem.text


def test_one_side_alone_needs_a_reason(whole):
    whole.positions.last().delete()
    assert [p.text for p in blocking(build(whole))] == [
        "There is only one position: add another, or say why only one side is shown."
    ]
    whole.one_sided_reason = "Nobody else has spoken."
    assert blocking(build(whole)) == []


def test_a_side_without_claims_blocks(whole):
    PositionFactory(dispute=whole, label="A third way")
    assert [p.text for p in blocking(build(whole))] == ["No claim stands under “A third way”."]


def test_a_silence_on_a_claim_that_is_not_shown_blocks(whole):
    silence = SilenceFactory(dispute=whole, claim=ClaimFactory(text="Far away."))
    assert [(p.claim, p.text) for p in blocking(build(whole))] == [
        (silence.claim_id, "“Far away.” is said to be unanswered, but does not stand on the page.")
    ]


def test_a_claim_in_two_places_blocks(whole):
    claim = whole.placements.first().claim
    Reading.objects.create(finding=FindingFactory(dispute=whole), claim=claim)
    assert [problem.claim for problem in blocking(build(whole))] == [claim.pk]


def test_no_contradiction_no_summary_and_an_unconfirmed_speaker_only_warn(whole):
    whole.summary = ""
    PlacementFactory(position=whole.positions.first(), claim=cited(hop_status=HopStatus.REPORTED, text="Maybe."))
    whole.placements.first().claim.contradictions_a.all().delete()
    texts = [problem.text for problem in problems(build(whole))]
    assert blocking(build(whole)) == []
    assert len(texts) == 3
    assert any("Maybe." in text for text in texts)
