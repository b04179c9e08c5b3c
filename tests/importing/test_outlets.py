import pytest

from claims.importing.outlets import narrator, outlet_at, outlet_named, placed
from claims.importing.readers.article import Article
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


def at(url: str, outlet) -> None:
    SourceFactory(url=f"https://{url}", url_key=url, outlet=outlet)


def test_outlet_at_an_address_is_that_of_the_others_there_if_it_is_one() -> None:
    herald, daily = (outlet_named(name, by=None) for name in ("Herald", "Daily"))
    at("news.example.com/a", herald)
    assert outlet_at("http://news.example.com/b?x=1") == herald
    assert outlet_at("https://example.com/b") is None
    assert outlet_at("") is None
    at("news.example.com/c", daily)
    assert outlet_at("https://news.example.com/d") is None


def test_an_article_that_names_no_outlet_has_the_one_known_there_and_a_feed_goes_first() -> None:
    herald, daily = (outlet_named(name, by=None) for name in ("Herald", "Daily"))
    at("news.example.com/a", herald)
    unnamed = Article("Text.", outlet="news.example.com", url="https://news.example.com/b", origins={"outlet": "host"})
    named = Article("Text.", outlet="Wire", url="https://news.example.com/b", origins={"outlet": "linked"})
    assert placed(unnamed, None).outlet == "Herald"
    assert placed(unnamed, None).origins == {"outlet": "known"}
    assert placed(named, None) == named
    assert (placed(named, daily).outlet, placed(named, daily).origins["outlet"]) == ("Daily", "feed")
