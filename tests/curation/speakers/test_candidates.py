"""Whom a name may mean: in any script, by an office held then, by the article."""

import pytest

from claims.curation.speakers.candidates import candidates
from claims.curation.speakers.queries import Group, group
from claims.models import Actor, Capture
from claims.vocab.edtf import parse
from claims.vocab.kinds import ActorKind
from tests import factories as make

pytestmark = pytest.mark.django_db


def the(name: str, capture: Capture | None = None, *, of_article: bool = False) -> Group:
    one = make.AttributionFactory(capture=capture or make.CaptureFactory(), through=[name])
    found = group(name, one.capture.source_id if of_article else 0)
    assert found
    return found


@pytest.mark.parametrize(
    ("found", "names"),
    [
        ("Guterres", ["António Guterres"]),
        ("Zaharova", ["Zakharova"]),
        ("Гутерреш", ["Guterres", "Антониу Гутерриш"]),
        ("Գուտերեշ", ["Անտոնիու Գուտերեշ"]),
        ("Foreign Ministry spokeswoman Zakharova", ["Zakharova"]),
    ],
)
def test_a_name_is_proposed_in_whatever_script(found: str, names: list[str]) -> None:
    meant = make.ActorFactory(name=names[0], names=names[1:])
    make.ActorFactory(name="Harbour Board")
    assert [one.actor for one in candidates(the(found))] == [meant]


def test_the_same_name_comes_before_what_is_like_it() -> None:
    like, same = make.ActorFactory(name="Ministry of Defence of A"), make.ActorFactory(name="MINISTRY OF DEFENCE")
    assert [one.actor for one in candidates(the("Ministry of Defence"))] == [same, like]


@pytest.mark.parametrize(("held", "is_proposed"), [("2022/..", True), ("2010/2019", False), ("", True)])
def test_an_office_is_proposed_where_it_may_have_been_held_then(held: str, is_proposed: bool) -> None:
    board = make.ActorFactory(name="Harbour Board")
    office = make.OfficeFactory(body=board, title="spokeswoman", holder__name="Holder")
    if held:
        office.date = parse(held)
        office.save()
    capture = make.CaptureFactory()
    capture.source.date = parse("2023-02-22")
    capture.source.save()
    proposed = [one.actor for one in candidates(the("the Harbour Board's spokeswoman", capture))]
    assert (office.holder in proposed) == is_proposed
    assert board in proposed


def test_whoever_else_speaks_in_the_article_may_be_meant_by_a_description(db: None) -> None:
    ministry, other = make.ActorFactory(), make.ActorFactory()
    capture = make.CaptureFactory()
    make.AttributionFactory(capture=capture, through=[ministry])
    make.AttributionFactory(through=[other])
    assert [one.actor for one in candidates(the("they", capture, of_article=True))] == [ministry]


def test_another_articles_unnamed_source_is_never_proposed() -> None:
    elsewhere = make.ActorFactory(name="a security source", kind=ActorKind.UNNAMED, source=make.SourceFactory())
    assert Actor.objects.named("a security source").get() == elsewhere
    assert candidates(the("a security source", of_article=True)) == []
