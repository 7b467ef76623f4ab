"""The language of the pages: how it is chosen and kept, and that a page says everything in it."""

import fake_language
import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone, translation
from stories import Story, add_all, copies_of_a_gift, gifts, hospitals, training_in_english, training_in_french

from cosante.register.actions import accept, confirm, correct, reject
from cosante.register.actions.access import owner, set_language
from cosante.register.models import Account, Act, Decision, Document, Fact, Invitation, Partner
from cosante.register.queries.pairs import open_pairs
from cosante.register.records.reasons import because
from cosante.vocabulary.errors import BadValue
from cosante.web.findings import why_words
from cosante.web.labels import MEASURES, TOTALS_BY
from cosante.web.mail import send_link

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english_after():
    yield
    translation.activate("en")


def html_of(client: Client, address: str = "/documents/", **asked: str) -> str:
    return client.get(address, **asked).content.decode()


def test_the_browser_says_at_first_which_language(client):
    assert '<html lang="fr" dir="ltr">' in html_of(client, HTTP_ACCEPT_LANGUAGE="fr-CA,fr;q=0.9,en;q=0.5")
    assert '<html lang="bn" dir="ltr">' in html_of(client, HTTP_ACCEPT_LANGUAGE="bn-BD")
    assert '<html lang="en" dir="ltr">' in html_of(client, HTTP_ACCEPT_LANGUAGE="sw")


def test_every_page_offers_the_languages_in_their_own_words(client):
    page = html_of(client)
    assert '<button name="language" value="bn" lang="bn">বাংলা</button>' in page
    assert '<button name="language" value="en" lang="en" aria-current="true">English</button>' in page


def test_the_switch_leads_back_to_the_same_page_with_what_it_was_asked(client):
    page = html_of(client, "/acts/?type=training&country=VN")
    assert '<input type="hidden" name="next" value="/acts/?type=training&amp;country=VN">' in page
    response = client.post("/language/", {"language": "fr", "next": "/acts/?type=training&country=VN"})
    assert (response.status_code, response["Location"]) == (302, "/acts/?type=training&country=VN")
    assert '<html lang="fr"' in html_of(client, "/acts/?type=training&country=VN")


def test_the_choice_is_kept_in_a_cookie_and_in_the_account(client):
    html_of(client)
    kept = client.post("/language/", {"language": "bn", "next": "/"}).cookies["django_language"]
    assert (kept.value, kept["httponly"], kept["samesite"]) == ("bn", True, "Lax")
    assert Account.objects.get(username="owner").language == "bn"


def test_what_the_account_has_chosen_holds_over_the_browser(client):
    html_of(client)
    set_language(owner(), "fr")
    assert '<html lang="fr"' in html_of(client, HTTP_ACCEPT_LANGUAGE="bn")


def test_a_visitor_has_the_choice_in_her_browser_alone(settings, client):
    settings.COSANTE_PUBLIC = True
    visitor = Client()
    visitor.post("/language/", {"language": "fr", "next": "/documents/"})
    assert '<html lang="fr"' in html_of(visitor, HTTP_ACCEPT_LANGUAGE="en")


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_the_switch_leads_nowhere_else(client, elsewhere):
    assert client.post("/language/", {"language": "fr", "next": elsewhere})["Location"] == "/"


def test_a_language_that_is_not_there_changes_nothing(client):
    response = client.post("/language/", {"language": "xx", "next": "/"})
    assert "django_language" not in response.cookies
    with pytest.raises(BadValue, match="xx is no language of these pages"):
        set_language(owner(), "xx")


def test_a_refused_page_is_left_for_one_that_can_be_looked_at(client):
    refused = client.post("/decisions/1/undo/")
    assert refused.status_code == 404
    assert '<input type="hidden" name="next" value="/">' in refused.content.decode()


@pytest.fixture
def told(db, client):
    """A register with every kind of page to look at: sources that differ, copies, decisions, questions."""
    training = training_in_english(when="2024-10-29/2024-12-03")
    training.fact("f7", "money", "12", amount=1234567, currency="USD", stage="commitment")
    training.fact("f8", "health_area", "nurses", code="health_workforce")
    training.person("f9", "Lao Cai", role="director", partner="f2")
    training.notices.append({"code": "encoding-guessed", "message": "The file is not UTF-8; it was read as cp1252."})
    dry = Story("Rain fell.", relevant=False)
    add_all(training, training_in_french(number=14), *hospitals(), *copies_of_a_gift(), *gifts(), dry)
    html_of(client)
    by = owner()
    accept(Fact.objects.filter(kind="place"), by)
    reject([Fact.objects.filter(kind="person")[0]], by, because("not-said"))
    correct(Fact.objects.filter(kind="money")[0], {"qualifier": "about"}, by)
    confirm(open_pairs("partner")[0], by)


