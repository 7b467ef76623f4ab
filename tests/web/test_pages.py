import gzip

import pytest
from stories import Story, add_all, training_in_english, training_in_french

from cosante.register.actions import add_document
from cosante.register.models import Act, Document, Partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(db):
    """One training told in two languages."""
    return add_all(training_in_english(), training_in_french())


def text_of(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_an_empty_register_says_what_to_do_next(client):
    page = text_of(client, "/documents/")
    assert "holds no document yet" in page
    assert 'href="/add/"' in page


def test_the_list_names_each_document_with_its_language_and_what_it_tells(client, told):
    page = text_of(client, "/documents/")
    assert "Nurses trained" in page
    assert "French" in page
    assert "1 act, 2 partners, 6 facts in all" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("language=fr", ["Formation d’infirmières"]),
        ("words=INFIRMIERES+lao", ["Formation d’infirmières"]),
        ("words=nurses", ["Nurses trained"]),
        ("relevant=no", []),
        ("words=100%25", []),
        ("page=99", ["Nurses trained", "Formation d’infirmières"]),
    ],
)
def test_the_list_is_narrowed_by_language_relevance_and_words(client, told, query, found):
    page = text_of(client, f"/documents/?{query}")
    for title in ("Nurses trained", "Formation d’infirmières"):
        assert (title in page) == (title in found)


def test_a_list_that_finds_nothing_leads_back_to_all(client, told):
    assert "Show all documents" in text_of(client, "/documents/?words=zebra")


def test_the_document_page_marks_the_text_and_links_both_ways(client, told):
    page = text_of(client, f"/documents/{told[0].pk}/")
    assert '<a class="m partner act" id="s16" data-f="f1 f6" href="#f1">' in page
    assert 'id="f1"' in page
    assert '<a class="go" href="#s16">' in page
    assert "12 trainees" in page
    assert "very likely" in page
    assert "May 2024" in page


def test_a_bengali_text_says_its_language(client):
    story = Story("২০১২ সালে দুইজন ডাক্তার", language="bn").fact("f1", "date", "২০১২", value="2012", role="event")
    page = text_of(client, add_document(story.reading()).document.get_absolute_url())
    assert '<div class="text" lang="bn" dir="auto">' in page


def test_an_inferred_currency_is_marked(client):
    story = Story("Deux dollars.").fact("f1", "money", "Deux dollars", amount=2, currency="USD", currency_inferred=True)
    assert "currency inferred" in text_of(client, add_document(story.reading()).document.get_absolute_url())


def test_a_document_about_something_else_says_so_plainly(client):
    document = add_document(Story("A bridge opened.", relevant=False).reading()).document
    assert "Not health cooperation." in text_of(client, document.get_absolute_url())
    assert "not health cooperation" in text_of(client, "/documents/")


def test_a_deed_that_is_not_health_cooperation_says_that_it_counts_nowhere(client):
    story = Story("The county hired nurses.", relevant=False)
    add_document(story.act("f1", "The county hired nurses", type="personnel_deployment").reading())
    assert "only documents that are not about health cooperation tell of it" in text_of(
        client, Act.objects.get(merged_into=None).get_absolute_url()
    )
    assert "No document tells of an act yet" in text_of(client, "/acts/")


def test_notices_are_shown_and_markup_of_a_document_is_not_run(client):
    story = Story("<script>alert(1)</script>", title="<b>bold</b>").fact(
        "f1", "partner", "<script>", name="<script>", name_en=None, type="ngo"
    )
    story.notices.append({"code": "no-pack", "message": "No pack for <i>this</i> language."})
    page = text_of(client, add_document(story.reading()).document.get_absolute_url())
    assert "No pack for &lt;i&gt;this" in page
    assert "<script>alert" not in page
    assert "<b>bold" not in page


def test_a_long_text_comes_in_parts_with_the_facts_of_each(client):
    story = Story("First WHO.\n" + "x " * 14_000 + "\nLast UNOPS.")
    story.partner("f1", "WHO").partner("f2", "UNOPS")
    address = add_document(story.reading()).document.get_absolute_url()
    first, last = text_of(client, address), text_of(client, f"{address}?part=2")
    assert ('id="f1"' in first, 'id="f2"' in first) == (True, False)
    assert ('id="f1"' in last, 'id="f2"' in last) == (False, True)
    for odd in ("part=99", "part=x", "part=-1", "part=²"):
        text_of(client, f"{address}?{odd}")


def test_a_page_of_seventy_facts_is_under_100_kb(client):
    story = Story("".join(f"The health department of the province number {n} trained 12 nurses. " for n in range(70)))
    for n in range(70):
        story.partner(f"f{n + 1}", f"The health department of the province number {n}", type="ministry")
    address = add_document(story.reading()).document.get_absolute_url()
    assert len(client.get(address).content) < 100_000
    packed = client.get(address, headers={"accept-encoding": "gzip"})
    assert len(packed.content) < 20_000
    assert gzip.decompress(packed.content)


def test_an_act_told_twice_shows_every_sentence_and_where_sources_differ(client, told):
    act = Act.objects.get(merged_into=None)
    page = text_of(client, act.get_absolute_url())
    assert "the WHO trained 12 nurses in Lao Cai" in page
    assert "l’OMS a formé 12 infirmières" in page
    assert page.count("sources differ") == 1  # May 2024, and the 13th
    assert "same kind, same parties, same month" in page
    assert f'href="/documents/{told[1].pk}/#f4"' in page


