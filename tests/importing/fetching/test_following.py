from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.importing.errors import AlreadyFollowed, BadAddress
from claims.importing.fetching import following
from claims.importing.fetching.following import ask, ask_due, decide_feed, follow_feed
from claims.models import Activity, Feed, FeedAddress, Import
from claims.vocab.statuses import FeedState
from tests.factories import SourceFactory


@pytest.fixture
def feed(server, admin) -> Feed:
    url = server.page("/feed.xml", rss("/a", "/b"), 'ETag: "1"')
    return follow_feed(url=url, every_minutes=15, by=admin)


def rss(*links: str) -> bytes:
    return (
        "<rss><channel>" + "".join(f"<item><link>{link}</link></item>" for link in links) + "</channel></rss>"
    ).encode()


def ask_again(feed: Feed) -> int:
    Feed.objects.update(next_at=timezone.now())
    return ask(feed.pk)


def test_what_it_listed_at_first_is_not_imported_and_what_is_new_is(server, feed, admin):
    assert ask(feed.pk) == 0
    server.page("/feed.xml", rss("/c", "/b", "/a", "/c?utm_source=feed"))
    assert ask_again(feed) == 1
    batch = Import.objects.get()
    assert (batch.how, batch.about, batch.by) == ("feed", feed.url, admin)
    assert [row.asked_url for row in batch.rows.all()] == [server.url("/c")]
    assert ask_again(feed) == 0


def test_what_it_lists_already_is_imported_where_that_is_asked(server, admin):
    SourceFactory(url=server.url("/b"), url_key=following.url_key(server.url("/b")))
    feed = follow_feed(url=server.page("/feed.xml", rss("/a", "/b")), every_minutes=15, by=admin, takes_backlog=True)
    assert ask(feed.pk) == 1
    assert FeedAddress.objects.count() == 1


def test_what_comes_from_a_feed_is_of_its_outlet(server, admin):
    url = server.page("/feed.xml", rss("/a"))
    feed = follow_feed(url=url, every_minutes=15, by=admin, outlet="The Herald", takes_backlog=True)
    ask(feed.pk)
    assert Import.objects.get().outlet == feed.outlet


def test_it_is_asked_with_the_marks_of_its_last_answer(server, feed):
    ask(feed.pk)
    server.page("/feed.xml", b"", status="304 Not Modified")
    assert ask_again(feed) == 0
    assert 'If-None-Match: "1"' in server.asked[-1]
    feed.refresh_from_db()
    assert (feed.etag, feed.error) == ('"1"', "")
    assert feed.next_at > timezone.now() + timedelta(minutes=14)


def test_one_that_fails_is_asked_less_and_less_and_says_why(server, feed):
    server.page("/feed.xml", b"", status="404 Not Found")
    waits = []
    for _ in range(9):
        ask_again(feed)
        feed.refresh_from_db()
        waits.append(round((feed.next_at - feed.asked_at).total_seconds() / 60))
    assert waits == [15, 30, 60, 120, 240, 480, 960, 1440, 1440]
    assert "404" in feed.error
    server.page("/feed.xml", rss("/a"))
    ask_again(feed)
    feed.refresh_from_db()
    assert (feed.n_failures, feed.error) == (0, "")


def test_a_server_that_names_a_time_is_left_alone_until_then(server, feed):
    server.page("/feed.xml", b"", "Retry-After: 7200", status="503 Later")
    ask(feed.pk)
    feed.refresh_from_db()
    assert feed.next_at - feed.asked_at == timedelta(hours=2)


def test_a_page_is_no_feed(server, feed):
    server.page("/feed.xml", b"<html><p>Welcome")
    ask(feed.pk)
    feed.refresh_from_db()
    assert "no feed" in feed.error


def test_the_lists_of_an_index_are_asked_the_newest_first(server, admin, monkeypatch):
    monkeypatch.setattr(following, "MAX_LISTS", 2)
    names = "".join(f"<sitemap><loc>/{n}.xml</loc><lastmod>2024-0{n}-01</lastmod></sitemap>" for n in range(1, 5))
    url = server.page("/index.xml", f"<sitemapindex>{names}</sitemapindex>".encode())
    server.page("/4.xml", b"<urlset><url><loc>/d</loc></url></urlset>")
    feed = follow_feed(url=url, every_minutes=60, by=admin, takes_backlog=True)
    assert ask(feed.pk) == 1
    assert server.paths() == ["/robots.txt", "/index.xml", "/4.xml", "/3.xml"]


def test_only_what_is_followed_and_due_is_asked(server, feed, admin):
    decide_feed(feed=feed, state=FeedState.PAUSED, by=admin)
    assert (ask(feed.pk), ask_due()) == (0, 0)
    decide_feed(feed=feed, state=FeedState.FOLLOWED, by=admin)
    assert (ask_due(), ask_due()) == (1, 1)
    assert ProcrastinateJob.objects.filter(task_name=following.ASK).count() == 1
    ask(feed.pk)
    assert ask_due() == 0


def test_every_decision_is_recorded_once(feed, admin):
    for state in (FeedState.PAUSED, FeedState.PAUSED, FeedState.STOPPED, FeedState.FOLLOWED):
        decide_feed(feed=feed, state=state, by=admin)
    verbs = Activity.objects.about(feed).values_list("verb", flat=True)
    assert list(verbs) == ["resume_feed", "stop_feed", "pause_feed", "follow_feed"]


def test_a_feed_is_followed_once_unless_it_was_stopped(server, feed, admin):
    with pytest.raises(AlreadyFollowed):
        follow_feed(url=feed.url + "#x", every_minutes=60, by=admin)
    decide_feed(feed=feed, state=FeedState.STOPPED, by=admin)
    follow_feed(url=feed.url, every_minutes=60, by=admin, outlet="Daily")
    with pytest.raises(AlreadyFollowed):
        decide_feed(feed=feed, state=FeedState.FOLLOWED, by=admin)


def test_what_is_no_address_is_not_followed(admin):
    with pytest.raises(BadAddress):
        follow_feed(url="http://user:secret@example.com/", every_minutes=60, by=admin)


@pytest.mark.parametrize("wrong", [{"every_minutes": 1}, {"error": "x"}, {"n_failures": 1}])
def test_what_must_never_be_false_of_a_feed(feed, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Feed.objects.update(**wrong)
