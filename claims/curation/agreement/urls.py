"""The addresses of second readings: for whoever curates."""

from django.urls import path

from claims.curation.agreement import views

urlpatterns = [
    path("desk/agreement/", views.agreement_list, name="agreement-list"),
    path("desk/agreement/<int:pk>/", views.agreement_detail, name="agreement-detail"),
    path("desk/captures/<int:pk>/second-reading/", views.second_reading, name="second-reading"),
    path("desk/captures/<int:pk>/second-reading/judge/", views.second_reading_judge, name="second-reading-judge"),
]
