"""The readers' addresses. They are permanent: what was once printed under one stays there."""

from django.urls import path

from claims.reading import views

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("disputes/<slug:slug>/", views.dispute_detail, name="dispute-detail"),
    path("claims/<int:pk>/", views.claim_detail, name="claim-detail"),
    path("actors/<slug:slug>/", views.actor_detail, name="actor-detail"),
    path("sources/<int:pk>/", views.source_detail, name="source-detail"),
]
