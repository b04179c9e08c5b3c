import pytest
from django.urls import reverse

from claims.importing.fetching.following import follow_feed
from claims.models import Feed
from claims.vocab.statuses import FeedState

PAGE = reverse("claims:feed-list")
URL = "https://daily.example.com/feed.xml"


@pytest.fixture
def feed(admin) -> Feed:
    return follow_feed(url=URL, every_minutes=60, by=admin, outlet="Daily")


def test_a_feed_is_followed_from_the_page(desk):
    sent = {"url": f" {URL} ", "every_minutes": "360", "outlet": "Daily", "takes_backlog": "on"}
    page = desk.post(PAGE, sent, follow=True).content.decode()
    feed = Feed.objects.get()
    assert (feed.url, feed.every_minutes, feed.takes_backlog, str(feed.outlet)) == (URL, 360, True, "Daily")
    assert URL in page
    assert "Not asked yet." in page


@pytest.mark.parametrize("url", ["", "ftp://example.com/", "https://a:b@example.com/", "http://127.1/"])
def test_what_is_no_address_is_said_at_its_field(desk, url):
    response = desk.post(PAGE, {"url": url, "every_minutes": "60"})
    assert response.status_code == 422
    assert "id_url_error" in response.content.decode()


def test_following_twice_is_said(desk, feed):
    response = desk.post(PAGE, {"url": URL, "every_minutes": "60"})
    assert response.status_code == 422
    assert "followed already" in response.content.decode()


@pytest.mark.parametrize("state", ["paused", "stopped"])
def test_a_feed_is_paused_and_stopped_and_followed_again(desk, feed, state):
    decide = reverse("claims:feed-decide", args=[feed.pk])
    for one in (state, "followed", "nonsense"):
        assert desk.post(decide, {"state": one}).status_code == 303
        feed.refresh_from_db()
        assert feed.state == (one if one in FeedState.values else FeedState.FOLLOWED)


def test_why_a_feed_fails_stands_beside_it(desk, feed):
    Feed.objects.update(error="There is <no> feed.", n_failures=3)
    page = desk.get(PAGE).content.decode()
    assert "There is &lt;no&gt; feed. It failed 3 times in a row." in page


def test_feeds_do_not_cost_a_query_each(desk, admin, feed, django_assert_num_queries):
    with django_assert_num_queries(4):
        desk.get(PAGE)
    for n in range(4):
        follow_feed(url=f"{URL}/{n}", every_minutes=60, by=admin)
    with django_assert_num_queries(4):
        desk.get(PAGE)
