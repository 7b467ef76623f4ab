"""A public site shows what was reviewed, and nothing else: not a name, not a number, not a way to find out."""

import re
from urllib.parse import quote

import pytest
from django.test import Client
from stories import WHO, Story, copies_of_a_gift, hospitals, training_in_english, training_in_french

from cosante.intake.terms import prepare_search
from cosante.register.actions import accept, add_document, describe, merge, rebuild, reject, undo
from cosante.register.models import Act, ActParty, Decision, Document, Fact, Partner, Role

pytestmark = pytest.mark.django_db


#: Pages that are counts, sums and drawings of what is in the lists.
FIGURES = (
    "/acts/?words=nurses", "/acts.csv", "/acts.json", "/agreements/", "/places/", "/areas/", "/ledger/", "/map/",
    "/timeline/", "/network/", "/network/?of=partner", "/totals/", "/totals/?measure=money",
    "/totals/?measure=counts&by=giver", "/totals/?measure=days&by=receiver", "/totals/behind/?measure=counts",
    "/totals/behind/?out=all",
)  # fmt: skip


@pytest.fixture
def visitor(settings, office) -> Client:
    settings.COSANTE_PUBLIC = True
    return Client()


@pytest.fixture
def rui(office):
    return office[Role.REVIEWER]


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def everything(browser: Client) -> str:
    """All that can be reached: the lists, narrowed too, and every page of a record that answers."""
    lists = [
        "/documents/",
        "/acts/",
        "/partners/",
        "/documents/?words=nurses",
        "/documents/?language=en",
        "/acts/?type=training",
        "/search/?q=lao+cai",
        "/search/?q=who",
        "/search/?q=training&language=fr",
        "/search/?kind=document&year=2024",
        *FIGURES,
    ]
    records = [one.get_absolute_url() for model in (Document, Act, Partner) for one in model.objects.all()]
    answers = [browser.get(address) for address in (*lists, *records)]
    assert {answer.status_code for answer in answers} <= {200, 302, 404}
    return "\n".join(b"".join(answer).decode() for answer in answers if answer.status_code == 200)


def test_it_is_off_unless_the_office_says_so(office):
    for address in ("/", "/documents/", "/acts/", "/partners/", "/about/"):
        assert Client().get(address).status_code == 302


def test_what_nobody_reviewed_is_not_there(visitor):
    for story in (training_in_english(), training_in_french()):
        add_document(story.reading())
    shown = everything(visitor)
    for word in ("Lao Cai", "World Health Organization", "Nurses trained", "infirmières"):
        assert word not in shown
    for record in (*Document.objects.all(), *Act.objects.all(), *Partner.objects.all()):
        assert visitor.get(record.get_absolute_url()).status_code == 404


def test_of_a_reviewed_act_only_what_is_reviewed_is_shown(visitor, rui):
    add_document(training_in_english().reading())
    accept(Fact.objects.filter(local_id__in=["f1", "f6"]), rui)  # the WHO, and the act; not Lao Cai, not the number
    act = Act.objects.get(merged_into=None)
    shown = page(visitor, act.get_absolute_url())
    assert "World Health Organization" in shown
    assert "the WHO trained 12 nurses in Lao Cai" in shown  # the sentence that was accepted, as evidence
    assert "12 trainees" not in shown
    assert "Lao Cai Province" not in shown
    assert visitor.get(Partner.objects.get(country="VN").get_absolute_url()).status_code == 404
    document = page(visitor, act.facts.get().document.get_absolute_url())
    assert 'id="f1"' in document
    assert 'id="f4"' not in document
    assert 'data-f="f1 f6"' in document
    assert "2 facts" in document
    assert "1 act, 1 partner, 2 facts in all" in page(visitor, "/documents/")
    assert "1 act" in page(visitor, "/acts/?type=training")
    assert "No act is like that" in page(visitor, "/acts/?country=VN")


def test_filters_offer_only_what_is_reviewed(visitor, rui):
    add_document(training_in_english().reading())
    add_document(training_in_french().reading())
    accept(Fact.objects.filter(document__language="en", local_id="f1"), rui)
    assert '<option value="fr"' not in page(visitor, "/documents/")
    assert 'value="VN"' not in page(visitor, "/partners/")
    assert "No partner is like that" in page(visitor, "/partners/?words=oms")  # its French name is only proposed


