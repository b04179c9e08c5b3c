"""A voice of a text as one of the known Actors: only where exactly one can be meant."""

import pytest

from claims.extraction.known import Known
from claims.extraction.proposal import Voice
from claims.models import Actor
from claims.vocab.edtf import parse
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def known() -> Known:
    source = make.SourceFactory()
    source.date = parse("2026-11-24")
    source.save()
    return Known(source, "The Delta Court met. The court ruled.")


def who(known: Known, name: str, named: str = "") -> Actor | None:
    return known.actor(Voice(None, named or name, name))


def test_a_name_is_known_in_any_of_its_forms(known: Known) -> None:
    board = make.ActorFactory(name="Harbour Board", names=["HB"], kind="organisation")
    assert who(known, "the Harbour Board") == board
    assert who(known, "HB") == board
    assert who(known, "Harbour") is None


def test_two_of_one_name_are_nobody(known: Known) -> None:
    make.ActorFactory(name="Ministry of Roads of Delta", names=["the ministry"])
    make.ActorFactory(name="Ministry of Rivers of Delta", names=["the ministry"])
    assert who(known, "the ministry") is None


def test_the_same_words_in_another_order(known: Known) -> None:
    ministry = make.ActorFactory(name="Ministry of Foreign Affairs of Russia", kind="organisation")
    assert who(known, "the Russian Foreign Ministry") == ministry
    assert who(known, "the Armenian Foreign Ministry") is None
    assert who(known, "the Russian Ministry") is None


def test_the_one_court_that_the_text_names(known: Known) -> None:
    court = make.ActorFactory(name="Delta Court", kind="court")
    make.ActorFactory(name="Sigma Court", kind="court")
    assert who(known, "the court") == court
    assert who(known, "the office") is None


def test_each_voice_is_looked_for_once(known: Known, django_assert_num_queries) -> None:
    make.ActorFactory(name="Harbour Board", kind="organisation")
    first = who(known, "Harbour Board")
    with django_assert_num_queries(0):
        assert who(known, "Harbour Board") == first
