"""Permanent addresses. A record's address never changes; one that was merged leads to what it became."""

from django.urls import path

from cosante.web.views import (
    about,
    acts,
    add,
    agreements,
    areas,
    documents,
    ledger,
    map,
    network,
    partners,
    places,
    searches,
    timeline,
    totals,
)

urlpatterns = [
    path("", documents.documents, name="documents"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("acts/", acts.acts, name="acts"),
    path("acts/<int:pk>/", acts.act, name="act"),
    path("acts.<str:kind>", acts.acts_file, name="acts-file"),
    path("searches/", searches.save, name="save-search"),
    path("searches/<int:pk>/forget/", searches.forget, name="forget-search"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("areas/", areas.areas, name="areas"),
    path("areas/<str:code>/", areas.area, name="area"),
    path("places/", places.places, name="places"),
    path("places/<str:key>/", places.place, name="place"),
    path("ledger/", ledger.choose, name="ledger-choose"),
    path("ledger/<str:one>/", ledger.pair, name="ledger"),
    path("ledger/<str:one>/<str:other>/", ledger.pair, name="ledger"),
    path("map/", map.world, name="map"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("network/", network.network, name="network"),
    path("totals/", totals.totals, name="totals"),
    path("totals/behind/", totals.behind, name="totals-behind"),
    path("partners/", partners.partners, name="partners"),
    path("partners/<int:pk>/", partners.partner, name="partner"),
    path("add/", add.add, name="add"),
    path("about/", about.about, name="about"),
]
