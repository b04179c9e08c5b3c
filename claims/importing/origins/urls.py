"""The addresses of origins: for whoever curates."""

from django.urls import path

from claims.importing.origins import views

urlpatterns = [
    path("desk/copies/", views.copy_list, name="copy-list"),
    path("desk/copies/<int:pk>/", views.copy_detail, name="copy-detail"),
    path("desk/sources/<int:pk>/group/", views.source_group, name="source-group"),
]
