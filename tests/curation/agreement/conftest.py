"""An article with what the program suggested of it, as the tests of second readings share it."""

import pytest

from claims.extraction.memory import said
from claims.models import Attribution, Capture, Extraction, Suggestion
from tests import factories as make


def suggested(capture: Capture, words: str, who: object) -> Suggestion:
    """An attribution of the program, and what it said when it made it."""
    one = make.AttributionFactory(capture=capture, words=words, through=[who])
    extraction, _ = Extraction.objects.get_or_create(capture=capture, reader="rules")
    whole = Attribution.objects.with_parts().get(pk=one.pk)
    return Suggestion.objects.create(attribution=one, extraction=extraction, said=said(whole))


@pytest.fixture
def capture(db: None) -> Capture:
    return make.CaptureFactory()


@pytest.fixture
def road(capture: Capture) -> Suggestion:
    return suggested(capture, "The road is open", make.ActorFactory(name="Ministry", names=["the ministry"]))


@pytest.fixture
def hurt(capture: Capture) -> Suggestion:
    return suggested(capture, "Nobody was hurt.", "the governor")
