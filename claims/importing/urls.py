"""The addresses of importing: all for admins."""

from django.urls import path

from claims.importing import views

urlpatterns = [
    path("desk/import/", views.import_list, name="import-list"),
    path("desk/import/<int:pk>/", views.import_detail, name="import-detail"),
    path("desk/import/<int:pk>/keep/", views.import_keep, name="import-keep"),
    path("desk/import/rows/<int:pk>/", views.row_detail, name="import-row-detail"),
    path("desk/import/rows/<int:pk>/keep/", views.row_keep, name="import-row-keep"),
    path("desk/import/rows/<int:pk>/discard/", views.row_discard, name="import-row-discard"),
    path("desk/import/rows/<int:pk>/same/", views.row_same, name="import-row-same"),
]
