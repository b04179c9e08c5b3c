import pytest

from claims.importing.outlets import narrator
from claims.models import Actor
from claims.vocab.kinds import ActorKind
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db


def test_narrator_is_the_outlet() -> None:
    source = SourceFactory()
    assert narrator(source) == source.outlet


def test_narrator_of_a_source_without_outlet_is_its_own_and_made_once() -> None:
    one, other = SourceFactory(outlet=None), SourceFactory(outlet=None)
    first, again, elsewhere = narrator(one), narrator(one), narrator(other)
    assert first == again != elsewhere
    assert (first.kind, first.source) == (ActorKind.UNNAMED, one)
    assert list(Actor.objects.for_source(one)) == [first]
