"""The addresses of the queue: for whoever curates."""

from django.urls import path

from claims.curation.queue import views

urlpatterns = [
    path("desk/suggestions/", views.suggestion_list, name="suggestion-list"),
    path("desk/suggestions/progress/", views.suggestion_progress, name="suggestion-progress"),
    path("desk/suggestions/<int:pk>/decide/", views.suggestion_decide, name="suggestion-decide"),
]
