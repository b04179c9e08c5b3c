"""A dispute as of a day, or by the number of its edition."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def twice(road, publish):
    """Published on 1 March, and again on 3 March with another question."""
    road.question = "Was the road shut?"
    publish(road, "2026-03-03", "The question is put the other way.")
    return road


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        ("", "Was the road shut?"),
        ("?as_of=2026-03-01", "Was the road open?"),  # that very day: in force at its end
        ("?as_of=2026-03-02", "Was the road open?"),
        ("?as_of=2026-03-03", "Was the road shut?"),
        ("?as_of=2999-01-01", "Was the road shut?"),
        ("?as_of=9999-12-31", "Was the road shut?"),
        ("?edition=1", "Was the road open?"),
        ("?edition=2", "Was the road shut?"),
        ("?edition=1&as_of=2026-03-03", "Was the road open?"),  # the number is the more exact of the two
    ],
)
def test_the_edition_asked_for_is_shown(client, twice, asked, question):
    response = client.get(f"/disputes/road/{asked}")
    assert response.status_code == 200
    assert f'<h1 lang="en" dir="ltr">{question}</h1>' in response.content.decode()


@pytest.mark.parametrize("asked", ["?edition=1", "?as_of=2026-03-01"])
def test_an_older_edition_says_so_and_points_to_the_current_one(client, twice, asked):
    page = client.get(f"/disputes/road/{asked}").content.decode()
    assert "Read the current edition, 2" in page
    assert '<link rel="canonical" href="http://testserver/disputes/road/">' in page
    assert 'content="noindex"' in page
    assert "edition 1" in page
    assert asked.startswith("?edition") or "at the end of 1 March 2026 (UTC)" in page


def test_the_current_edition_has_no_such_banner(client, twice):
    page = client.get("/disputes/road/?edition=2").content.decode()
    assert "Read the current edition" not in page


@pytest.mark.parametrize("asked", ["?as_of=2026-02-28", "?as_of=0001-01-01", "?edition=3", "?edition=0", "?edition=-1"])
def test_what_was_not_yet_there_is_a_kind_404(client, twice, asked):
    response = client.get(f"/disputes/road/{asked}")
    assert response.status_code == 404
    assert "first published on 1 March 2026" in response.content.decode()
    assert "It was open" not in response.content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        "?as_of=yesterday",
        "?as_of=2026-02-30",
        "?as_of=20260301",
        "?as_of=2026-W09-7",
        "?as_of=2026-03-01T00:00",
        "?edition=one",
        "?edition=1.0",
        "?edition=" + "9" * 5000,
        "?as_of=%00",
    ],
)
def test_what_is_no_day_and_no_number_is_a_kind_400(client, twice, asked):
    response = client.get(f"/disputes/road/{asked}")
    assert response.status_code == 400
    assert "2026-02-22" in response.content.decode()


def test_the_change_log_has_every_edition_with_its_note(client, twice):
    page = client.get("/disputes/road/").content.decode()
    assert page.index('<a href="?edition=2"') < page.index('<a href="?edition=1"')
    assert "The question is put the other way." in page
    assert "First published." in page


def test_cite_this_names_the_edition_shown(client, twice):
    page = client.get("/disputes/road/?edition=1").content.decode()
    assert "“Was the road open?”, edition 1, 1 March 2026, http://testserver/disputes/road/?edition=1" in page
    assert "@online{road-1," in page
