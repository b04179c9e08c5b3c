"""Logging in and out, changing the password, guessing it, and the pages that say no."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from tracker import views

PASSWORD = "kfqm-xw3d-9prt-h2nv"
LOGIN = "/account/login/"


@pytest.fixture
def account(db):
    return get_user_model().objects.create_user("anna", password=PASSWORD)


def log_in(client, password, **extra):
    return client.post(LOGIN, {"username": "anna", "password": password}, **extra)


def test_a_form_too_large_to_take_is_said_to_be(client, settings, db):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
    answer = client.post(LOGIN, {"username": "a" * (2 * 1024 * 1024), "password": PASSWORD})
    assert answer.status_code == 413
    assert "more than 1 MB" in answer.content.decode()


@pytest.mark.parametrize("name", ["a" * 10_000, "\u0958" * 255])
@pytest.mark.parametrize("path", [LOGIN, "/admin/login/"])
def test_no_name_is_too_long_to_be_refused(client, db, path, name):
    assert client.post(path, {"username": name, "password": PASSWORD}).status_code == 200


def test_a_request_for_another_host_is_refused_in_kind_words(client):
    answer = client.get("/about/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.content.decode()


def test_login_opens_a_session(client, account):
    assert log_in(client, PASSWORD)["Location"] == "/"
    assert client.session["_auth_user_id"] == str(account.pk)


def test_login_goes_on_to_the_page_that_asked_for_it(client, account):
    asked = client.get(reverse("password-change"))
    assert asked["Location"] == f"{LOGIN}?next={reverse('password-change')}"
    page = client.get(asked["Location"]).content.decode()
    assert f'value="{reverse("password-change")}"' in page


def test_login_never_goes_on_to_another_site(client, account):
    answer = client.post(LOGIN, {"username": "anna", "password": PASSWORD, "next": "https://evil.example/"})
    assert answer["Location"] == "/"


def test_wrong_password_says_so_and_opens_nothing(client, account):
    answer = log_in(client, "wrong")
    assert "correct username and password" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_logout_takes_a_post(client, account):
    client.force_login(account)
    assert client.get("/account/logout/").status_code == 405
    client.post("/account/logout/")
    assert "_auth_user_id" not in client.session


def test_password_can_be_changed(client, account):
    client.force_login(account)
    fields = {"old_password": PASSWORD, "new_password1": "another-long-one-9", "new_password2": "another-long-one-9"}
    assert client.post("/account/password/", fields, follow=True).status_code == 200
    account.refresh_from_db()
    assert account.check_password("another-long-one-9")


def test_short_password_is_refused(client, account):
    client.force_login(account)
    fields = {"old_password": PASSWORD, "new_password1": "kfqm-xw", "new_password2": "kfqm-xw"}
    assert "at least 12 characters" in client.post("/account/password/", fields).content.decode()


def test_guessing_is_stopped_with_a_kind_word(client, account):
    answers = [log_in(client, f"guess {n}").status_code for n in range(6)]
    assert answers == [200, 200, 200, 200, 200, 429]
    locked = log_in(client, PASSWORD)
    assert locked.status_code == 429
    assert locked["Retry-After"] == "1800"
    assert "closed to your address for 30 minutes" in locked.content.decode()


def test_guessing_from_elsewhere_does_not_lock_the_owner_out(client, account):
    for n in range(6):
        log_in(client, f"guess {n}", REMOTE_ADDR="192.0.2.66")
    assert log_in(client, PASSWORD, REMOTE_ADDR="192.0.2.1").status_code == 302


def test_right_password_forgives_earlier_mistakes(client, account):
    for _ in range(2):
        for n in range(5):
            log_in(client, f"typo {n}")
        assert log_in(client, PASSWORD).status_code == 302
        client.post("/account/logout/")


def test_forged_form_is_refused_in_clear_words(account):
    answer = log_in(Client(enforce_csrf_checks=True), PASSWORD)
    assert answer.status_code == 403
    assert "came from elsewhere or is too old" in answer.content.decode()


def test_unknown_address_gets_the_kind_page(client):
    answer = client.get("/nothing/of/the/kind/")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()


def test_forbidden_page_says_what_to_do(rf):
    answer = views.forbidden(rf.get("/"))
    assert answer.status_code == 403
    assert "An admin can" in answer.content.decode()


@pytest.mark.parametrize(
    ("proxies", "header", "expected"),
    [
        (0, "198.51.100.7", "203.0.113.9"),  # nobody in front of us: the header is the visitor's own tale
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "10.0.0.1, 198.51.100.7", "198.51.100.7"),  # only the last word is our proxy's
        (2, "10.0.0.1, 198.51.100.7, 192.0.2.5", "198.51.100.7"),
        (2, "198.51.100.7", "203.0.113.9"),
        (1, "", "203.0.113.9"),
    ],
)
def test_client_address_believes_only_our_proxies(proxies, header, expected):
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9", headers={"X-Forwarded-For": header})
    with override_settings(PROXY_COUNT=proxies):
        assert views.client_address(request) == expected


@pytest.mark.parametrize("path", [LOGIN, "/nothing/"])
def test_every_page_carries_the_headers(client, path):
    answer = client.get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]
