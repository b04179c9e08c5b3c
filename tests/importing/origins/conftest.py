"""One wire story, and what others made of it."""

from collections.abc import Callable

import pytest

from claims.importing.origins.actions import fingerprint
from claims.models import Capture
from claims.vocab.edtf import parse
from tests.factories import CaptureFactory, OutletFactory, SourceFactory

SENTENCES = [f"Boat {n} of the {n * 3} that waited came to pier {n % 7} at {n + 3} o’clock." for n in range(40)]
STORY = " ".join(SENTENCES)


@pytest.fixture
def printed(db) -> Callable[..., Capture]:
    """A capture of a text by an outlet, on a day, fingerprinted."""

    def make(text: str = STORY, outlet: str = "", day: str = "", **about: str) -> Capture:
        named = {"outlet": OutletFactory(name=outlet)} if outlet else {}
        capture = CaptureFactory(source=SourceFactory(date=parse(day), **named, **about), text=text)
        fingerprint(capture=capture)
        return capture

    return make
