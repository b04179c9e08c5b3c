import pytest

from claims.importing.outlets import narrator, outlet_named
from claims.models import Actor
from claims.vocab.kinds import ActorKind
from tests.factories import ActorFactory, SourceFactory

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


def test_outlet_named_finds_an_outlet_and_nobody_else() -> None:
    agency = ActorFactory(name="The Herald", kind=ActorKind.PERSON)
    outlet = outlet_named("The  Herald", by=None)
    assert outlet != agency
    assert (outlet.kind, outlet.name) == (ActorKind.OUTLET, "The Herald")
    assert outlet_named("THE HERALD", by=None) == outlet


def test_outlet_named_gives_every_script_an_address() -> None:
    slugs = [outlet_named(name, by=None).slug for name in ("Լրագիր", "Хроника", "صحيفة", "Herald", "Herald!")]
    assert slugs == ["outlet", "outlet-2", "outlet-3", "herald", "herald"]
