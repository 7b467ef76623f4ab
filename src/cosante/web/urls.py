"""Permanent addresses. A record's address never changes; one that was merged leads to what it became."""

from django.urls import path, re_path, register_converter

from cosante.web.looks import Look, listed
from cosante.web.views import (
    about,
    account,
    accounts,
    acts,
    add,
    adrift,
    agreements,
    areas,
    audit,
    bulk,
    decisions,
    documents,
    enter,
    entry,
    history,
    home,
    kept,
    language,
    ledger,
    map,
    money,
    network,
    partners,
    people,
    personal,
    places,
    readiness,
    remarks,
    results,
    review,
    rules,
    search,
    searches,
    signing_in,
    south,
    splitting,
    suggestions,
    supply,
    timeline,
    tokens,
    totals,
    webhooks,
    work,
)


class LookConverter:
    """Kinds of rows that the office keeps, by the plural of their noun."""

    regex = "[a-z]+(?:-[a-z]+)*"

    def to_python(self, value: str) -> Look:
        try:
            return listed()[value]
        except KeyError:
            raise ValueError(value) from None

    def to_url(self, look: "Look | str") -> str:
        return look if isinstance(look, str) else look.model.plural()


register_converter(LookConverter, "look")
_SUBJECT = r"(?P<kind>act|partner|document)s/(?P<pk>\d{1,15})"
#: What notes and files stand beside, a noun of kept rows among them.
_BESIDE = r"beside/(?P<kind>[a-z-]+)/(?P<pk>\d{1,15})"

_NUMBER = r"(?P<pk>\d{1,15})"
#: In which certificates are written.
_LANGUAGE = "(?P<language>en|fr|bn)"

