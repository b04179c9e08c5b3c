"""The addresses of names that nobody knows yet: for whoever curates."""

from django.urls import path

from claims.curation.speakers import views

urlpatterns = [
    path("desk/speakers/", views.speaker_list, name="speaker-list"),
    path("desk/speakers/settle/", views.speaker_settle, name="speaker-settle"),
    path("desk/speakers/settled/", views.speaker_settled, name="speaker-settled"),
    path("desk/speakers/settled/<int:pk>/undo/", views.speaker_unsettle, name="speaker-unsettle"),
]
