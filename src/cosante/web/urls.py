"""Permanent addresses. A record's address never changes; one that was merged leads to what it became."""

from django.urls import path, re_path

from cosante.web.views import (
    about,
    acts,
    add,
    bulk,
    decisions,
    documents,
    enter,
    entry,
    home,
    partners,
    remarks,
    review,
)

_SUBJECT = r"(?P<kind>act|partner|document)s/(?P<pk>\d{1,15})"

urlpatterns = [
    path("", home.home, name="home"),
    path("new/", home.new, name="new"),
    path("conflicts/", home.conflicts, name="conflicts"),
    path("ending/", home.ending, name="ending"),
    path("review/", review.review, name="review"),
    path("review/<int:pk>/", review.proposal, name="proposal"),
    path("review/undo/", review.undo_last, name="undo_last"),
    path("review/together/", bulk.bulk, name="bulk"),
    path("review/together/accept/", bulk.accept_bulk, name="accept_bulk"),
    path("review/documents/<int:pk>/", review.review_document, name="review_document"),
    path("review/documents/<int:pk>/complete/", review.complete_document, name="complete_document"),
    path("decisions/<int:pk>/undo/", decisions.undo_decision, name="undo_decision"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<int:pk>/enter/", enter.enter_fact, name="enter_fact"),
    path("documents/<int:pk>/describe/", decisions.describe_document, name="describe_document"),
    path("acts/<int:pk>/resolve/", decisions.resolve_conflict, name="resolve_conflict"),
    re_path(r"^(?P<kind>act|partner)s/(?P<pk>\d{1,15})/same/$", review.same, name="same"),
    re_path(rf"^{_SUBJECT}/notes/$", remarks.note, name="note"),
    re_path(rf"^{_SUBJECT}/attachments/$", remarks.attachment, name="attachment"),
    re_path(
        r"^(?P<kind>note|attachment)s/(?P<pk>\d{1,15})/withdraw/$", remarks.withdraw_remark, name="withdraw_remark"
    ),
    path("attachments/<int:pk>/", remarks.download, name="download"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("acts/", acts.acts, name="acts"),
    path("acts/<int:pk>/", acts.act, name="act"),
    path("partners/", partners.partners, name="partners"),
    path("partners/<int:pk>/", partners.partner, name="partner"),
    path("add/", add.add, name="add"),
    path("enter/", entry.entry, name="entry"),
    path("about/", about.about, name="about"),
]
