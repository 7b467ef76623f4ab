"""The search page, and the box on every page, without a browser."""

import pytest
from stories import Story, training_in_english, training_in_french
from test_pages import text_of

from cosante.intake.terms import prepare_search
from cosante.register.actions import add_document
from cosante.register.models import Document
from cosante.register.queries.kept import forget

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def documents(lasting) -> list[int]:
    """A training told twice, and tuberculosis in Bengali."""
    prepare_search()
    bengali = Story("যক্ষ্মার ওষুধ এসেছে।", language="bn").fact("f1", "health_area", "যক্ষ্মার", code="tuberculosis")
    return [add_document(s.reading()).document.pk for s in (training_in_english(), training_in_french(), bengali)]


@pytest.fixture
def told(documents, db) -> list[Document]:
    forget()
    return [Document.objects.get(pk=pk) for pk in documents]


def test_the_box_is_on_every_page(client, told):
    pages = ("/", "/acts/", "/partners/", "/add/", "/about/", "/search/", told[0].get_absolute_url())
    for address in pages:
        page = text_of(client, address)
        assert 'action="/search/" role="search"' in page
        assert "web/search.js" in page


def test_without_a_question_the_page_says_how_to_ask(client, told):
    page = text_of(client, "/search/")
    assert "vaccin*" in page
    assert "Nothing was found" not in page


def test_what_was_found_stands_by_kind_with_its_number_and_the_words_marked(client, told):
    page = text_of(client, "/search/?q=nurses+trained")
    assert 'Acts <span class="n">1</span>' in page
    assert 'Documents <span class="n">1</span>' in page
    assert "<mark>Nurses</mark> <mark>trained</mark>" in page
    assert 'value="nurses trained"' in page


def test_a_meaning_is_named_and_leads_to_all_that_has_it(client, told):
    page = text_of(client, "/search/?q=tuberculosis")
    assert 'href="/search/?area=tuberculosis"' in page
    assert "<mark>যক্ষ্মার</mark>" in page
    assert "যক্ষ্মার" in text_of(client, "/search/?area=tuberculosis")
    assert "Also by meaning" in text_of(client, "/search/?q=vietnam")


def test_one_kind_comes_in_pages_that_keep_the_question(client, told):
    for number in range(25):
        add_document(Story(f"Bridge number {number} opened.").reading())
    page = text_of(client, "/search/?q=bridge&kind=document&language=en")
    assert "page 1 of 2" in page
    assert "?q=bridge&amp;kind=document&amp;language=en&amp;page=2" in page
    assert "page 2 of 2" in text_of(client, "/search/?q=bridge&kind=document&page=2")
    assert "All of these" in text_of(client, "/search/?q=bridge")


@pytest.mark.parametrize(
    "query",
    [
        "q=%22%22%22+*+-+",
        "q=" + "x" * 5000,
        "q=a&kind=unicorn&language=%27&year=MMXX&area=none&page=-3",
        "kind=document",
        "q=%ED%A0%80",
        "q=" + "+%22a+b%22" * 60,
    ],
)
def test_no_question_is_an_error(client, told, query):
    text_of(client, f"/search/?{query}")


def test_what_people_write_is_shown_and_never_run(client, told):
    add_document(Story("<b>bold</b> <script>alert(1)</script>", title="<i>title</i>").reading())
    page = text_of(client, "/search/?q=%3Cscript%3Ealert+title")
    assert "<script>alert" not in page
    assert "&lt;<mark>script&gt;alert</mark>" in page
    assert "&lt;i&gt;<mark>title</mark>&lt;/i&gt;" in page


def test_nothing_found_says_what_to_do(client, told):
    page = text_of(client, "/search/?q=zebra&language=fr")
    assert "Nothing was found" in page
    assert "Search without the filters" in page
    assert 'href="?q=zebra"' in page


def test_a_name_that_only_sounds_alike_is_said_to(client, told):
    add_document(Story("Жумабеков приехал.").partner("f1", "Жумабеков").reading())
    assert "sound like them" in text_of(client, "/search/?q=Jumabekov")


def test_a_page_of_results_asks_a_fixed_number_of_questions(client, told, django_assert_max_num_queries):
    for number in range(20):
        add_document(Story(f"Clinic {number} opened a clinic.").partner("f1", f"Clinic {number}").reading())
    with django_assert_max_num_queries(30):
        text_of(client, "/search/?q=clinic")
