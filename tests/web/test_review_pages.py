"""The pages of review: one proposal after the other, forms that decide once, many at once, histories, remarks."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from stories import Story, training_in_english, training_in_french

from cosante.register.actions import accept, add_document, describe, merge, reject
from cosante.register.actions.access import owner as local_owner
from cosante.register.models import (
    Account,
    Act,
    Attachment,
    Decision,
    Document,
    Fact,
    Note,
    Partner,
    Role,
    Rules,
    TrustedPublisher,
    Verb,
)
from cosante.web import tokens
from cosante.web.who import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return add_document(training_in_english().reading()).document


@pytest.fixture
def owner():
    return local_owner()


@pytest.fixture
def as_reader(client):
    """Whoever asks is a reader."""
    client.force_login(Account.objects.create_user("rea", role=Role.READER))


def the(kind: str, **about: object) -> Fact:
    return Fact.objects.get(kind=kind, **about)


def page_of(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content.decode()[:2000]
    return response.content.decode()


def token_of(page: str) -> str:
    return re.search(r'name="token" value="([^"]+)"', page)[1]


def review_address(fact: Fact) -> str:
    return f"/review/{fact.pk}/"


def send(client, fact: Fact, **fields: object):
    """Send the form of a proposal's page, as a browser without JavaScript does."""
    page = page_of(client, review_address(fact))
    return client.post(review_address(fact), {"token": token_of(page), "do": "right", **fields})


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


# Many at once


def test_many_are_accepted_after_their_number_was_shown_and_nothing_that_came_since(client, training):
    page = page_of(client, "/review/together/?kind=&publisher=&confidence=0.9&document=")
    assert "Accept these 6 facts as they are?" in page
    add_document(training_in_french().reading())
    response = client.post("/review/together/accept/", {"token": token_of(page), "why": "a trusted page"})
    assert "6 decisions" in page_of(client, response.url)
    assert Fact.objects.filter(status="accepted").count() == 6
    assert the("act", document=training).decisions.get().why == "a trusted page"


def test_the_filter_of_many_narrows_and_can_find_nothing(client, training, owner):
    describe(training, {"publisher": "WHO"}, owner)
    assert "1 proposal is like that" in page_of(client, "/review/together/?kind=count&publisher=WHO&confidence=0")
    assert "No proposal is like that" in page_of(client, "/review/together/?confidence=0&document=99")
    assert "errorlist" in page_of(client, "/review/together/?kind=unicorn")


def test_a_reader_accepts_nothing_together(client, training, as_reader):
    page = page_of(client, "/review/together/?confidence=0")
    assert "Yes, accept" not in page
    token = tokens.seal(filter={"kind": "", "publisher": "", "confidence": "0", "document": None}, upto=99)
    assert client.post("/review/together/accept/", {"token": token}).status_code == 403
    assert not Decision.objects.exists()


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
    with django_assert_max_num_queries(16):
        client.get("/")


@pytest.mark.parametrize("many", [3, 30])
def test_a_proposals_page_asks_no_more_of_a_long_document(client, many, django_assert_max_num_queries):
    story = Story("".join(f"Nurse {n} met the ministry {n}. " for n in range(many)))
    for n in range(many):
        story.partner(f"f{n + 1}", f"ministry {n}.")
    add_document(story.reading())
    with django_assert_max_num_queries(22):
        page_of(client, review_address(Fact.objects.first()))


# Conflicts and histories


def test_sources_that_differ_are_told_apart_on_the_acts_page_until_one_is_said_to_be_right(client, training, owner):
    add_document(training_in_french(when="2024-07", number=12).reading())
    merge(*Act.objects.order_by("pk"), owner)
    act = Act.objects.get(merged_into=None)
    page = page_of(client, act.get_absolute_url())
    assert page.count("This one is right") == 2
    right = the("act", document__language="fr")
    sent = {"token": tokens.seal(), "field": "when", "fact": right.pk}
    assert client.post(f"/acts/{act.pk}/resolve/", sent).status_code == 302
    act.refresh_from_db()
    assert (act.when, act.conflicts) == ("2024-07", [])
    page = page_of(client, act.get_absolute_url())
    assert "This one is right" not in page
    assert "owner said which source is right: When" in page


