"""Every address: health, accounts, Django admin; the rest belongs to claims.urls."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from tracker import outage, views

# Django's login view would name the site after its host.
SITE = {"site_name": settings.SITE_NAME}

account = [
    path("login/", auth.LoginView.as_view(template_name="account/login.html", extra_context=SITE), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path(
        "password/",
        auth.PasswordChangeView.as_view(
            template_name="account/password_change.html", success_url="/account/password/done/"
        ),
        name="password-change",
    ),
    path(
        "password/done/",
        auth.PasswordChangeDoneView.as_view(template_name="account/password_change_done.html"),
        name="password-change-done",
    ),
]

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("account/", include(account)),
    path("admin/", admin.site.urls),
    path("", include("claims.urls")),
]

handler400 = views.bad_request
handler403 = views.forbidden
handler404 = views.not_found
handler500 = outage.server_error
