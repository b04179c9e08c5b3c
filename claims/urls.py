"""The addresses of the app: each stage brings its own."""

from django.urls import URLPattern, URLResolver

from claims.curation import urls as curation
from claims.curation.agreement import urls as agreement
from claims.curation.queue import urls as queue
from claims.curation.speakers import urls as speakers
from claims.disputes import urls as disputes
from claims.importing import urls as importing
from claims.importing.archive import urls as archive
from claims.publishing import urls as publishing
from claims.reading import urls as reading

app_name = "claims"

urlpatterns: list[URLPattern | URLResolver] = [
    # One line a stage, in the order of the story.
    *importing.urlpatterns,
    *archive.urlpatterns,
    *curation.urlpatterns,
    *queue.urlpatterns,
    *speakers.urlpatterns,
    *agreement.urlpatterns,
    *disputes.urlpatterns,
    *publishing.urlpatterns,
    *reading.urlpatterns,
]
