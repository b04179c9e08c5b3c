"""The page of feeds: follow one, see how each is doing, pause or stop it."""

from __future__ import annotations

from http import HTTPStatus

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as later
from django.views.decorators.http import require_http_methods, require_POST

from claims.importing.errors import AlreadyFollowed
from claims.importing.fetching.following import decide_feed, follow_feed
from claims.importing.fetching.forms import DecideForm, FollowForm
from claims.models import Feed
from claims.vocab.roles import Right
from claims.vocab.statuses import FeedState
from claims.web.access import editor_of, requires
from claims.web.htmx import done, page_or_partial

SHOWN = 50
_DONE = {
    FeedState.FOLLOWED: later("Followed again: %(url)s."),
    FeedState.PAUSED: later("Paused: %(url)s."),
    FeedState.STOPPED: later("No longer followed: %(url)s."),
}


@requires(Right.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def feed_list(request: HttpRequest) -> HttpResponse:
    """All feeds, and a form to follow one more."""
    form = FollowForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            follow_feed(by=editor_of(request), **form.cleaned_data)
            return done(request, _("It is followed, and asked within a minute or two."), to=request.path)
        except AlreadyFollowed as error:
            form.add_error("url", str(error))
    feeds = Feed.objects.select_related("outlet", "followed_by")
    page = Paginator(feeds, SHOWN).get_page(request.GET.get("page"))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    context = {"form": form, "page": page, "states": FeedState}
    return page_or_partial(request, "importing/feed_list.html", context, status=status)


@requires(Right.IMPORT)
@require_POST
def feed_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause a feed, go on with it, or follow it no longer."""
    feed = get_object_or_404(Feed, pk=pk)
    form = DecideForm(request.POST)
    message = _("Say what is to be done with it.")
    if form.is_valid():
        try:
            decide_feed(feed=feed, state=form.cleaned_data["state"], by=editor_of(request))
            message = _(_DONE[form.cleaned_data["state"]]) % {"url": feed.url}
        except AlreadyFollowed as error:
            message = str(error)
    return done(request, message, to=reverse("claims:feed-list"))
