"""Feed: a feed or sitemap that is asked again and again. FeedAddress: an address that was seen in one.

What was seen is kept as a hash and for ever, so that an address is handed on to be imported once, whatever became of
it: a person who threw an article away is not shown it again tomorrow.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.vocab.statuses import FeedState


class FeedQuerySet(models.QuerySet["Feed"]):
    """Which feeds."""

    def due(self) -> FeedQuerySet:
        """Followed, and to be asked now."""
        return self.filter(state=FeedState.FOLLOWED, next_at__lte=Now())


class Feed(models.Model):
    """Something that lists addresses.

    takes_backlog: whether what it listed when it was first asked is imported too, or only what came after.
    next_at:       when it is asked next. n_failures: how often in a row it could not be asked, and `error` why.
    changed_at:    when it last had an address that was new. etag, last_modified: of its last answer, to ask for news.
    """

    url = models.URLField(_("address"), max_length=2000)
    url_key = models.CharField(max_length=2000, editable=False)
    outlet = models.ForeignKey(
        "claims.Actor", models.PROTECT, null=True, blank=True, related_name="feeds", verbose_name=_("outlet")
    )
    every_minutes = models.PositiveIntegerField(_("asked every so many minutes"))
    takes_backlog = models.BooleanField(_("with what it lists already"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=FeedState.choices, default=FeedState.FOLLOWED)
    followed_by = models.ForeignKey("claims.User", models.PROTECT, related_name="feeds", verbose_name=_("by"))
    created_at = models.DateTimeField(auto_now_add=True)
    next_at = models.DateTimeField(_("asked next"))
    asked_at = models.DateTimeField(_("asked last"), null=True)
    changed_at = models.DateTimeField(_("changed last"), null=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=300, blank=True)
    error = models.CharField(_("error"), max_length=500, blank=True)
    n_failures = models.PositiveSmallIntegerField(default=0)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        constraints = (
            models.UniqueConstraint(
                name="feed_followed_once", fields=["url_key"], condition=~Q(state=FeedState.STOPPED)
            ),
            models.CheckConstraint(
                name="feed_failed_with_reason",
                condition=Q(n_failures=0, error="") | (Q(n_failures__gt=0) & ~Q(error="")),
            ),
            models.CheckConstraint(name="feed_asked_now_and_then", condition=Q(every_minutes__gte=5)),
        )
        indexes = (models.Index(fields=["next_at"], name="feed_due", condition=Q(state=FeedState.FOLLOWED)),)

    def __str__(self) -> str:
        return self.url


class FeedAddress(models.Model):
    """`key_hash`: SHA-256 of the address in the form in which two addresses of one page are the same (url_key)."""

    feed = models.ForeignKey(Feed, models.CASCADE, related_name="seen")
    key_hash = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("address in a feed")
        verbose_name_plural = _("addresses in feeds")

    def __str__(self) -> str:
        return self.key_hash
