"""The addresses of the app: each stage brings its own."""

from django.urls import URLPattern, URLResolver

app_name = "claims"

urlpatterns: list[URLPattern | URLResolver] = []
