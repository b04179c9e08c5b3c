"""The addresses of versions: for whoever curates."""

from django.urls import path

from claims.importing.versions import views

urlpatterns = [
    path("desk/sources/<int:pk>/captures/", views.source_captures, name="source-captures"),
    path("desk/captures/<int:pk>/quotations/", views.capture_quotations, name="capture-quotations"),
    path("desk/captures/<int:pk>/quotations/look/", views.capture_look_back, name="capture-look-back"),
    path("desk/reanchorings/<int:pk>/confirm/", views.reanchoring_confirm, name="reanchoring-confirm"),
    path("desk/notices/", views.notice_list, name="notice-list"),
    path("desk/notices/<int:pk>/", views.notice_detail, name="notice-detail"),
]