def test_each_value_of_an_act_is_numbered_as_the_sentences_that_say_it(client, told):
    page = text_of(client, Act.objects.get(merged_into=None).get_absolute_url())
    second = (
        f'<a href="/documents/{told[1].pk}/#f4" title="Formation d’infirmières"><span class="unseen">source</span> 2'
    )
    assert second in page
    assert '<h3><span class="n">2</span> ' in page


def test_a_person_whom_two_documents_name_is_one_value_with_two_sources(client):
    for text in ("Dr Lan of the WHO met Lao Cai.", "With Lao Cai met Dr Lan, WHO."):
        story = Story(text).partner("f1", "WHO", name_en=None, type="un_agency", identifier="XM-DAC-928")
        story.partner("f2", "Lao Cai", type="subnational_government", country="VN").person("f3", "Dr Lan", partner="f1")
        add_document(story.act("f4", text, type="visit", actors=["f3", "f2"], when="2024-05-13").reading())
    page = text_of(client, Act.objects.get(merged_into=None).get_absolute_url())
    assert page.count('<bdi lang="en">Dr Lan</bdi>') == 1


@pytest.mark.parametrize("address", ["/documents/", "/acts/", "/partners/"])
def test_where_nothing_is_there_are_no_filters_but_a_way_to_begin(client, address):
    page = text_of(client, address)
    assert "<select" not in page
    assert page.count('href="/add/"') == 2


def test_a_fact_said_very_often_lists_its_first_places_and_their_number(client):
    story = Story("WHO " * 40).fact("f1", "partner", *["WHO"] * 40, name="WHO", name_en=None, type="un_agency")
    page = text_of(client, add_document(story.reading()).document.get_absolute_url())
    assert page.count('class="see"') == 12
    assert "of 40</span>" in page


def test_the_title_of_an_act_names_its_parties(client, told):
    page = text_of(client, Act.objects.get(merged_into=None).get_absolute_url())
    assert "<title>Training: World Health Organization, " in page


def test_the_history_leads_to_the_part_of_a_long_text_where_the_fact_is(client):
    story = Story("x " * 14_000 + "\nLast the WHO.").partner("f1", "WHO")
    document = add_document(story.reading()).document
    page = text_of(client, Partner.objects.get().get_absolute_url())
    assert f'href="/documents/{document.pk}/?part=2#f1"' in page


def test_a_partner_page_has_its_names_by_language_and_its_acts_in_both_roles(client, told):
    who = text_of(client, Partner.objects.get(identifier="XM-DAC-928").get_absolute_url())
    assert '<bdi lang="fr">OMS</bdi>' in who
    assert "XM-DAC-928" in who
    assert 'What it did <span class="n">1</span>' in who
    province = text_of(client, Partner.objects.get(country="VN").get_absolute_url())
    assert 'with it <span class="n">1</span>' in province


def test_a_merged_partner_leads_to_what_it_became(client, told):
    who = Partner.objects.get(identifier="XM-DAC-928")
    old = Partner.objects.create(name="O.M.S.", merged_into=who)
    response = client.get(old.get_absolute_url())
    assert (response.status_code, response.url) == (302, who.get_absolute_url())


def test_lists_of_acts_and_partners_are_narrowed_by_their_filters(client, told):
    assert "1 act" in text_of(client, "/acts/?type=training&status=done&country=VN")
    assert "No act is like that" in text_of(client, "/acts/?type=visit")
    assert "World Health Organization" in text_of(client, "/partners/?words=oms&type=un_agency")
    assert "No partner is like that" in text_of(client, "/partners/?country=FR")


@pytest.mark.django_db(transaction=True)  # a page is of one moment, which a test's own transaction is not
@pytest.mark.parametrize(("address", "most"), [("/documents/", 9), ("/acts/", 27), ("/partners/", 9)])
def test_a_list_asks_a_fixed_number_of_questions(client, told, address, most, django_assert_max_num_queries):
    met = [
        Story(f"The WHO met the ministry {n}.").partner("f1", "WHO").partner("f2", f"ministry {n}") for n in range(20)
    ]
    add_all(*(story.act("f3", story.text[:-1], type="visit", actors=["f1", "f2"]) for story in met))
    client.get("/about/")  # the first visit makes the account of the one person
    with django_assert_max_num_queries(most):
        client.get(address)


@pytest.mark.parametrize("address", ["/documents/999/", "/acts/999/", "/partners/999/", "/nowhere/"])
def test_what_is_not_there_is_said_with_a_way_on(client, address):
    assert "There is no such page" in text_of(client, address, 404)


def test_a_name_that_is_not_the_sites_is_refused_with_the_setting_that_allows_it(client):
    response = client.get("/", headers={"host": "register.example"})
    assert response.status_code == 421
    assert "COSANTE_HOSTS" in response.content.decode()


def test_our_own_mistake_gets_a_page_that_needs_no_database(client, monkeypatch):
    monkeypatch.setattr(Document.objects, "all", None)
    client.raise_request_exception = False
    assert "Our mistake" in text_of(client, "/documents/", 500)


@pytest.mark.parametrize("address", ["/", "/suggestions/", "/add/", "/about/", "/nowhere/"])
def test_no_page_runs_what_is_inline_or_comes_from_elsewhere(client, address):
    response = client.get(address)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    page = response.content.decode()
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert " style=" not in page
    assert "<script>" not in page