def addresses() -> list[str]:
    """Every page there is to look at."""
    facts = {fact.kind: fact for fact in Fact.objects.live().order_by("-pk")}
    documents = Document.objects.values_list("pk", flat=True)
    return [
        "/", "/new/", "/conflicts/", "/ending/", "/review/?after=0", "/review/together/?kind=act", "/suggestions/",
        *(f"/suggestions/?kind={kind}" for kind in ("partner", "act", "document", "joined")),
        "/documents/", "/documents/?words=nothing", "/acts/", "/acts/?type=policy", "/partners/", "/partners/?words=nothing",
        "/search/", "/search/?q=nurses", "/search/?q=nothing", "/agreements/", "/areas/", "/areas/health_workforce/", "/places/",
        *(f"/places/{key}/" for key in ("VN-02", "VN")), "/ledger/", "/map/", "/timeline/", "/network/", "/totals/",
        *(f"/totals/?by={by}&measure={measure}" for by in TOTALS_BY for measure in MEASURES), "/totals/behind/",
        "/account/tokens/", "/webhooks/", "/add/", "/enter/", "/about/", "/account/", "/account/password/", "/accounts/", "/rules/", "/audit/", "/sign-in/", "/nowhere/",
        *(f"/review/{fact.pk}/" for fact in facts.values()),
        *(f"/documents/{pk}/?came=added" for pk in documents),
        *(f"/review/documents/{pk}/" for pk in documents),
        f"/documents/{documents[0]}/enter/?quote=nurses&kind=count",
        f"/documents/{documents[0]}/enter/?quote=nowhere&kind=count",
        *(act.get_absolute_url() for act in Act.objects.filter(merged_into=None)),
        *(f"/ledger/{partner.pk}/" for partner in Partner.objects.filter(merged_into=None)),
        *(partner.get_absolute_url() for partner in Partner.objects.filter(merged_into=None)),
    ]  # fmt: skip


@pytest.fixture
def fake(settings, tmp_path):
    settings.LOCALE_PATHS = [fake_language.write(tmp_path)]
    settings.LANGUAGES = [("en", "English"), (fake_language.CODE, "پارسی")]


def _without(names: frozenset[str], said: list[str]) -> list[str]:
    """A document's name may have a number in it."""
    return [words for words in said if not any(name in words for name in names if any(map(str.isdigit, name)))]


def test_every_page_says_everything_in_its_language_and_from_its_side(client, told, fake):
    client.post("/language/", {"language": fake_language.CODE, "next": "/"})
    names = frozenset({"owner", "test 1", "Lao Cai", *(document.name for document in Document.objects.all())})
    bare, numbers = {}, {}
    for address in addresses():
        page = client.get(address, follow=True).content.decode()
        assert f'<html lang="{fake_language.CODE}" dir="rtl">' in page, address
        bare |= dict.fromkeys(fake_language.unmarked(page, names), address)
        numbers |= dict.fromkeys(_without(names, fake_language.ascii_numbers(page)), address)
    assert bare == {}
    assert numbers == {}


def test_what_forms_and_actions_refuse_is_said_in_the_language_of_the_page(client, told, fake):
    client.post("/language/", {"language": fake_language.CODE, "next": "/"})
    fact = Fact.objects.filter(kind="money")[0]
    refused = [
        client.post("/add/", {}),
        client.post("/enter/", {"words": "", "amount": "many"}),
        client.post(f"/review/{fact.pk}/", {"v-amount": "many", "v-currency": "ABC", "do": "right"}),
        client.post(f"/review/{fact.pk}/", {"do": "right"}),
        client.post("/rules/publishers/", {"publisher": "", "confidence": "3"}),
        client.post("/account/password/", {"username": "a b", "password": "short", "again": "short"}),
    ]
    for response in refused:
        assert response.status_code in (200, 409, 422)
        assert fake_language.unmarked(response.content.decode()) == []


def test_what_matching_found_is_said_in_the_readers_language_with_names_for_codes(client, told, fake):
    client.post("/language/", {"language": fake_language.CODE, "next": "/"})
    joined = client.get("/suggestions/?kind=joined").content.decode()
    assert "⟦the one body of its kind in" in joined or "⟦same kind⟧" in joined
    assert Decision.objects.filter(verb="merge", by=None, why__startswith="same kind").exists()  # for programs


def test_reasons_of_older_rows_are_said_too(client, told, fake):
    row = Decision.objects.filter(by=None).first()
    Decision.objects.filter(pk=row.pk).update(why="same kind, parties and date", values={})
    with translation.override(fake_language.CODE):
        assert why_words(Decision.objects.get(pk=row.pk)) == "⟦same kind, parties and date⟧"


def test_a_person_is_told_in_her_own_words_why(client, told, fake):
    mine = Decision.objects.filter(by=owner()).first()
    mine.why, mine.values = "read again", {}
    with translation.override(fake_language.CODE):
        assert why_words(mine) == "read again"


def test_the_link_for_a_new_password_comes_in_the_language_of_its_account(settings, db):
    settings.EMAIL_HOST = "mail.example.org"
    account = Account.objects.create_user("chen", email="chen@example.org", language="fr")
    made = Invitation.objects.create(mark="m", account=account, email=account.email, until=timezone.now())
    assert send_link(made, "https://example.org/join/x/")
    said = mail.outbox[-1].subject
    with translation.override("fr"):
        assert said == translation.gettext("Your invitation to Cosanté")
    assert said != "Your invitation to Cosanté"
