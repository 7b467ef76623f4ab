"""The pages of review: one proposal after the other, forms that decide once, and the first page."""

import re

import pytest
from finding import the
from review_forms import page_of, review_address, send, token_of
from stories import Story, training_in_french

from cosante.register.actions import accept, add_document, merge, reject
from cosante.register.models import (
    Account,
    Act,
    Decision,
    Fact,
    Partner,
    Role,
    Rules,
)
from cosante.web import tokens
from cosante.web.who import account

pytestmark = pytest.mark.django_db


# The queue


def test_review_begins_with_the_first_act_of_the_oldest_document(client, training):
    assert client.get("/review/").url.startswith(review_address(the("act")))


def test_a_proposal_shows_its_sentence_lit_with_its_neighbours_and_its_values_as_a_form(client):
    text = "It rained. In May 2024 the WHO trained 12 nurses. The bus left. Nobody knows why."
    story = Story(text, title="Nurses").fact("f1", "count", "12 nurses", value=12, of="trainees")
    add_document(story.reading())
    page = page_of(client, review_address(the("count")))
    assert "It rained. In May 2024 the WHO trained <mark>12 nurses</mark>. The bus left.</blockquote>" in page
    assert "Nobody knows why" not in page
    assert '<input type="text" name="v-value" value="12"' in page
    assert '<option value="trainees" selected>' in page


def test_an_act_shows_what_it_names_in_its_sentence_and_offers_the_facts_of_its_document(client, training):
    page = page_of(client, review_address(the("act")))
    assert '<mark><span class="w count">12 nurses</span></mark>' in page
    assert re.search(r'name="v-actors" value="f1"[^>]*checked', page)
    assert "with the 4 it names" in page
    assert "Training: WHO → Lao Cai" in page


def test_accepting_leads_to_the_next_and_says_what_was_done(client, training, owner):
    response = send(client, the("act"))
    assert response.url.startswith(review_address(the("partner", local_id="f1")))
    page = page_of(client, response.url)
    assert "owner accepted: Act: Training" in page
    assert "5 facts of it wait" in page
    assert the("act").decisions.get().by == owner


def test_values_that_were_changed_are_a_correction(client, training):
    send(client, the("count"), **{"v-value": "13", "v-of": "trainees", "v-qualifier": "about"})
    fact = the("count")
    assert (fact.status, fact.payload["value"], fact.payload["qualifier"]) == ("corrected", 13, "about")


def test_values_left_as_they_are_are_no_correction(client):
    story = Story("The Ministry\nof Health gave 1.5 million dollars in May.", language="en")
    story.partner("f1", "Ministry\nof Health", type="ministry").person("f2", "Health", partner="f1")
    story.fact("f3", "money", "1.5 million", amount=1500000.5, currency="USD", currency_inferred=True)
    story.fact("f4", "date", "May", value="XXXX-05", role="event").fact("f5", "count", "1.5", value=1.5, of="other")
    story.fact("f6", "place", "Health", name="Health", name_en=None)
    story.act("f7", "gave", type="funding", actors=["f1", "f2"], recipients=["f2"], health_areas=["surgery", "malaria"])
    add_document(story.reading())
    for fact in Fact.objects.all():
        page = page_of(client, review_address(fact))
        sent = [(name, value) for name, value in filled(page) if name.startswith("v-")]
        data: dict[str, list[str]] = {}
        for name, value in sent:
            data.setdefault(name, []).append(value)
        assert client.post(review_address(fact), {"token": token_of(page), "do": "right", **data}).status_code == 302
        fact.refresh_from_db()
        assert fact.status == "accepted", (fact, fact.payload, fact.as_read)


def filled(page: str):
    """The fields of a page's forms as a browser would send them untouched."""
    for tag in re.findall(r"<input[^>]*>", page):
        given = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if given.get("name") and (given.get("type") != "checkbox" or " checked" in tag):
            yield given["name"], given.get("value", "on" if given.get("type") == "checkbox" else "")
    for name, body in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', body) or re.search(r'<option value="([^"]*)"', body)
        yield name, chosen[1]


