"""The addresses of the archive: for whoever curates."""

from django.urls import path

from claims.importing.archive import views

urlpatterns = [
    path("desk/captures/<int:pk>/page/", views.capture_page, name="capture-page"),
    path("desk/captures/<int:pk>/page/frame/", views.capture_frame, name="capture-frame"),
    path("desk/captures/<int:pk>/bytes/", views.capture_bytes, name="capture-bytes"),
]
