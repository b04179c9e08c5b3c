"""The addresses of importing: doors for admins, what becomes of a source for whoever curates."""

from django.urls import path

from claims.importing import row_views, views
from claims.importing.fetching import views as feed_views
from claims.importing.origins import urls as origins
from claims.importing.versions import urls as versions

urlpatterns = [
    path("desk/import/", views.import_list, name="import-list"),
    path("desk/import/feeds/", feed_views.feed_list, name="feed-list"),
    path("desk/import/feeds/<int:pk>/", feed_views.feed_decide, name="feed-decide"),
    path("desk/import/<int:pk>/", views.import_detail, name="import-detail"),
    path("desk/import/<int:pk>/keep/", views.import_keep, name="import-keep"),
    path("desk/import/<int:pk>/cancel/", views.import_cancel, name="import-cancel"),
    path("desk/import/<int:pk>/resume/", views.import_resume, name="import-resume"),
    path("desk/import/<int:pk>/retry/", views.import_retry, name="import-retry"),
    path("desk/import/<int:pk>/rows.json", views.import_export, {"form": "json"}, name="import-rows-json"),
    path("desk/import/<int:pk>/rows.csv", views.import_export, {"form": "csv"}, name="import-rows-csv"),
    path("desk/import/rows/<int:pk>/", row_views.row_detail, name="import-row-detail"),
    path("desk/import/rows/<int:pk>/keep/", row_views.row_keep, name="import-row-keep"),
    path("desk/import/rows/<int:pk>/discard/", row_views.row_discard, name="import-row-discard"),
    path("desk/import/rows/<int:pk>/same/", row_views.row_same, name="import-row-same"),
    *versions.urlpatterns,
    *origins.urlpatterns,
]