def found(visitor: Client, query: str) -> list[str]:
    """The addresses of all that a visitor finds."""
    shown = page(visitor, f"/search/?q={quote(query)}")
    return re.findall(r'class="title" href="(/(?:documents|acts|partners)/\d+/)"', shown)


def test_search_finds_what_is_reviewed_and_by_what_is_reviewed_alone(visitor, rui):
    prepare_search()
    add_document(training_in_english().reading())
    add_document(training_in_french().reading())
    assert found(visitor, "nurses") == []
    accept(Fact.objects.filter(document__language="en", local_id__in=["f1", "f6"]), rui)  # the WHO and the act
    act = Act.objects.get(facts__document__language="en")
    who = Partner.objects.get(identifier="XM-DAC-928")
    document = Document.objects.get(language="en")
    addresses = [one.get_absolute_url() for one in (who, act, document)]
    assert found(visitor, "world health organization") == addresses
    assert found(visitor, "training") == addresses[1:]
    for query in ("oms", "l’OMS", "infirmières", "vietnam", "viet nam", "ভিয়েতনাম", "laokai", "prov* lao"):
        assert addresses[0] not in found(visitor, query), query
        assert addresses[1] not in found(visitor, query), query  # the party and the place of Viet Nam are only proposed
    assert '<option value="fr"' not in page(visitor, "/search/?q=training")
    assert "12 trainees" not in page(visitor, "/search/?q=nurses")
    assert found(visitor, "training -lao") == []  # "Lao Cai" is a word of the sentence that was accepted
    assert not found(visitor, '"trained 12" -nurses')


def test_search_counts_and_orders_nothing_by_what_waits(visitor, rui):
    prepare_search()
    add_document(training_in_english().reading())
    accept(Fact.objects.all(), rui)
    before = page(visitor, "/search/?q=who")
    add_document(training_in_french().reading())
    assert page(visitor, "/search/?q=who") == before
    assert page(visitor, "/search/?q=formation").count("/acts/") == page(visitor, "/search/?q=training").count("/acts/")


def test_what_is_no_longer_reviewed_or_not_on_health_is_found_no_longer(visitor, rui):
    prepare_search()
    document = add_document(training_in_english().reading()).document
    made = accept(Fact.objects.all(), rui)
    assert len(found(visitor, "lao cai")) == 3
    describe(document, {"relevant": False}, rui)
    assert found(visitor, "lao cai") == []
    describe(document, {"relevant": True}, rui)
    assert len(found(visitor, "lao cai")) == 3
    for one in made:
        undo(one, rui)
    assert found(visitor, "lao cai") == []


def test_lists_narrowed_by_words_take_reviewed_words_alone(visitor, rui):
    prepare_search()
    add_document(training_in_english().reading())
    accept(Fact.objects.filter(local_id="f1"), rui)
    assert "1 document" in page(visitor, "/documents/?words=nurses")
    assert "No document is like that" in page(visitor, "/documents/?words=vietnam")
    assert "1 partner" in page(visitor, "/partners/?words=who")


def test_nobody_searches_a_register_that_is_not_public(office):
    answer = Client().get("/search/?q=who")
    assert answer.status_code == 302
    assert answer.url.startswith("/sign-in/")
    assert 'role="search"' not in page(Client(), "/sign-in/")


def test_a_second_source_that_waits_changes_nothing_for_the_public(visitor, rui):
    add_document(training_in_english(when="2024-05").reading())
    accept(Fact.objects.all(), rui)
    before = page(visitor, Act.objects.get(merged_into=None).get_absolute_url())
    add_document(training_in_french().reading())
    act = Act.objects.get(merged_into=None)
    assert (act.sources, act.when) == (2, "2024-05-13")
    shown = page(visitor, act.get_absolute_url())
    assert shown == before
    assert "told by" not in page(visitor, "/acts/")
    assert "OMS" not in everything(visitor)


def test_a_name_that_is_only_proposed_is_not_the_name_of_a_public_partner(visitor, rui):
    add_document(Story("OMS.", language="fr").partner("f1", "OMS", type="un_agency", identifier="XM-DAC-928").reading())
    accept(Fact.objects.all(), rui)
    add_document(Story("WHO.").partner("f1", "WHO", **WHO).reading())
    partner = Partner.objects.get()
    assert partner.name == "World Health Organization"
    shown = page(visitor, partner.get_absolute_url())
    assert "<h1><bdi>OMS</bdi></h1>" in shown
    assert "World Health" not in everything(visitor)


