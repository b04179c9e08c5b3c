"""Which claims are suggested, and why."""

import pytest

from claims.disputes.detect import because, candidates
from tests.dispute_factories import ContradictionFactory, PlacementFactory, PositionFactory, cited
from tests.factories import CaptureFactory, ClaimFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return cited(text="The road to the northern valley was open.")


def test_a_claim_in_similar_words_is_suggested(claim):
    alike = ClaimFactory(text="The road to the northern valley was closed by protesters.")
    ClaimFactory(text="Wheat exports doubled.")
    assert [(found, because(found)) for found in candidates(claim)] == [(alike, "in similar words")]


def test_a_claim_in_the_same_dispute_comes_first(claim):
    ClaimFactory(text="The road to the northern valley was open again.")
    position = PlacementFactory(claim=claim).position
    together = PlacementFactory(position=PositionFactory(dispute=position.dispute), claim__text="Wheat doubled.").claim
    assert candidates(claim).first() == together
    assert because(candidates(claim).first()) == "in the same dispute"


def test_a_claim_from_the_same_source_is_suggested(claim):
    source = claim.attributions.get().capture.source
    other = cited(text="Wheat doubled.", capture=CaptureFactory(source=source, text="The road is open"))
    assert [(found, because(found)) for found in candidates(claim)] == [(other, "in the same source")]


@pytest.mark.parametrize("older", [True, False])
def test_what_is_linked_is_not_suggested_again(older):
    pair = [ClaimFactory(text=f"The road was open on day {n}.") for n in range(2)]
    ContradictionFactory(claim_a=pair[0], claim_b=pair[1])
    assert not candidates(pair[0] if older else pair[1]).exists()


def test_a_claim_is_never_its_own_candidate(claim):
    assert claim not in candidates(claim)
