"""Any name finds its actor."""

import pytest

from claims.models import Actor, ActorName
from claims.vocab.edtf import parse
from claims.vocab.kinds import ActorKind, NameKind
from claims.vocab.names import name_key
from tests.factories import ActorFactory, OfficeFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def armenia() -> Actor:
    actor = ActorFactory(name="Armenia", kind=ActorKind.STATE, names=["Հայաստան", "Армения"])
    ActorName.of(actor, "Yerevan", kind=NameKind.METONYM).save()
    return actor


@pytest.mark.parametrize("typed", ["Armenia", "yerevan", "ՀԱՅԱՍՏԱՆ", "армени", "erev", "  Yérévan "])
def test_a_capital_and_every_script_find_the_government(armenia: Actor, typed: str) -> None:
    ActorFactory(name="Baku authorities")
    assert list(Actor.objects.named(typed)) == [armenia]


def test_the_exact_name_comes_before_one_that_contains_it(armenia: Actor) -> None:
    longer = ActorFactory(name="Armenia Today")
    assert list(Actor.objects.named("armenia")) == [armenia, longer]


def test_nothing_typed_finds_nobody(armenia: Actor) -> None:
    assert not Actor.objects.named(" ")


def test_an_unnamed_source_is_offered_in_its_own_source_only() -> None:
    here, elsewhere = SourceFactory(), SourceFactory()
    unnamed = ActorFactory(kind=ActorKind.UNNAMED, source=here)
    assert unnamed in Actor.objects.for_source(here)
    assert unnamed not in Actor.objects.for_source(elsewhere)


def test_offices_are_held_for_a_time_as_vague_as_known() -> None:
    office = OfficeFactory.build(holder=ActorFactory(kind=ActorKind.PERSON), body=ActorFactory())
    office.date = parse("2015/..")
    office.save()
    held = office.__class__.objects.held_on
    assert list(held("2023-02-22")) == [office]
    assert not held("2014-12-31")


def test_a_name_made_of_script_tags_is_kept_as_it_is() -> None:
    actor = ActorFactory(name="<script>alert(1)</script>")
    assert Actor.objects.named("<script>").get() == actor
    assert name_key("<script>") == "script"