def test_what_is_rejected_or_undone_is_public_no_longer(visitor, rui):
    add_document(training_in_english().reading())
    (made,) = accept([Fact.objects.get(local_id="f6")], rui)
    address = Act.objects.get(merged_into=None).get_absolute_url()
    assert visitor.get(address).status_code == 200
    undo(made, rui)
    assert visitor.get(address).status_code == 404
    accept([Fact.objects.get(local_id="f6")], rui)
    reject([Fact.objects.get(local_id="f6")], rui)
    assert visitor.get(address).status_code == 404


def test_a_document_that_is_not_about_health_cooperation_is_not_public(visitor, rui):
    add_document(Story("The county hired nurses.", relevant=False).act("f1", "The county hired nurses").reading())
    accept(Fact.objects.all(), rui)
    assert "county" not in everything(visitor)


def test_history_shows_no_rejected_or_replaced_fact(visitor, rui):
    add_document(training_in_english().reading())
    add_document(training_in_french(when="2024-05").reading())
    accept(Fact.objects.filter(document__language="en"), rui)
    reject(Fact.objects.filter(document__language="fr"), rui)
    assert "infirmières" not in everything(visitor)


def test_what_is_public_is_made_anew_from_facts_and_decisions(visitor, rui):
    add_document(training_in_english().reading())
    accept(Fact.objects.filter(local_id__in=["f1", "f6"]), rui)

    def state():
        return [
            list(Act.objects.order_by("pk").values_list("public")),
            list(Partner.objects.order_by("pk").values_list("public")),
            list(ActParty.objects.order_by("act", "partner", "role").values_list("act", "partner", "role", "public")),
        ]

    before = state()
    assert before[0][0][0]["type"] == "training"
    Act.objects.update(public=None)
    Partner.objects.update(public={"name": "wrong"})
    rebuild()
    assert state() == before


def test_a_visitor_can_send_nothing_and_sees_no_page_of_the_office(visitor):
    for address in ("/add/", "/accounts/", "/rules/", "/audit/", "/audit.csv", "/account/"):
        assert visitor.get(address).status_code == 302
    assert visitor.post("/", {}).status_code == 302
    assert 'href="/sign-in/"' in page(visitor, "/documents/")
    assert "/add/" not in page(visitor, "/documents/")


def test_whoever_signs_in_sees_all(visitor, browsers):
    add_document(training_in_english().reading())
    assert "Nurses trained" in page(browsers[Role.READER], "/")


def test_the_first_page_of_a_public_site_is_its_documents(visitor):
    assert visitor.get("/").url == "/documents/"


def test_the_address_of_a_merged_record_leads_visitors_on(visitor, rui):
    for name in ("OMS", "WHO"):
        add_document(Story(f"{name}.").partner("f1", name, type="un_agency").reading())
    one, other = Partner.objects.order_by("pk")
    accept(Fact.objects.filter(partner=one), rui)
    merge(one, other, rui)
    assert visitor.get(other.get_absolute_url()).url == one.get_absolute_url()
    assert visitor.get(one.get_absolute_url()).status_code == 200


def test_visitors_learn_that_sources_were_joined_but_not_by_whom_or_why(visitor, rui):
    for name in ("OMS", "WHO"):
        add_document(Story(f"{name}.").partner("f1", name, type="un_agency").reading())
    accept(Fact.objects.all(), rui)
    one, other = Partner.objects.order_by("pk")
    merge(one, other, rui, "Amina knows them")
    shown = page(visitor, one.get_absolute_url())
    assert "<td>merged</td>" in shown
    assert "rui" not in shown
    assert "Amina knows" not in shown


def test_visitors_and_readers_answer_no_suggestion_and_take_nothing_back(visitor, browsers):
    for story in (*copies_of_a_gift(), *hospitals()):
        add_document(story.reading())
    assert visitor.get("/suggestions/").status_code == 302
    shown = page(browsers[Role.READER], "/suggestions/?kind=partner")
    assert "Quang Tri Hospital" in shown
    joined = page(browsers[Role.READER], "/suggestions/?kind=joined")
    assert "is a copy of" in joined
    for button in ("One and the same", "Take it back"):
        assert button not in shown + joined
    made = Decision.objects.filter(verb="copy").first()
    assert browsers[Role.READER].post(f"/suggestions/undo/{made.pk}/").status_code == 403
