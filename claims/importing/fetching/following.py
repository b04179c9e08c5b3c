"""Feeds that are followed: asked when they are due, and what is new in them goes to be imported as a batch.

A feed is asked with the marks of its last answer, so that most answers are "nothing new". One that fails is asked
less and less often, up to once a day, and the page of feeds says why; it is never dropped by itself.

The index of a sitemap names other lists: those changed last are asked too, up to a number that a polite visitor can
ask in one go.
"""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app as jobs
from procrastinate.exceptions import AlreadyEnqueued

from claims.importing.actions import receive_addresses
from claims.importing.errors import AlreadyFollowed, Crashed, NoArticle, Refused, Unreachable
from claims.importing.fetching.addresses import checked
from claims.importing.fetching.client import fetch, is_unchanged, marks
from claims.importing.fetching.entries import MAX_ENTRIES, Entry
from claims.importing.fetching.feeds import listed
from claims.importing.find import url_key
from claims.importing.outlets import outlet_named
from claims.importing.received import Received
from claims.models import Feed, FeedAddress, Source, User, record
from claims.vocab.statuses import FeedState

ASK = "claims.importing.fetching.tasks.ask_feed"
MAX_LISTS = 20
_RAREST = timedelta(days=1)
_CHUNK = 2000
_VERBS = {FeedState.FOLLOWED: "resume_feed", FeedState.PAUSED: "pause_feed", FeedState.STOPPED: "stop_feed"}


@transaction.atomic
def follow_feed(*, url: str, every_minutes: int, by: User, outlet: str = "", takes_backlog: bool = False) -> Feed:
    """Follow a feed or a sitemap from now on. Errors: BadAddress; AlreadyFollowed."""
    address = checked(url)
    key = url_key(address.url) or address.url
    if Feed.objects.filter(url_key=key).exclude(state=FeedState.STOPPED).exists():
        raise AlreadyFollowed(_("This feed is followed already."))
    feed = Feed.objects.create(
        url=address.url,
        url_key=key,
        outlet=outlet_named(outlet, by=by) if outlet.strip() else None,
        every_minutes=every_minutes,
        takes_backlog=takes_backlog,
        followed_by=by,
        next_at=timezone.now(),
    )
    record(by=by, verb="follow_feed", target=feed, data={"url": feed.url, "every_minutes": every_minutes})
    return feed


@transaction.atomic
def decide_feed(*, feed: Feed, state: FeedState, by: User) -> Feed:
    """Pause a feed, go on with it, or follow it no longer. What came from it stays.

    Errors: AlreadyFollowed, if one that was stopped is followed anew by now.
    """
    feed = Feed.objects.select_for_update().get(pk=feed.pk)
    if feed.state == state:
        return feed
    others = Feed.objects.filter(url_key=feed.url_key).exclude(pk=feed.pk).exclude(state=FeedState.STOPPED)
    if feed.state == FeedState.STOPPED and others.exists():
        raise AlreadyFollowed(_("This feed is followed already."))
    feed.state = state
    if state == FeedState.FOLLOWED:
        feed.next_at = timezone.now()
    feed.save(update_fields=["state", "next_at"])
    record(by=by, verb=_VERBS[state], target=feed, data={"url": feed.url})
    return feed


def ask_due() -> int:
    """Make a job for each feed that is due; how many."""
    due = list(Feed.objects.due().order_by("next_at").values_list("pk", flat=True))
    for pk in due:
        name = f"feed {pk}"
        try:
            with transaction.atomic():
                jobs.configure_task(ASK, lock=name, queueing_lock=name).defer(feed_id=pk)
        except AlreadyEnqueued:
            continue
    return len(due)


def ask(feed_id: int) -> int:
    """Ask a feed, if it is due; how many addresses are new and go to be imported. Not inside a transaction."""
    feed = Feed.objects.due().filter(pk=feed_id).first()
    if feed is None:
        return 0
    try:
        received = fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
        entries = [] if is_unchanged(received) else _entries(received)
    except (Refused, Unreachable, Crashed) as error:
        _failed(feed, error)
        return 0
    return _take_in(feed, received, [entry.url for entry in entries])


def _entries(received: Received) -> list[Entry]:
    """What a feed lists, and the lists that it names. Errors: NoArticle if it is no feed."""
    found = listed(received)
    if found is None:
        raise NoArticle(_("There is no feed and no sitemap at this address."))
    lists = sorted((entry for entry in found if entry.is_list), key=lambda entry: entry.published, reverse=True)
    entries = [entry for entry in found if not entry.is_list]
    for one in lists[:MAX_LISTS]:
        try:
            inside = listed(fetch(one.url)) or []
        except (Refused, Unreachable, Crashed):
            continue  # the others may be there, and this one the next time
        entries += [entry for entry in inside if not entry.is_list]
        if len(entries) >= MAX_ENTRIES:
            break
    return entries[:MAX_ENTRIES]


@transaction.atomic
def _failed(feed: Feed, error: Refused | Unreachable | Crashed) -> None:
    feed.n_failures = min(feed.n_failures + 1, 1000)
    wait = min(timedelta(minutes=feed.every_minutes) * 2 ** min(feed.n_failures - 1, 10), _RAREST)
    asked_for = timedelta(seconds=(error.retry_after or 0) if isinstance(error, Unreachable) else 0)
    feed.asked_at, feed.error = timezone.now(), str(error)[:500]
    feed.next_at = feed.asked_at + max(wait, asked_for, timedelta(minutes=feed.every_minutes))
    feed.save(update_fields=["n_failures", "asked_at", "error", "next_at"])


@transaction.atomic
def _take_in(feed: Feed, received: Received, urls: list[str]) -> int:
    """Hand on what is new, and write down that it was seen, in one transaction."""
    feed = Feed.objects.select_for_update(of=["self"]).select_related("followed_by", "outlet").get(pk=feed.pk)
    is_first, now = feed.asked_at is None, timezone.now()
    new = _unseen(urls)
    FeedAddress.objects.bulk_create(
        (FeedAddress(feed=feed, key_hash=key) for key in new), batch_size=_CHUNK, ignore_conflicts=True
    )
    feed.asked_at, feed.error, feed.n_failures = now, "", 0
    feed.next_at = now + timedelta(minutes=feed.every_minutes)
    if not is_unchanged(received):
        feed.etag, feed.last_modified = marks(received)
    if new:
        feed.changed_at = now
    feed.save()
    if not new or (is_first and not feed.takes_backlog) or feed.state != FeedState.FOLLOWED:
        return 0
    receive_addresses(addresses=list(new.values()), how="feed", by=feed.followed_by, feed=feed)
    return len(new)


def _unseen(urls: list[str]) -> dict[str, str]:
    """Addresses that no feed has listed and no source has, by the hash of their key, in their order."""
    keys = {url: url_key(url) or url for url in urls}
    new = {sha256(key.encode()).hexdigest(): url for url, key in reversed(keys.items())}
    hashes = list(new)
    for at in range(0, len(hashes), _CHUNK):
        part = hashes[at : at + _CHUNK]
        seen = set(FeedAddress.objects.filter(key_hash__in=part).values_list("key_hash", flat=True))
        by_key = {keys[new[one]]: one for one in part}
        known = Source.objects.filter(url_key__in=list(by_key)).values_list("url_key", flat=True)
        for one in seen | {by_key[key] for key in known}:
            del new[one]
    return dict(reversed(new.items()))
