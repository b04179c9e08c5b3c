"""Every address × role × method. An address that this table does not list fails the test.

Asked with an id or slug that nothing has, so what is tested is the door: whether somebody is turned away before
anything is looked up. Who may see which row is tested with the rows (`visible_to`, tests/reading).
"""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from claims.vocab.roles import Right, Role, may
from tests.factories import UserFactory

# What an address needs; None is for everybody.
TABLE: dict[str, Right | None] = {
    "healthz": None,
    "login": None,
    "logout": None,
    "claims:home": None,
    "claims:about": None,
    "claims:dispute-detail": None,
    "claims:claim-detail": None,
    "claims:actor-detail": None,
    "claims:source-detail": None,
    "claims:import-list": Right.IMPORT,
}

METHODS = ("get", "head", "post", "put", "delete")
ROLES = (Role.READER, Role.EDITOR, Role.ADMIN)
ADMIN = ("actor", "source", "user", "activity")
_ARGUMENTS = {"int": 987654321, "slug": "nothing-has-this", "str": "nothing"}


def addresses(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """(name, pattern) of every address outside Django's admin."""
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield prefix + (one.name or str(one.pattern)), one
        elif one.namespace != "admin":
            yield from addresses(one, f"{one.namespace}:" if one.namespace else prefix)


ADDRESSES = dict(addresses(get_resolver()))


def path_of(name: str) -> str:
    converters = ADDRESSES[name].pattern.converters
    kinds = {key: type(converter).__name__.removesuffix("Converter").lower() for key, converter in converters.items()}
    return reverse(name, kwargs={key: _ARGUMENTS.get(kind.replace("string", "str"), 1) for key, kind in kinds.items()})


@pytest.fixture
def visitor(client: Client, db: None, request: pytest.FixtureRequest) -> tuple[Client, Role]:
    role: Role = request.param
    if role != Role.READER:
        client.force_login(UserFactory(admin=role == Role.ADMIN))
    return client, role


def test_the_table_lists_every_address_and_no_other() -> None:
    assert set(TABLE) == set(ADDRESSES)


@pytest.mark.parametrize("visitor", ROLES, indirect=True, ids=str)
@pytest.mark.parametrize("name", TABLE)
def test_who_may_come_in(visitor: tuple[Client, Role], name: str) -> None:
    client, role = visitor
    right = TABLE[name]
    for method in METHODS:
        response = getattr(client, method)(path_of(name))
        if right is None or may(role, right):
            assert response.status_code in {200, 204, 302, 303, 400, 404, 405, 409, 422}, method
            assert "login" not in response.get("Location", ""), method
        elif role == Role.READER:
            assert response.status_code == 302, method
            assert response["Location"].startswith(reverse("login")), method
        else:
            assert response.status_code == 403, method


@pytest.mark.parametrize("visitor", ROLES, indirect=True, ids=str)
@pytest.mark.parametrize("page", ["index", *(f"claims_{one}_changelist" for one in ADMIN), "claims_actor_add"])
def test_the_admin_is_for_admins(visitor: tuple[Client, Role], page: str) -> None:
    client, role = visitor
    response = client.get(reverse(f"admin:{page}"))
    assert (response.status_code == 200) == (role == Role.ADMIN)


@pytest.mark.parametrize("name", [name for name, right in TABLE.items() if right is not None])
def test_no_cache_on_the_way_keeps_a_page_of_the_desk(client: Client, db: None, name: str) -> None:
    client.force_login(UserFactory(admin=True))
    response = client.get(path_of(name))
    if response.status_code == 200:
        assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("name", TABLE)
def test_a_form_from_elsewhere_is_refused(db: None, name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(admin=True))
    assert client.post(path_of(name)).status_code in {403, 405}
