"""The addresses of the app: each stage brings its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path

from claims.curation import urls as curation
from claims.importing import urls as importing
from claims.reading import urls as reading

app_name = "claims"


def pending(request: HttpRequest, **kwargs: str) -> HttpResponse:
    raise Http404


urlpatterns: list[URLPattern | URLResolver] = [
    # One line a stage, in the order of the story.
    *importing.urlpatterns,
    *curation.urlpatterns,
    *reading.urlpatterns,
    # Placeholders for names that base.html needs, each to be replaced by its stage:
    path("desk/contradictions/", pending, name="contradiction-list"),
    path("desk/disputes/", pending, name="desk-dispute-list"),
]