def test_a_date_that_is_none_is_explained_beside_its_field_and_decides_nothing(client, training):
    response = send(client, the("date"), **{"v-value": "next spring", "v-role": "event"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Write it as in 2023-10-25" in page
    assert 'value="next spring"' in page
    assert not Decision.objects.exists()


def test_rejecting_keeps_the_reason(client, training):
    send(client, the("count"), do="wrong", why="said-elsewhere")
    decision = the("count").decisions.get()
    assert (the("count").status, decision.why) == ("rejected", "another fact says it")
    assert decision.values == {"why": {"reasons": [["said-elsewhere", {}]]}}  # for readers of other languages


def test_an_act_is_accepted_with_all_it_names(client, training):
    response = send(client, the("act"), with_named="1")
    assert response.url.startswith(review_address(the("date")))
    assert training.facts.filter(status="accepted").count() == 5


def test_a_form_sent_twice_decides_once_and_leads_to_the_same_place(client, training):
    page = page_of(client, review_address(the("count")))
    sent = {"token": token_of(page), "do": "right"}
    first, second = (client.post(review_address(the("count")), sent) for _ in range(2))
    assert first.url == second.url
    assert Decision.objects.count() == 1


def test_a_form_with_no_token_of_ours_decides_nothing(client, training):
    forged = token_of(page_of(client, review_address(the("count")))) + "x"
    for token in ("", forged):
        response = client.post(review_address(the("count")), {"token": token, "do": "right"})
        assert response.status_code == 422
    assert not Decision.objects.exists()


def test_who_was_overtaken_sees_what_happened_and_keeps_what_was_typed(client, training, owner):
    client.force_login(owner)  # with a second account everybody signs in
    page = page_of(client, review_address(the("count")))
    reject([the("count")], Account.objects.create_user("bo", role=Role.REVIEWER))
    sent = {"token": token_of(page), "do": "right", "v-value": "77", "v-of": "beds", "v-qualifier": "exact"}
    response = client.post(review_address(the("count")), sent)
    assert response.status_code == 409
    again = response.content.decode()
    assert "bo decided this while you had it open" in again
    assert 'name="v-value" value="77"' in again
    assert client.post(review_address(the("count")), sent | {"token": token_of(again)}).status_code == 302
    assert the("count").payload["value"] == 77


def test_undoing_the_last_leads_back_to_it(client, training):
    send(client, the("act"), with_named="1")
    page = page_of(client, review_address(the("date")))
    assert "5 decisions" in page
    response = client.post("/review/undo/", {"token": tokens.seal()})
    assert response.url.startswith("/review/")
    assert "5 decisions undone" in page_of(client, response.url)
    assert training.facts.filter(status="proposed").count() == 6


def test_there_is_nothing_to_undo_at_first(client, training):
    response = client.post("/review/undo/", {"token": tokens.seal()})
    assert response.status_code == 409
    assert "You have decided nothing that could be undone" in response.content.decode()


def test_the_end_of_a_document_asks_what_was_missed_and_leads_on(client, training, owner):
    add_document(training_in_french().reading())
    accept(training.facts.exclude(kind="count"), owner)
    end = send(client, the("count", document=training)).url
    assert end.startswith(f"/review/documents/{training.pk}/")
    page = page_of(client, end)
    assert "Did the reader miss something?" in page
    response = client.post(f"/review/documents/{training.pk}/complete/", {"token": token_of(page)})
    assert client.get(response.url).url.startswith(review_address(the("act", document__language="fr")))
    assert "Gone through by owner" in page_of(client, f"/review/documents/{training.pk}/")


def test_a_document_with_undecided_facts_cannot_be_said_to_be_gone_through(client, training):
    response = client.post(f"/review/documents/{training.pk}/complete/", {"token": tokens.seal()})
    assert response.status_code == 409
    assert "6 of its facts wait" in response.content.decode()


def test_when_nothing_waits_review_says_so_and_how_long_decisions_took(client, training, owner):
    send(client, the("count"))
    accept(training.facts.all(), owner)
    page = page_of(client, "/review/")
    assert "every fact has been decided" in page
    assert re.search(r"A decision takes \d+ seconds? \(median of 30 days\)", page)


def test_a_sum_of_two_people_waits_for_the_second(client):
    Rules.objects.create(four_eyes_amount=1000)
    story = Story("Japan gave 2 million dollars.").fact("f1", "money", "2 million", amount=2e6, currency="USD")
    document = add_document(story.reading()).document
    end = send(client, the("money")).url
    assert "1 fact waits for a second person" in page_of(client, end)
    assert "waits for a second person; none for you" in page_of(client, "/review/")
    assert document.facts.get().status == "proposed"


def test_a_reader_may_look_and_finds_no_form(client, training, as_reader):
    page = page_of(client, review_address(the("count")))
    assert "<mark>12 nurses</mark>" in page
    assert 'name="v-value"' not in page
    response = client.post(review_address(the("count")), {"token": tokens.seal(last=0), "do": "right"})
    assert response.status_code == 403
    assert not Decision.objects.exists()


def test_nobody_is_the_owner_where_people_sign_in(rf):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/")
    assert not account(request).may(Role.READER)
    request.user = AnonymousUser()
    assert not account(request).may(Role.READER)


def test_what_an_office_writes_to_itself_is_not_shown_to_visitors(client, training, monkeypatch):
    from cosante.web import beside

    client.post(f"/documents/{training.pk}/notes/", {"text": "for us alone"})
    send(client, the("count"), do="wrong", why="a rumour")
    monkeypatch.setattr(beside, "account", lambda request: Account(is_active=False))
    page = page_of(client, training.get_absolute_url())
    for words in ("for us alone", "a rumour", "Write a note", "Mark what the reader missed", "Who published it"):
        assert words not in page


# Merging


def partners_alike():
    for name in ("Rangpur Eye Hospital", "Rangpur Medical Hospital"):
        add_document(Story(name).partner("f1", name, type="health_facility", country="BD").reading())
    return Partner.objects.order_by("pk")


def test_a_record_that_may_be_the_same_is_made_one_from_the_proposal(client):
    one, other = partners_alike()
    fact = the("partner", partner=other)
    assert "Rangpur Eye Hospital" in page_of(client, review_address(fact))
    sent = {"token": tokens.seal(), "other": one.pk, "do": "merge", "next": review_address(fact)}
    response = client.post(f"/partners/{other.pk}/same/", sent)
    assert response.url.startswith(review_address(fact))
    other.refresh_from_db()
    assert other.merged_into == one  # the older address stays


def test_a_record_that_is_not_the_same_is_not_suggested_again(client):
    one, other = partners_alike()
    client.post(f"/partners/{other.pk}/same/", {"token": tokens.seal(), "other": one.pk, "do": "apart"})
    assert "May be the same" not in page_of(client, other.get_absolute_url())


def test_a_merged_act_leads_to_what_it_became(client, training, owner):
    add_document(training_in_french(when="2024-07", number=30).reading())
    one, other = Act.objects.order_by("pk")
    merge(one, other, owner)
    assert client.get(other.get_absolute_url()).url == one.get_absolute_url()


# Home


def test_home_has_four_figures_that_lead_to_what_they_count(client, training, owner):
    add_document(training_in_french(when="2024-07", number=12).reading())
    merge(*Act.objects.order_by("pk"), owner)
    page = page_of(client, "/")
    assert re.search(r'<a href="/review/"><b>10</b> facts wait for review', page)
    assert re.search(r'<a href="/conflicts/"><b>1</b> act with sources that differ', page)
    assert re.search(r'<a href="/ending/"><b>0</b> terms end', page)
    assert re.search(r'<a href="/new/"><b>2</b> new documents', page)
    for address in ("/conflicts/", "/new/", "/ending/"):
        page_of(client, address)
    assert "World Health Organization" in page_of(client, "/conflicts/")


def test_an_empty_register_begins_with_how_to_fill_it(client):
    page = page_of(client, "/")
    assert "holds no document yet" in page
    assert 'href="/add/"' in page


def test_home_asks_a_fixed_number_of_questions(client, django_assert_max_num_queries):
    for n in range(8):
        story = Story(f"The WHO met the ministry {n}.").partner("f1", "WHO").partner("f2", f"ministry {n}")
        add_document(story.act("f3", story.text[:-1], type="visit", actors=["f1", "f2"]).reading())
    client.get("/about/")  # the first visit makes the account of the one person
    with django_assert_max_num_queries(16 + 4):  # four for what is due: agreements, plans and what people wrote down
        client.get("/")


@pytest.mark.parametrize("many", [3, 30])
def test_a_proposals_page_asks_no_more_of_a_long_document(client, many, django_assert_max_num_queries):
    story = Story("".join(f"Nurse {n} met the ministry {n}. " for n in range(many)))
    for n in range(many):
        story.partner(f"f{n + 1}", f"ministry {n}.")
    add_document(story.reading())
    with django_assert_max_num_queries(22):
        page_of(client, review_address(Fact.objects.first()))
