"""The site's addresses, and one more: a bare view that makes one query, behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from claims.models import Dispute
from tracker.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def bare(request: HttpRequest) -> HttpResponse:
    """What any page costs at least: a request, one row by its key, a response."""
    return HttpResponse(Dispute.objects.values_list("question", flat=True).get(slug="measured"))


urlpatterns = [path("bare/", bare), *urlpatterns]
