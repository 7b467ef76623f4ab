"""A day of each: what a person of every role comes for, from the first page to the last, in her language, at her desk or
on her phone.
"""

import csv
from pathlib import Path

import pytest
from people import as_cookies, come_in
from stories import Story, training_in_english

from browsing import CHROMIUM, follow, press, sync_api
from cosante.intake.terms import prepare_search
from cosante.register.actions import accept, add_document, merge
from cosante.register.models import Act, Document, Fact, Partner, Role, SavedSearch

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one"),
]

NEWS = (
    "ঢাকা, ১৭ মার্চ ২০২৬। বাংলাদেশের স্বাস্থ্য মন্ত্রণালয় ও নেপালের স্বাস্থ্য মন্ত্রণালয় আজ ঢাকায় দুই বছরের একটি চুক্তি সই করেছে। "
    "চুক্তি অনুযায়ী নেপালের ৪৫ জন নার্সকে যক্ষ্মার চিকিৎসায় প্রশিক্ষণ দেওয়া হবে।"
)


@pytest.fixture
def opened(browser, live_server, people):
    """The browser of somebody who has come in."""

    def open_for(role: str, language: str, width: int):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, base_url=live_server.url, accept_downloads=True
        )
        context.add_cookies(as_cookies(come_in(role, people, language), live_server.url))
        page = context.new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        return page

    return open_for


def said(page, selector: str = "main") -> str:
    return page.inner_text(selector)


def table(download) -> list[list[str]]:
    with Path(download.path()).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


once = pytest.mark.once(reason="a journey of forms; what they do is tested on both databases by itself")


@once
def test_a_contributor_pastes_news_in_bengali_on_her_phone_and_sees_what_it_says(opened):
    chen = opened(Role.CONTRIBUTOR, "bn", 375)
    chen.goto("/")
    follow(chen, "nav a.add")
    chen.fill("textarea[name=text]", NEWS)
    chen.fill("[name=publisher]", "স্বাস্থ্য মন্ত্রণালয়")
    follow(chen, "form.add button")
    assert chen.url.endswith("?came=added")
    assert "৪৫ জন প্রশিক্ষণার্থী" in said(chen, "#facts")
    chen.click(".m.count >> text=৪৫")
    sync_api.expect(chen.locator(".card.count.now")).to_be_in_viewport()
    chen.click("#remarks + * summary, .remarks summary")
    chen.fill("#note-text", "মূল কপি দূতাবাসে আছে।")
    follow(chen, "form:has(#note-text) button")
    assert "মূল কপি দূতাবাসে আছে।" in said(chen, ".remark")
    assert chen.locator("button:text-matches('গ্রহণ')").count() == 0  # that is for reviewers
    assert chen.errors == []
    assert Document.objects.get().publisher == "স্বাস্থ্য মন্ত্রণালয়"


def test_a_reviewer_accepts_corrects_merges_and_undoes_in_french(opened):
    add_document(training_in_english().reading())
    for name in ("Rangpur Eye Hospital", "Rangpur Medical Hospital"):
        add_document(Story(name).partner("f1", name, type="health_facility", country="BD").reading())
    rui = opened(Role.REVIEWER, "fr", 1280)
    rui.goto(f"/review/{Fact.objects.get(kind='count').pk}/")
    press(rui, "a")
    assert "Rui a accepté" in said(rui, "#done")
    rui.goto(f"/review/{Fact.objects.get(kind='date').pk}/")
    rui.keyboard.press("c")
    rui.fill("[name=v-value]", "13 mai 2024")
    press(rui, "Enter", on="[name=v-value]")
    assert "Rui a corrigé" in said(rui, "#done")
    assert "13 mai 2024" in said(rui, "#done")
    rui.goto(f"/review/{Fact.objects.filter(partner__country='BD').first().pk}/")
    rui.keyboard.press("m")
    press(rui, "Enter")
    assert "Rui a fusionné" in said(rui, "#done")
    assert Partner.objects.exclude(merged_into=None).count() == 1
    press(rui, "u")
    assert "annulé" in said(rui, "#done")
    assert not Partner.objects.exclude(merged_into=None).exists()
    assert Fact.objects.get(kind="date").payload["value"] == "2024-05-13"
    assert rui.errors == []


