"""A captured article that the program has read."""

import pytest

from claims.models import Attribution, Capture
from tests.extraction.learning.reviewing import TEXT, read
from tests.factories import CaptureFactory


@pytest.fixture
def capture(db) -> Capture:
    return CaptureFactory(text=TEXT)


@pytest.fixture
def three(capture) -> list[Attribution]:
    return read(capture)
