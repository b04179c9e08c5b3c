"""The desk's addresses of a whole dispute and its way to the readers."""

from django.urls import path

from claims.publishing import views

urlpatterns = [
    path("desk/disputes/<int:pk>/", views.desk_dispute, name="desk-dispute"),
    path("desk/disputes/<int:pk>/preview/", views.dispute_preview, name="dispute-preview"),
    path("desk/disputes/<int:pk>/submit/", views.dispute_submit, name="dispute-submit"),
    path("desk/disputes/<int:pk>/review/", views.dispute_review, name="dispute-review"),
    path("desk/disputes/<int:pk>/send-back/", views.dispute_send_back, name="dispute-send-back"),
    path("desk/disputes/<int:pk>/publish/", views.dispute_publish, name="dispute-publish"),
    path("desk/disputes/<int:pk>/pause/", views.dispute_pause, name="dispute-pause"),
]
