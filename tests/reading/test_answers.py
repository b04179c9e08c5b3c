"""What a visitor may keep, and when it is known to be still good."""

import pytest
from django.utils.translation import override

from claims.reading import answers
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/disputes/road/"


def test_a_page_that_is_known_is_not_rendered_again(client, road, django_assert_num_queries):
    tag = client.get(PAGE)["ETag"]
    with django_assert_num_queries(1):
        again = client.get(PAGE, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)


def test_another_edition_is_another_page(client, road, publish):
    tag = client.get(PAGE)["ETag"]
    road.summary = "Said better."
    publish(road, "2026-03-02", "Better words.")
    assert client.get(PAGE, headers={"If-None-Match": tag}).status_code == 200
    assert client.get(f"{PAGE}?edition=1", headers={"If-None-Match": tag}).status_code == 200


def test_a_pause_is_not_hidden_by_what_was_kept(client, road, django_user_model):
    tag = client.get(PAGE)["ETag"]
    road.paused_at, road.paused_by, road.pause_notice = "2026-03-05T00:00Z", UserFactory(), "Being checked."
    road.save()
    response = client.get(PAGE, headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert b"Being checked." in response.content


def test_strangers_may_keep_it_for_a_minute_and_each_cookie_apart(client, road):
    response = client.get(PAGE)
    assert response["Cache-Control"] == "public, max-age=60"
    assert "Cookie" in response["Vary"]


def test_who_is_logged_in_gets_a_page_that_is_kept_nowhere(client, road):
    tag = client.get(PAGE)["ETag"]
    client.force_login(UserFactory())
    response = client.get(PAGE, headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert "ETag" not in response
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("address", ["/", "/about/"])
def test_other_pages_are_known_again_too(client, road, address):
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_home_changes_with_a_new_publication(client, road, draft, publish):
    tag = client.get("/")["ETag"]
    publish(draft("other"))
    assert client.get("/", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("status", ["?as_of=2000-01-01", "?edition=x"])
def test_a_page_that_is_not_there_yet_has_no_tag(client, road, status):
    assert "ETag" not in client.get(PAGE + status)


def test_the_tag_tells_languages_and_releases_apart(monkeypatch):
    english = answers.tag("same")
    with override("de"):
        assert answers.tag("same") != english
    monkeypatch.setattr(answers, "release", lambda: "another")
    assert answers.tag("same") != english