urlpatterns = [
    path("", home.home, name="home"),
    path("new/", home.new, name="new"),
    path("conflicts/", home.conflicts, name="conflicts"),
    path("ending/", home.ending, name="ending"),
    path("review/", review.review, name="review"),
    path("review/<int:pk>/", review.proposal, name="proposal"),
    path("review/adrift/", adrift.adrift, name="adrift"),
    path("review/adrift/<int:pk>/", adrift.settle, name="settle"),
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
    re_path(r"^(?P<kind>act|partner)s/(?P<pk>\d{1,15})/split/$", splitting.split_record, name="split"),
    re_path(rf"^{_SUBJECT}/history/$", history.history, name="history"),
    re_path(rf"^{_SUBJECT}/notes/$", remarks.note, name="note"),
    re_path(rf"^{_BESIDE}/notes/$", remarks.note, name="note"),
    re_path(rf"^{_SUBJECT}/attachments/$", remarks.attachment, name="attachment"),
    re_path(rf"^{_BESIDE}/attachments/$", remarks.attachment, name="attachment"),
    re_path(
        r"^(?P<kind>note|attachment)s/(?P<pk>\d{1,15})/withdraw/$", remarks.withdraw_remark, name="withdraw_remark"
    ),
    path("attachments/<int:pk>/", remarks.download, name="download"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/original/", documents.original, name="original"),
    path("acts/", acts.acts, name="acts"),
    path("acts/<int:pk>/", acts.act, name="act"),
    path("acts.<str:kind>", acts.acts_file, name="acts-file"),
    path("searches/", searches.save, name="save-search"),
    path("searches/<int:pk>/forget/", searches.forget, name="forget-search"),
    path("agreements/told/", agreements.agreements, name="agreements"),
    path("areas/", areas.areas, name="areas"),
    path("areas/<str:code>/", areas.area, name="area"),
    path("places/", places.places, name="places"),
    path("places/<str:key>/", places.place, name="place"),
    path("ledger/", ledger.choose, name="ledger-choose"),
    path("ledger/behind/", ledger.behind, name="ledger-behind"),
    path("south-south/", south.south, name="south"),
    path("south-south/behind/", south.behind, name="south-behind"),
    path("south-south.<str:kind>", south.file, name="south-file"),
    path("trainings/<int:pk>/certificates/", people.certify_people, name="certify"),
    re_path(
        r"^trainings/(?P<pk>\d{1,15})/certificates\.(?P<language>en|fr|bn)\.pdf$", people.all_of, name="certificates"
    ),
    re_path(
        r"^participants/(?P<pk>\d{1,15})/certificate\.(?P<language>en|fr|bn)\.pdf$", people.one_of, name="certificate"
    ),
    path("series/<int:pk>/next/", people.next_of, name="plan-next"),
    path("personal-data/", personal.page, name="personal-data"),
    path("personal-data.json", personal.export, name="personal-data-json"),
    path("personal-data/erase/", personal.erase_them, name="erase-person"),
    path("ledger/<str:one>/", ledger.pair, name="ledger"),
    path("ledger/<str:one>/<str:other>/", ledger.pair, name="ledger"),
    path("map/", map.world, name="map"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("network/", network.network, name="network"),
    path("totals/", totals.totals, name="totals"),
    path("totals/behind/", totals.behind, name="totals-behind"),
    path("partners/", partners.partners, name="partners"),
    path("partners/<int:pk>/", partners.partner, name="partner"),
    path("search/", search.search, name="search"),
    path("suggestions/", suggestions.suggestions, name="suggestions"),
    path("suggestions/<int:pk>/", suggestions.answer, name="answer"),
    path("suggestions/undo/<int:pk>/", suggestions.take_back, name="take_back"),
    path("add/", add.add, name="add"),
    path("enter/", entry.entry, name="entry"),
    path("about/", about.about, name="about"),
    path("language/", language.language, name="language"),
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
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/<int:pk>/end/", tokens.end, name="end-token"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/<int:pk>/", accounts.account_of, name="account-of"),
    path("invitations/<int:pk>/withdraw/", accounts.withdraw, name="withdraw"),
    path("rules/", rules.rules, name="rules"),
    path("rules/retention/", rules.retention, name="retention"),
    path("rules/publishers/", rules.trust, name="trust"),
    path("rules/publishers/<int:pk>/remove/", rules.trust_no_more, name="trust-no-more"),
    path("webhooks/", webhooks.webhooks, name="webhooks"),
    path("webhooks/<int:pk>/", webhooks.webhook, name="webhook"),
    path("audit/", audit.page, name="audit"),
    path("audit.csv", audit.export, name="audit-csv"),
    path("changes/<int:pk>/take-back/", kept.take_back_change, name="take-back-change"),
    path("sources/<int:pk>/withdraw/", kept.cite_source_no_more, name="cite-no-more"),
    path("work/", work.work, name="work"),
    path("money/", money.money, name="money"),
    path("money/rows/", money.rows, name="money-rows"),
    path("money/problems/", money.problems, name="money-problems"),
    path("rates/load/", money.rates, name="rates-load"),
    path("supply/", supply.board, name="supply"),
    path("supply/orders/", supply.orders, name="supply-orders"),
    path("supply/stock/", supply.stock, name="supply-stock"),
    path("supply/lots/<int:pk>/", supply.lot, name="supply-lot"),
    path("supply/lines/<int:pk>/", supply.line, name="supply-line"),
    path("supply/prices/", supply.prices, name="supply-prices"),
    path("supply/lead-times/", supply.times, name="supply-times"),
    path("supply/watch/", supply.watch, name="supply-watch"),
    path("supply/due/", supply.due, name="supply-due"),
    path("supply/<slug:verb>/<int:pk>/", supply.do, name="supply-do"),
    path("indicators/board/", results.board, name="indicator-board"),
    path("indicators/catalogue/", results.listed, name="indicator-catalogue"),
    path("indicators/follow/", results.follow, name="indicator-follow"),
    path("indicators/<int:pk>/values/", results.bring, name="bring-values"),
    path("indicators/<int:pk>/values/keep/", results.keep_brought, name="keep-values"),
    path("readiness-lists/compare/", readiness.compare, name="readiness-compare"),
    path("readiness-lists/<int:pk>/fill/", readiness.fill_list, name="readiness-fill"),
    path("readiness-lists/<int:pk>/answers/", readiness.answers, name="readiness-answers"),
    path("<look:look>/", kept.rows, name="kept-rows"),
    path("<look:look>.<str:kind>", kept.rows_file, name="kept-file"),
    path("<look:look>/new/", kept.new, name="kept-new"),
    path("<look:look>/<int:pk>/", kept.row, name="kept"),
    path("<look:look>/<int:pk>/edit/", kept.edit, name="kept-edit"),
    path("<look:look>/<int:pk>/withdraw/", kept.withdraw_row, name="kept-withdraw"),
    path("<look:look>/<int:pk>/changes/", kept.history, name="kept-history"),
    path("<look:look>/<int:pk>/sources/", kept.cite_source, name="kept-cite"),
]