@once
def test_an_administrator_invites_sets_a_rule_and_finds_both_in_the_audit(opened):
    amina = opened(Role.ADMINISTRATOR, "en", 1280)
    amina.goto("/accounts/")
    amina.select_option("[name=role]", "contributor")
    amina.fill("[name=email]", "bo@example.org")
    press(amina, "Enter", on="[name=email]")
    assert "/join/" in said(amina, ".made code")
    follow(amina, "nav.sections a[href='/rules/']")
    amina.fill("[name=four_eyes_amount]", "100,000")
    amina.fill("[name=four_eyes_currency]", "USD")
    press(amina, "Enter", on="[name=four_eyes_currency]")
    follow(amina, "nav.sections a[href='/audit/']")
    amina.select_option("[name=what]", "logins")
    follow(amina, "form.filters button")
    shown = said(amina, "table.audit")
    assert "bo@example.org, as contributor" in shown
    assert "of sums from USD\u00a0100,000 on two of them." in shown
    with amina.expect_download() as saved:
        amina.click("text=download as a table")
    rows = table(saved.value)
    assert {"invited", "rules"} <= {row[1] for row in rows[1:]}
    assert amina.errors == []


def test_a_reader_searches_narrows_keeps_the_search_and_takes_the_table_home(opened, register):
    lea = opened(Role.READER, "fr", 375)
    lea.goto("/")
    lea.fill("#find", "kirghizistan")
    follow(lea, ".find button")
    assert "Kirghizstan" in said(lea)
    lea.goto("/acts/")
    lea.click("details.more > summary")
    lea.fill("[name=amount_from]", "1 234 566,50")
    lea.select_option("[name=currency]", "USD")
    follow(lea, "form.filters button")
    assert "amount_from=1234566.5" in lea.url.replace("1234566.50", "1234566.5")
    assert "1\u202f234\u202f566,5" in said(lea, ".chips")
    lea.fill("form.inline [name=name]", "Grandes sommes")
    follow(lea, "form.inline button")
    lea.goto("/acts/")
    follow(lea, "text=Grandes sommes")
    with lea.expect_download() as saved:
        lea.click("a[href^='/acts.csv']")
    assert len(table(saved.value)) - 1 == lea.locator(".rows .row:has(.badge)").count() > 0
    assert SavedSearch.objects.get(name="Grandes sommes").account.username == "lea"
    assert lea.errors == []


@once
def test_a_visitor_follows_a_permanent_address_and_a_feed(public, people, opened):
    prepare_search()
    for name in ("OMS", "WHO"):
        add_document(Story(f"{name}.").partner("f1", name, type="un_agency").reading())
    add_document(training_in_english().reading())
    accept(Fact.objects.all(), people[Role.REVIEWER])
    one, other = Partner.objects.filter(name__in=["OMS", "WHO"]).order_by("pk")
    merge(one, other, people[Role.REVIEWER])
    visitor = opened("visitor", "bn", 375)
    visitor.goto(other.get_absolute_url())
    assert visitor.url.endswith(one.get_absolute_url())
    feed = visitor.request.get(visitor.get_attribute("main a[type='application/atom+xml']", "href"))
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert "rui" not in feed.text().lower()
    visitor.goto("/acts/")
    feed = visitor.request.get(visitor.get_attribute("main a[type='application/atom+xml']", "href"))
    (act,) = Act.objects.filter(merged_into=None)
    assert act.get_absolute_url() in feed.text()
    visitor.goto(act.get_absolute_url())
    assert "প্রশিক্ষণ" in said(visitor, "h1")
    assert visitor.errors == []
