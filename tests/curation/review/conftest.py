"""Two suggestions of one capture, as they wait to be reviewed."""

import pytest

from claims.models import Actor, Attribution, Capture
from tests import factories as make


@pytest.fixture
def capture() -> Capture:
    return make.CaptureFactory()


@pytest.fixture
def ministry() -> Actor:
    return make.ActorFactory(name="Ministry of Roads", names=["the ministry"])


@pytest.fixture
def first(capture: Capture, ministry: Actor) -> Attribution:
    """ "The road is open", said by the ministry; with its cue and its source."""
    one = make.AttributionFactory(capture=capture, through=[ministry], confidence_score=0.9)
    make.PassageFactory(capture=capture, attribution=one, words="said", role="cue")
    make.PassageFactory(capture=capture, attribution=one, words="the ministry", role="source")
    return one


@pytest.fixture
def second(capture: Capture) -> Attribution:
    """ "it", denied by somebody who is only a name."""
    return make.AttributionFactory(capture=capture, words="it on Thursday", through=["The governor"])