def test_every_kind_of_difference_has_its_words(client, training, owner):
    story = training_in_french(when="2024-07", number=30)
    story.facts[-1]["status"] = "planned"
    story.fact("f9", "place", "Lào Cai", name="Yên Bái", name_en="Yen Bai", country="VN", identifier="VN-06")
    story.facts[-2]["where"] = "f9"
    add_document(story.reading())
    merge(*Act.objects.order_by("pk"), owner)
    page = page_of(client, Act.objects.get(merged_into=None).get_absolute_url())
    for words in ("planned", "July 2024", "Yên Bái", "30 trainees", "12 trainees"):
        assert f'<strong class="title">{words}</strong>' in page


def test_a_history_says_who_did_what_and_each_decision_can_be_undone(client, training):
    send(client, the("count"), **{"v-value": "13", "v-of": "trainees", "v-qualifier": "exact"})
    made = Decision.objects.get()
    page = page_of(client, training.get_absolute_url())
    assert "owner corrected: Number: 13 trainees (number: 13)" in page
    sent = {"token": tokens.seal(), "next": training.get_absolute_url()}
    assert client.post(f"/decisions/{made.pk}/undo/", sent).url == f"{training.get_absolute_url()}#decisions"
    page = page_of(client, training.get_absolute_url())
    assert "undone by owner" in page
    assert "owner undid: Number: 12 trainees" in page
    assert client.post(f"/decisions/{made.pk}/undo/", {"token": tokens.seal()}).status_code == 409


def test_a_form_leads_only_to_pages_of_this_site(client, training, owner):
    (made,) = accept([the("count")], owner)
    sent = {"token": tokens.seal(), "next": "https://evil.example/"}
    assert client.post(f"/decisions/{made.pk}/undo/", sent).url == "/#decisions"


@pytest.mark.parametrize("verb", [verb for verb in Verb.values if verb != Verb.UNDO])
def test_every_decision_has_its_words(verb, training, owner):
    from cosante.web.saying import words

    made = Decision(verb=verb, by=owner, fact=the("count"), document=training, values={"field": "when"})
    assert "owner" in words(made) or verb == Verb.SUPERSEDE


# Documents


def test_the_publisher_and_address_can_be_given_when_adding(client):
    TrustedPublisher.objects.create(publisher="WHO", confidence=0.5)
    sent = {"text": "WHO trained 12 nurses in Dhaka, Bangladesh.", "publisher": "WHO", "source_url": "who.int/news/1"}
    client.post("/add/", sent)
    document = Document.objects.get()
    assert (document.publisher, document.source_url) == ("WHO", "https://who.int/news/1")
    assert document.added_by == local_owner()


def test_a_document_is_described_on_its_page_and_the_rules_for_its_publisher_apply(client, training):
    TrustedPublisher.objects.create(publisher="Ministry of Health", confidence=0.5)
    page = page_of(client, training.get_absolute_url())
    sent = {"token": token_of(page), "publisher": "Ministry of Health", "publisher_kind": "official", "relevant": ""}
    assert client.post(f"/documents/{training.pk}/describe/", sent).status_code == 302
    page = page_of(client, training.get_absolute_url())
    assert "A rule accepted: Act: Training" in page
    assert "rule: Ministry of Health is trusted from confidence 0.50 on" in page


def test_an_address_that_is_none_is_refused(client, training):
    sent = {"token": tokens.seal(), "source_url": "javascript:alert(1)"}
    response = client.post(f"/documents/{training.pk}/describe/", sent)
    assert response.status_code == 422
    assert "Address of the source" in response.content.decode()


