import pytest

from claims.curation.find import actors_named, claims_like
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["Yere", "ЕРЕВАН", "erevan", "Armenia"])
def test_actor_is_found_by_any_name(typed: str) -> None:
    state = make.ActorFactory(name="Armenia", names=["Yerevan", "Ереван", "Érevan"])
    make.ActorFactory(name="Georgia", names=["Tbilisi"])
    assert list(actors_named(typed)) == [state]


def test_actor_is_found_inside_what_the_text_calls_them() -> None:
    court = make.ActorFactory(name="International Court of Justice")
    make.ActorFactory(name="Justice")
    assert next(iter(actors_named("the International Court of Justice"))) == court


def test_actor_unnamed_is_found_in_its_own_source_alone() -> None:
    source = make.SourceFactory()
    unnamed = make.ActorFactory(name="a security source", kind="unnamed", source=source)
    assert list(actors_named("security", source)) == [unnamed]
    assert not actors_named("security", make.SourceFactory())
    assert not actors_named("security")


def test_actors_come_with_their_offices_in_few_queries(django_assert_num_queries) -> None:
    for _ in range(5):
        make.OfficeFactory(holder=make.ActorFactory(name="Maria"))
    with django_assert_num_queries(3):
        assert len([str(o.body) for a in actors_named("maria") for o in a.offices.all()]) == 5


def test_claims_are_suggested_while_typing() -> None:
    close = make.ClaimFactory(text="The peacekeepers did not fulfil their obligations.")
    make.ClaimFactory(text="The corridor is open.")
    assert list(claims_like("peacekepers did not fulfil")) == [close]


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("Миротворцы не выполнили своих обязательств.", "миротворцы не выполнили"),
        ("Խաղաղապահները չեն կատարել իրենց պարտավորությունները։", "խաղաղապահներ չեն կատարել"),
    ],
)
def test_claims_in_every_script_are_suggested_while_typing(said: str, typed: str) -> None:
    close = make.ClaimFactory(text=said)
    make.ClaimFactory(text="Коридор открыт.")
    assert list(claims_like(f"{typed} их")) == [close]


def test_claims_of_the_chain_come_in_its_order_and_nobody_elses() -> None:
    one, other = make.ActorFactory(), make.ActorFactory()
    far = make.ClaimFactory(actor=one, text="Nothing of the kind.")
    near = make.ClaimFactory(actor=one, text="The road is open.")
    others = make.ClaimFactory(actor=other, text="The road is open.")
    make.ClaimFactory(text="The road is open.")
    assert list(claims_like("road is open", [one, other])) == [near, far, others]
