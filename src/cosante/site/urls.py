"""Addresses of the site, and its error pages."""

from django.urls import include, path

urlpatterns = [path("", include("cosante.api.urls")), path("", include("cosante.web.urls"))]

handler400 = "cosante.web.views.errors.bad_request"
handler403 = "cosante.web.views.errors.forbidden"
handler404 = "cosante.web.views.errors.not_found"
handler500 = "cosante.web.views.errors.server_error"
