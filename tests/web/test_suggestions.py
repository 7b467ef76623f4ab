"""The page that asks whether two are one: side by side, why and why not, and answers that can be taken back."""

import pytest
from stories import Story, add_all, copies_of_a_gift, gifts, hospitals, training_in_english, training_in_french

from cosante.register.actions import add_document, merge
from cosante.register.models import Act, Decision, Document, Partner
from cosante.register.queries.pairs import open_pairs
from cosante.register.queries.partners import partners

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(db):
    for story in hospitals():
        add_document(story.reading())
    return open_pairs("partner").get()


def text_of(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_where_nothing_waits_the_page_says_so(client):
    assert "Nothing of this kind waits for an answer" in text_of(client, "/suggestions/")
    assert "Nothing was joined by itself" in text_of(client, "/suggestions/?kind=joined")


def test_both_stand_side_by_side_with_what_speaks_for_and_against(client, asked):
    page = text_of(client, "/suggestions/")
    assert 'Partners <span class="n">1</span>' in page
    for said in ("Quang Tri General Hospital", "Quang Tri Hospital", "hôpital général de Quảng Trị"):
        assert said in page
    assert "<li>same own words: quang tri</li>" in page
    assert "<li>a country is not known</li>" in page
    assert "likelihood 0.62" in page


def test_what_differs_is_marked_and_dates_that_agree_are_not(client):
    for story in gifts():
        add_document(story.reading())
    page = text_of(client, "/suggestions/?kind=act")
    assert page.count(">differ<") == 2  # 3 May 2024, and May 2024, may be one day
    assert '<th scope="row">Money <span class="badge conflict">differ</span></th>' in page
    assert '<th scope="row">Numbers <span class="badge conflict">differ</span></th>' in page
    assert '<li class="hard">numbers of kits differ: 12, 14</li>' in page
    assert "<li>amounts differ by 0.4 %</li>" in page
    assert "le Japon a offert 14 couveuses" in page


def test_one_and_the_same_joins_and_can_be_taken_back(client, asked):
    response = client.post(f"/suggestions/{asked.pk}/", {"answer": "one"}, follow=True)
    assert "are one." in response.content.decode()
    made = Decision.objects.get(verb="merge", by__username="owner")
    assert made.why == "same kind, same own words: quang tri"
    assert partners().count() == 1
    page = client.post(f"/suggestions/undo/{made.pk}/", {"kind": "partner"}, follow=True).content.decode()
    assert "That was taken back." in page
    assert 'action="/suggestions/undo/' not in page
    assert partners().count() == 2
    assert open_pairs("partner").get() == asked


def test_two_are_not_asked_again_and_that_can_be_taken_back(client, asked):
    page = client.post(f"/suggestions/{asked.pk}/", {"answer": "two"}, follow=True).content.decode()
    assert "are two." in page
    assert "Nothing of this kind waits" in page
    client.post(f"/suggestions/undo/{Decision.objects.get(verb='apart').pk}/")
    assert open_pairs("partner").get() == asked


def test_later_leaves_it_open(client, asked):
    client.post(f"/suggestions/{asked.pk}/", {"answer": "later"})
    assert open_pairs("partner").get().later_at is not None


def test_an_answer_to_what_was_answered_is_refused_in_words(client, asked):
    client.post(f"/suggestions/{asked.pk}/", {"answer": "two"})
    response = client.post(f"/suggestions/{asked.pk}/", {"answer": "one"})
    assert response.status_code == 409
    assert "This was answered meanwhile" in response.content.decode()


def test_answers_are_posted(client, asked):
    assert client.get(f"/suggestions/{asked.pk}/").status_code == 405
    assert client.get("/suggestions/undo/1/").status_code == 405


def test_what_was_joined_by_itself_is_listed_with_its_reason_and_a_way_back(client):
    for story in copies_of_a_gift():
        add_document(story.reading())
    page = text_of(client, "/suggestions/?kind=joined")
    assert page.count("is a copy of") == 2
    assert "95 % of the passages are the same" in page
    made = Decision.objects.filter(verb="copy").first()
    client.post(f"/suggestions/undo/{made.pk}/", {"kind": "joined"})
    assert text_of(client, "/suggestions/?kind=joined").count("is a copy of") == 1


def test_texts_that_may_be_one_show_their_openings(client):
    for story in copies_of_a_gift()[:1]:
        add_document(story.reading())
    add_document(Story(story.text.replace("40 beds", "60 beds").replace("12 monitors", "15 monitors")).reading())
    page = text_of(client, "/suggestions/?kind=document")
    assert "received 60 beds and 15 monitors" in page
    assert "numbers differ: one has 12, 40, the other 15, 60" in page


def test_a_copy_and_its_original_name_each_other(client):
    first, second = (add_document(story.reading()).document for story in copies_of_a_gift()[:2])
    assert "It repeats another text" in text_of(client, second.get_absolute_url())
    assert f'Repeated by: <a href="{second.get_absolute_url()}">' in text_of(client, first.get_absolute_url())
    for page in (text_of(client, document.get_absolute_url()) for document in (first, second)):
        assert "Matching marked a text as a copy: " in page


def test_a_merged_act_leads_to_what_it_became_and_says_that_it_was_joined_by_itself(client):
    for story in (training_in_english(), training_in_french()):
        add_document(story.reading())
    old, act = Act.objects.exclude(merged_into=None).get(), Act.objects.get(merged_into=None)
    response = client.get(old.get_absolute_url())
    assert (response.status_code, response.url) == (302, act.get_absolute_url())
    assert "joined by itself" in text_of(client, act.get_absolute_url())


def test_every_merge_is_undone_from_the_page_that_its_addresses_lead_to(client):
    for name in ("WHO", "OMS", "OMS in Geneva"):
        add_document(Story(f"{name}.").partner("f1", name, type="un_agency").reading())
    one, other, third = Partner.objects.order_by("pk")
    merges = [merge(other, third, None), merge(one, other, None)]
    page = text_of(client, one.get_absolute_url())
    for made in merges:
        assert f'action="/decisions/{made.pk}/undo/"' in page


def test_markup_in_names_is_not_run(client):
    for text, country in (("<script>x</script> Hospital.", "VN"), ("<script>x</script> Hospital!", None)):
        story = Story(text).partner("f1", "<script>x</script> Hospital", type="health_facility", country=country)
        add_document(story.reading())
    assert open_pairs("partner").exists()
    assert "<script>x" not in text_of(client, "/suggestions/")


@pytest.mark.parametrize("odd", ["kind=x", "did=x", "did=99", "did=²", "page=99", "kind=joined&page=x"])
def test_odd_addresses_get_a_page(client, asked, odd):
    text_of(client, f"/suggestions/?{odd}")


@pytest.mark.parametrize("kind", ["partner", "act", "document", "joined"])
def test_the_page_asks_a_fixed_number_of_questions(client, kind, django_assert_max_num_queries):
    told = []
    for n in range(8):
        for story in hospitals():
            story.text = story.text.replace("Quang Tri", f"Quang {'bdfgklmn'[n] * 3} Tri")
            story.facts[0]["name"] = story.facts[0]["name"].replace("Quang Tri", f"Quang {'bdfgklmn'[n] * 3} Tri")
            story.facts[0]["evidence"][0] = {"start": 0, "end": 1, "quote": story.text[0]}
            story.bytes = story.text.encode()
            told.append(story)
        told.append(training_in_english(when=f"2024-{n + 1:02}"))
    add_all(*told)
    assert Document.objects.count() > 8
    assert Partner.objects.count() > 8
    with django_assert_max_num_queries(16):
        client.get(f"/suggestions/?kind={kind}")
