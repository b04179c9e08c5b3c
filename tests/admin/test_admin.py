"""The admin: recorded, versioned, nothing deleted, admins only."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from claims.importing.find import find
from claims.models import Activity, Actor, Office, Source, User, record
from claims.vocab.kinds import ActorKind
from claims.vocab.roles import Role
from tests.factories import ActorFactory, AttributionFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def client_of_admin(client: Client) -> Client:
    client.force_login(UserFactory(admin=True))
    return client


def _inlines(**rows: dict[str, str]) -> dict[str, str]:
    data = {}
    for prefix in ("names", "offices"):
        fields = rows.get(prefix, {})
        data |= {f"{prefix}-TOTAL_FORMS": str(int(bool(fields))), f"{prefix}-INITIAL_FORMS": "0"}
        data |= {f"{prefix}-0-{name}": value for name, value in fields.items()}
    return data


def _actor(**fields: str) -> dict[str, str]:
    return {"kind": "person", "name": "Maria Example", "lang": "en", "slug": "maria-example", **fields}


def test_an_actor_is_added_found_by_its_names_and_recorded(client_of_admin: Client) -> None:
    body = ActorFactory()
    office = {"body": str(body.pk), "title": "spokeswoman", "speaks": "on", "date_edtf": "2015/..", "date_phrase": ""}
    data = _actor() | _inlines(names={"name": "Мария", "lang": "ru", "kind": "alias"}, offices=office)
    response = client_of_admin.post(reverse("admin:claims_actor_add"), data)
    assert response.status_code == 302, response.context["errors"]
    actor = Actor.objects.named("мария").get()
    assert actor in Actor.objects.named("maria example")
    assert str(Office.objects.get().date_earliest) == "2015-01-01"
    assert set(Activity.objects.values_list("verb", flat=True)) == {"added actor", "added actorname", "added office"}


def test_a_date_that_does_not_exist_is_said(client_of_admin: Client) -> None:
    office = {"body": str(ActorFactory().pk), "title": "spokeswoman", "date_edtf": "2023-02-30"}
    response = client_of_admin.post(reverse("admin:claims_actor_add"), _actor() | _inlines(offices=office))
    assert "2023-02-30" in response.content.decode()
    assert not Activity.objects.exists()


def test_the_second_to_save_sees_what_stands(client_of_admin: Client) -> None:
    actor = ActorFactory(name="Before")
    address = reverse("admin:claims_actor_change", args=[actor.pk])
    data = {"kind": ActorKind.STATE, "lang": "en", "seen": "1"} | _inlines()
    data |= {"names-INITIAL_FORMS": "0"}
    assert client_of_admin.post(address, data | {"name": "First"}).status_code == 302
    response = client_of_admin.post(address, data | {"name": "Second"})
    assert response.status_code == 200
    assert "First" in response.content.decode()
    actor.refresh_from_db()
    assert (actor.name, actor.version) == ("First", 2)


def test_a_source_is_corrected_never_added(client_of_admin: Client) -> None:
    source = SourceFactory()
    assert client_of_admin.get(reverse("admin:claims_source_add")).status_code == 403
    data = {"kind": "article", "title": "Corrected", "lang": "en", "access": "open", "seen": "1"}
    data |= {"date_edtf": "late December 2022", "date_phrase": ""}
    assert client_of_admin.post(reverse("admin:claims_source_change", args=[source.pk]), data).status_code == 302
    source = Source.objects.get(pk=source.pk)
    assert (source.title, source.date_edtf, source.date_phrase) == (
        "Corrected", "2022-12-21/2022-12-31", "late December 2022",
    )  # fmt: skip
    assert (source.provenance["title"], source.provenance["date"]) == ("person", "person")
    assert "section" not in source.provenance


def test_a_new_admin_is_staff_and_a_demoted_one_is_not(client_of_admin: Client) -> None:
    password = "a-long-enough-phrase-1"
    data = {"username": "new", "name": "", "role": Role.ADMIN, "usable_password": "true"}
    client_of_admin.post(reverse("admin:claims_user_add"), data | {"password1": password, "password2": password})
    user = User.objects.get(username="new")
    assert user.is_staff
    data = {"username": "new", "role": Role.EDITOR, "is_active": "on"}
    client_of_admin.post(reverse("admin:claims_user_change", args=[user.pk]), data)
    user.refresh_from_db()
    assert not user.is_staff
    assert password not in str(list(Activity.objects.values_list("data", flat=True)))


@pytest.mark.parametrize("model", ["actor", "source", "user", "activity"])
def test_nothing_can_be_deleted(client_of_admin: Client, model: str) -> None:
    rows = {"actor": ActorFactory, "source": SourceFactory, "user": UserFactory}
    pk = rows[model]().pk if model in rows else 1
    assert client_of_admin.post(reverse(f"admin:claims_{model}_delete", args=[pk]), {"post": "yes"}).status_code in (
        302, 403,
    )  # fmt: skip
    if model in rows:
        assert rows[model]._meta.model.objects.filter(pk=pk).exists()


def test_an_editor_is_not_let_in(client: Client) -> None:
    client.force_login(UserFactory())
    assert client.get(reverse("admin:index")).status_code == 302


def _change(client: Client, record: Actor | Source, **fields: object) -> HttpResponse:
    """Send the form of a record, as it stands but for some fields."""
    names = ("kind", "name", "title", "lang", "access", "url", "outlet_id", "source_id", "copy_of_id")
    data = {name.removesuffix("_id"): getattr(record, name, None) or "" for name in names}
    address = reverse(f"admin:claims_{record._meta.model_name}_change", args=[record.pk])
    return client.post(address, data | {"seen": record.version} | _inlines() | fields)


def test_whoever_speaks_in_two_sources_becomes_the_unnamed_one_of_neither(client_of_admin: Client) -> None:
    actor = ActorFactory()
    here, _there = (AttributionFactory(through=[actor]) for _n in range(2))
    answer = _change(client_of_admin, actor, kind=ActorKind.UNNAMED, source=here.capture.source_id)
    assert "They speak in another source too" in answer.text


@pytest.mark.parametrize("unseen", ["\u200b", "\u202e\u2069"])
def test_a_name_can_be_seen(client_of_admin: Client, unseen: str) -> None:
    actor = ActorFactory()
    name = _inlines(names={"name": unseen, "lang": "en", "kind": "alias"})
    for answer in (_change(client_of_admin, actor, name=unseen), _change(client_of_admin, actor, **name)):
        assert "Nothing can be seen of this name" in answer.text


def test_nobody_holds_an_office_of_themselves(client_of_admin: Client) -> None:
    actor = ActorFactory()
    office = _inlines(offices={"body": str(actor.pk), "title": "judge", "date_edtf": "", "date_phrase": ""})
    assert "an office of themselves" in _change(client_of_admin, actor, **office).text


def test_a_copy_names_its_origin(client_of_admin: Client) -> None:
    copy = SourceFactory(copy_of=SourceFactory())
    for source, origin in ((SourceFactory(), copy), (copy.copy_of, SourceFactory())):
        assert "A copy names its origin" in _change(client_of_admin, source, copy_of=origin.pk).text


def test_an_address_is_of_one_source_and_found_again(client_of_admin: Client) -> None:
    one, other = SourceFactory(), SourceFactory()
    assert _change(client_of_admin, one, url="https://daily.example.com/a/").status_code == 302
    assert [match.source for match in find(url="http://daily.example.com/a")] == [one]
    assert "Another source has this address" in _change(client_of_admin, other, url="https://daily.example.com/a").text


def test_setting_somebodys_password_stands_in_the_record(client_of_admin: Client) -> None:
    user, password = UserFactory(), "a-long-enough-phrase-1"
    address = reverse("admin:auth_user_password_change", args=[user.pk])
    data = {"usable_password": "true", "password1": password, "password2": "another"}
    client_of_admin.post(address, data)
    assert not Activity.objects.exists()
    client_of_admin.post(address, data | {"password2": password})
    activity = Activity.objects.get()
    assert (activity.verb, activity.target_id, activity.data) == ("set password", user.pk, {})


def test_the_record_says_in_words_what_was_done(client_of_admin: Client) -> None:
    record(by=None, verb="model-back", target=None, reason="It finds too little.", data={"from": "b", "to": "a"})
    page = client_of_admin.get(reverse("admin:claims_activity_changelist")).text
    assert "the model before made current again" in page
    assert "b → a" in page
