"""A source with a quotation, captured again with other words."""

from collections.abc import Callable

import pytest

from claims.models import Attribution, Capture
from tests.factories import ActorFactory, AttributionFactory, CaptureFactory, PassageFactory

OLD = "The road is open, the ministry said. Nobody was hurt.\n\nThe governor denied it on Thursday."


@pytest.fixture
def quotation(db) -> Attribution:
    """Accepted: “The road is open”, with its cue and its source."""
    made = AttributionFactory(capture=CaptureFactory(text=OLD), accepted=True, through=[ActorFactory()])
    PassageFactory(capture=made.capture, attribution=made, words="said", role="cue")
    PassageFactory(capture=made.capture, attribution=made, words="the ministry", role="source")
    return made


@pytest.fixture
def again(quotation) -> Callable[[str], Capture]:
    def make(text: str) -> Capture:
        return CaptureFactory(source=quotation.capture.source, text=text)

    return make
