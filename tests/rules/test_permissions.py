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
_NEEDS: dict[Right | None, str] = {
    None: """
        healthz login logout
        claims:home claims:about claims:dispute-detail claims:claim-detail claims:actor-detail claims:source-detail
    """,
    # whoever has an account may curate
    Right.CURATE: """
        password-change password-change-done
        claims:desk claims:capture-list claims:capture-detail claims:desk-source
        claims:capture-page claims:capture-frame claims:capture-bytes
        claims:attribution-mark claims:attribution-edit claims:attribution-decide
        claims:suggestion-list claims:suggestion-decide claims:suggestion-progress
        claims:agreement-list claims:agreement-detail claims:second-reading claims:second-reading-judge
        claims:speaker-list claims:speaker-settle claims:speaker-settled claims:speaker-unsettle
        claims:attribution-review claims:review-undo claims:review-accept-many
        claims:note-add claims:note-edit claims:note-remove
        claims:desk-claim-list claims:desk-claim-detail claims:claim-cite
        claims:desk-actor-list claims:desk-actor-detail claims:actor-name-add claims:actor-office-add
        claims:source-captures claims:capture-quotations claims:capture-look-back claims:reanchoring-confirm
        claims:notice-list claims:notice-detail claims:copy-list claims:copy-detail claims:source-group
    """,
    Right.DISPUTE: """
        claims:contradiction-list claims:contradiction-new claims:contradiction-detail
        claims:contradiction-decide claims:contradiction-withdraw claims:contradiction-reopen
        claims:desk-dispute-list claims:desk-dispute-new claims:desk-dispute-edit claims:desk-dispute
        claims:position-add claims:position-rename claims:position-remove
        claims:claim-place claims:placement-move claims:placement-remove
        claims:finding-new claims:finding-edit claims:finding-remove claims:reading-add claims:reading-remove
        claims:silence-new claims:silence-edit claims:silence-remove claims:actor-names
        claims:dispute-preview claims:dispute-submit claims:dispute-review claims:dispute-send-back
    """,
    Right.PUBLISH: "claims:dispute-publish claims:dispute-pause",
    Right.IMPORT: """
        claims:import-list claims:import-detail claims:import-keep
        claims:feed-list claims:feed-decide
        claims:import-cancel claims:import-resume claims:import-retry claims:import-rows-json claims:import-rows-csv
        claims:import-row-detail claims:import-row-keep claims:import-row-discard claims:import-row-same
    """,
}
TABLE = {name: right for right, names in _NEEDS.items() for name in names.split()}

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
    answers = [getattr(client, method)(path_of(name)) for method in METHODS]
    answers = [answer for answer in answers if answer.status_code != 405]  # a method the address does not know
    assert answers
    for answer in answers:
        if right is None or may(role, right):
            assert answer.status_code in {200, 302, 303, 400, 404, 422}
            assert "login" not in answer.get("Location", "")
        elif role == Role.READER:
            assert answer.status_code == 302
            assert answer["Location"].startswith(reverse("login"))
        else:
            assert answer.status_code == 403


@pytest.mark.parametrize("visitor", ROLES, indirect=True, ids=str)
@pytest.mark.parametrize("page", ["index", *(f"claims_{one}_changelist" for one in ADMIN), "claims_actor_add"])
def test_the_admin_is_for_admins(visitor: tuple[Client, Role], page: str) -> None:
    client, role = visitor
    response = client.get(reverse(f"admin:{page}"))
    assert (response.status_code == 200) == (role == Role.ADMIN)


@pytest.mark.parametrize("name", [name for name, right in TABLE.items() if right and name.startswith("claims:")])
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