def test_a_document_can_be_said_to_be_about_something_else(client, training):
    client.post(f"/documents/{training.pk}/describe/", {"token": tokens.seal(), "relevant": "no"})
    assert "Not health cooperation." in page_of(client, training.get_absolute_url())
    assert Act.objects.get(merged_into=None).sources == 0


# What was missed


def test_quoted_words_become_a_fact_entered_by_hand(client, training):
    address = f"/documents/{training.pk}/enter/?quote=May+2024&kind=date&occurrence=1"
    page = page_of(client, address)
    assert "<mark>May 2024</mark>" in page
    sent = {"token": token_of(page), "quote": "May 2024", "kind": "date", "occurrence": "1"}
    response = client.post(f"/documents/{training.pk}/enter/", sent | {"v-value": "2024-05", "v-role": "period"})
    assert response.url == f"{training.get_absolute_url()}#f9001"
    fact = the("date", local_id="f9001")
    assert (fact.status, fact.reader, fact.evidence.get().quote) == ("accepted", "person/owner", "May 2024")
    assert 'id="f9001"' in page_of(client, training.get_absolute_url())


def test_a_name_is_filled_in_and_what_is_wrong_is_said(client, training):
    assert 'name="v-name" value="Lao Cai"' in page_of(
        client, f"/documents/{training.pk}/enter/?quote=Lao+Cai&kind=partner"
    )
    page = page_of(client, f"/documents/{training.pk}/enter/?quote=Hanoi&kind=partner", 422)
    assert "These words are not in the text" in page
    page = page_of(client, f"/documents/{training.pk}/enter/?quote=Lao+Cai&kind=partner&occurrence=7", 422)
    assert "The text says this only 1 time" in page
    sent = {"token": tokens.seal(), "quote": "Lao Cai", "kind": "partner", "v-name": "", "v-type": "ngo"}
    assert client.post(f"/documents/{training.pk}/enter/", sent).status_code == 422
    assert not Decision.objects.exists()


def test_an_act_can_be_entered_with_the_facts_of_its_document(client, training):
    told = "trained 12 nurses in Lao Cai"
    sent = {"token": tokens.seal(), "quote": told, "kind": "act", "v-type": "visit", "v-status": "done"}
    client.post(f"/documents/{training.pk}/enter/", sent | {"v-actors": ["f1"], "v-when": "2024-05"})
    assert Act.objects.get(type="visit").parties.get().partner.identifier == "XM-DAC-928"


def test_a_reader_enters_nothing(client, training, as_reader):
    assert "Enter it" not in page_of(client, f"/documents/{training.pk}/enter/?quote=May+2024&kind=date")
    sent = {"token": tokens.seal(), "quote": "May 2024", "kind": "date", "v-value": "2024", "v-role": "event"}
    assert client.post(f"/documents/{training.pk}/enter/", sent).status_code == 403


DEED = {
    "words": "Dr Lan told me by phone that WHO trained nurses.",
    "type": "training",
    "status": "done",
    "actors": "World Health Organization\r\n",
    "recipients": "Clinic of Sa Pa",
    "when": "2024-06",
    "amount": "1000",
    "currency": "usd",
    "stage": "disbursement",
    "number": "7",
    "counted": "trainees",
    "health_areas": ["health_workforce"],
}


def test_a_deed_entered_by_hand_has_the_person_as_its_source(client, training, owner):
    response = client.post("/enter/", DEED)
    document = Document.objects.get(kind="entry")
    assert response.url == document.get_absolute_url()
    assert (document.added_by, document.waiting) == (owner, 0)
    assert set(document.facts.values_list("status", "reader")) == {("accepted", "person/owner")}
    act = Act.objects.get(pk=the("act", document=document).act_id)
    names = {part.partner.name for part in act.parties.all()}
    assert names == {"World Health Organization", "Clinic of Sa Pa"}
    assert act.parties.filter(partner__identifier="XM-DAC-928").exists()  # the record that was there
    assert client.post("/enter/", DEED).url == response.url
    assert Document.objects.count() == 2


