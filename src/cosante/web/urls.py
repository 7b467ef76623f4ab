"""Permanent addresses. A record's address never changes; one that was merged leads to what it became."""

from django.urls import path

from cosante.web.views import about, acts, add, documents, partners, search

urlpatterns = [
    path("", documents.documents, name="documents"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("acts/", acts.acts, name="acts"),
    path("acts/<int:pk>/", acts.act, name="act"),
    path("partners/", partners.partners, name="partners"),
    path("partners/<int:pk>/", partners.partner, name="partner"),
    path("search/", search.search, name="search"),
    path("add/", add.add, name="add"),
    path("about/", about.about, name="about"),
]
