"""The two seed articles, whole. The issue asks for 22 found, 21 with the right actor, 20 with the right mode."""

import pytest

from benchmarks import seeds
from claims.extraction.engine import loading
from claims.models import Attribution
from claims.vocab.kinds import HopStatus, SpeechAct

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not seeds.SEEDS.is_dir(), reason="the seeds lie in ../shared, which is not here"),
]


@pytest.fixture
def score(settings) -> seeds.Score:
    settings.ATTRIBUTION_MODEL = str(loading.WEIGHTS)
    return seeds.scored()


def test_seeds_are_found_and_their_speakers_known(score: seeds.Score) -> None:
    told = "\n".join([*score.wrong, *score.beyond])
    assert score.labels == 24
    assert score.found >= 22, told
    assert score.actors >= 21, told
    assert score.modes >= 20, told
    assert len(score.beyond) <= 6, told  # and most of these are right


def test_seeds_denials_answer_and_the_chain_is_kept(score: seeds.Score) -> None:
    by = score.pairs
    dismissed, denied = by["a claim that was dismissed by Moscow"], by["blocking the road"]
    assert dismissed.answers == by["the peacekeepers did not fulfill their obligations"]
    assert denied.answers == by["the protesters are supported by the government"]
    noted = by["he will keep the issue in the center of attention"]
    assert seeds.chain(noted)[-1] == ("António Guterres", HopStatus.REPORTED)
    assert noted.speaker is not None
    assert noted.speaker.name != "António Guterres"
    silent = Attribution.objects.get(speech_act=SpeechAct.SILENT)
    assert silent.answers == noted