@pytest.mark.parametrize(
    "wrong", [{"currency": ""}, {"currency": "XXY"}, {"when": "June"}, {"words": ""}, {"actors": ""}]
)
def test_a_deed_that_is_not_whole_is_refused_beside_its_field(client, wrong):
    response = client.post("/enter/", DEED | wrong)
    assert response.status_code == 422
    assert "Nothing was entered" in response.content.decode()
    assert not Document.objects.exists()


# Notes and files


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.mark.parametrize("kind", ["act", "partner", "document"])
def test_a_note_and_a_file_stand_beside_every_subject(client, training, kind):
    subject = {"act": Act, "partner": Partner, "document": Document}[kind].objects.first()
    client.post(f"/{kind}s/{subject.pk}/notes/", {"text": "<b>Seen</b> at the ministry"})
    file = SimpleUploadedFile("letter é.pdf", b"%PDF-1.7")
    client.post(f"/{kind}s/{subject.pk}/attachments/", {"file": file})
    page = page_of(client, subject.get_absolute_url())
    assert "&lt;b&gt;Seen&lt;/b&gt; at the ministry" in page
    assert "letter é.pdf" in page


def test_a_file_is_handed_out_to_be_saved_and_never_to_be_run(client, training):
    evil = SimpleUploadedFile("page.html", b"<script>alert(1)</script>", content_type="text/html")
    client.post(f"/documents/{training.pk}/attachments/", {"file": evil})
    kept = Attachment.objects.get()
    response = client.get(f"/attachments/{kept.pk}/")
    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="page.html"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_file_too_large_or_none_at_all_is_refused(client, training, settings):
    settings.COSANTE_MAX_BYTES = 4
    for given in ({}, {"file": SimpleUploadedFile("a.txt", b"12345")}):
        assert client.post(f"/documents/{training.pk}/attachments/", given).status_code == 422
    assert not Attachment.objects.exists()


def test_what_was_withdrawn_is_no_longer_shown_nor_handed_out(client, training):
    client.post(f"/documents/{training.pk}/notes/", {"text": "wrong page"})
    client.post(f"/documents/{training.pk}/attachments/", {"file": SimpleUploadedFile("a.txt", b"x")})
    client.post(f"/notes/{Note.objects.get().pk}/withdraw/")
    client.post(f"/attachments/{Attachment.objects.get().pk}/withdraw/")
    page = page_of(client, training.get_absolute_url())
    assert "wrong page" not in page
    assert client.get(f"/attachments/{Attachment.objects.get().pk}/").status_code == 404


def test_a_file_that_is_gone_from_the_disk_is_a_page_not_found(client, training):
    client.post(f"/documents/{training.pk}/attachments/", {"file": SimpleUploadedFile("a.txt", b"x")})
    from cosante.register import files

    files.path_of(Attachment.objects.get().sha256).unlink()
    page_of(client, f"/attachments/{Attachment.objects.get().pk}/", 404)


@pytest.mark.parametrize(
    "address",
    ["/review/undo/", "/review/together/accept/", "/decisions/1/undo/", "/acts/1/resolve/", "/documents/1/notes/"],
)
def test_what_changes_something_is_only_posted_and_not_from_another_site(client, address):
    assert client.get(address).status_code == 405
    client.handler.enforce_csrf_checks = True
    assert client.post(address).status_code == 403


def test_pages_of_review_are_small_and_run_nothing_inline(client, training):
    for address in (
        "/",
        review_address(the("act")),
        review_address(the("partner", local_id="f1")),
        "/review/together/",
    ):
        response = client.get(address)
        page = response.content.decode()
        assert len(response.content) < 60_000
        assert " style=" not in page
        assert "<script>" not in page
        assert "onclick" not in page
