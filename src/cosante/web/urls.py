"""Permanent addresses. A record's address never changes; one that was merged leads to what it became."""

from django.urls import path

from cosante.web.views import about, account, accounts, acts, add, audit, documents, partners, rules, signing_in

urlpatterns = [
    path("", documents.documents, name="documents"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("acts/", acts.acts, name="acts"),
    path("acts/<int:pk>/", acts.act, name="act"),
    path("partners/", partners.partners, name="partners"),
    path("partners/<int:pk>/", partners.partner, name="partner"),
    path("add/", add.add, name="add"),
    path("about/", about.about, name="about"),
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-in/code/", signing_in.code, name="sign-in-code"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("join/<str:token>/", signing_in.join, name="join"),
    path("account/", account.account, name="account"),
    path("account/password/", account.password, name="password"),
    path("account/second-factor/", account.second_factor, name="second-factor"),
    path("account/second-factor/qr.svg", account.qr, name="qr"),
    path("account/second-factor/off/", account.turn_off, name="turn-off"),
    path("account/sessions/end/", account.end_session, name="end-session"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/<int:pk>/", accounts.account_of, name="account-of"),
    path("invitations/<int:pk>/withdraw/", accounts.withdraw, name="withdraw"),
    path("rules/", rules.rules, name="rules"),
    path("rules/publishers/", rules.trust, name="trust"),
    path("rules/publishers/<int:pk>/remove/", rules.trust_no_more, name="trust-no-more"),
    path("audit/", audit.page, name="audit"),
    path("audit.csv", audit.export, name="audit-csv"),
]
