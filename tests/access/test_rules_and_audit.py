"""The rules that an office sets, and the audit: every decision and every login, narrowed and exported."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from stories import Story, copies_of_a_gift, training_in_english

from cosante.register.actions import accept, add_document, merge, undo
from cosante.register.actions.access import limits
from cosante.register.models import Decision, Document, Fact, LoginEvent, Partner, Role, Rules, TrustedPublisher

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina_in(browsers) -> Client:
    return browsers[Role.ADMINISTRATOR]


@pytest.fixture
def decided(office):
    """Rui accepts a number, and undoes it."""
    add_document(training_in_english().reading())
    rui = office[Role.REVIEWER]
    (made,) = accept([Fact.objects.get(kind="count")], rui, "=HYPERLINK(1)")
    undo(made, rui)
    return rui


def page(browser: Client, address: str = "/audit/") -> str:
    return browser.get(address).content.decode()


def table(browser: Client, query: str = "") -> list[dict[str, str]]:
    text = b"".join(browser.get(f"/audit.csv{query}").streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_rules_are_set_and_hold(amina_in, office):
    given = {"accepts": "administrator", "four_eyes_amount": "1000000", "four_eyes_currency": "usd"}
    assert amina_in.post("/rules/", given).status_code == 302
    rules = Rules.objects.get()
    assert (rules.accepts, rules.four_eyes_amount, rules.four_eyes_currency) == ("administrator", 1_000_000, "USD")
    assert LoginEvent.objects.get(kind="rules").what == "reviewer, – → administrator, 1000000 USD"
    assert 'value="1,000,000"' in page(amina_in, "/rules/")


@pytest.mark.parametrize("bad", [{"accepts": "king"}, {"four_eyes_amount": "-1"}, {"four_eyes_currency": "dollar"}])
def test_rules_that_make_no_sense_are_refused(amina_in, bad):
    good = {"accepts": "reviewer", "four_eyes_amount": "", "four_eyes_currency": "USD"}
    assert amina_in.post("/rules/", good | bad).status_code == 422
    assert not Rules.objects.exists()


def test_a_sum_that_one_accepted_waits_again_when_two_are_needed(amina_in, office):
    add_document(
        Story("Japan gave 2 million dollars.")
        .fact("f1", "money", "2 million dollars", amount=2e6, currency="USD")
        .reading()
    )
    accept(Fact.objects.all(), office[Role.REVIEWER])
    given = {"accepts": "reviewer", "four_eyes_amount": "1000000", "four_eyes_currency": "USD"}
    amina_in.post("/rules/", given)
    assert Fact.objects.get().status == "proposed"
    amina_in.post("/rules/", given | {"four_eyes_amount": ""})
    assert Fact.objects.get().status == "accepted"


def test_a_publisher_is_believed_and_no_more(amina_in):
    amina_in.post("/rules/publishers/", {"publisher": "Ministry of Health", "confidence": "0.95"})
    assert TrustedPublisher.objects.get().confidence == 0.95
    assert "Ministry of Health" in page(amina_in, "/rules/")
    assert amina_in.post("/rules/publishers/", {"publisher": "X", "confidence": "0.2"}).status_code == 422
    amina_in.post(f"/rules/publishers/{TrustedPublisher.objects.get().pk}/remove/")
    assert not TrustedPublisher.objects.exists()


def test_the_audit_has_decisions_and_logins_the_newest_first(amina_in, decided):
    shown = page(amina_in)
    assert "6 entries" in shown  # four signed in, a decision and its undoing
    assert shown.index("undone") < shown.index("accepted</td>")
    assert "12 trainees" in shown
    assert "127.0.0.1" in shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 6),
        ("?what=decisions", 2),
        ("?what=logins", 4),
        ("?kind=accept", 1),
        ("?kind=signed_in", 4),
        ("?kind=signed_in&what=decisions", 0),
        ("?who=ID", 3),
        ("?since=TOMORROW", 0),
        ("?until=YESTERDAY", 0),
        ("?since=TODAY&until=TODAY", 6),
        ("?since=nonsense&kind=none&who=999&page=x", 6),
    ],
)
def test_the_audit_is_narrowed_on_the_page_and_in_the_table_alike(amina_in, decided, query, found):
    today = timezone.localdate()
    for name, day in (("TODAY", today), ("TOMORROW", today + timedelta(1)), ("YESTERDAY", today - timedelta(1))):
        query = query.replace(name, day.isoformat())
    query = query.replace("ID", str(decided.pk))
    assert f"{found} entr" in page(amina_in, f"/audit/{query}")
    assert len(table(amina_in, query)) == found


def test_the_table_says_all_and_no_spreadsheet_runs_it(amina_in, decided):
    row = next(row for row in table(amina_in) if row["what"] == "accept")
    assert (row["by"], row["about"][:5], row["why"]) == ("rui", "fact ", "'=HYPERLINK(1)")
    answer = amina_in.get("/audit.csv")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.once("the questions asked are the same, whichever the database")
def test_a_long_audit_comes_in_pages_and_asks_a_fixed_number_of_questions(
    amina_in, decided, django_assert_max_num_queries
):
    for _ in range(30):
        accept([Fact.objects.get(kind="count")], decided)
        undo(Decision.objects.filter(verb="accept").last(), decided)
    with django_assert_max_num_queries(9):
        assert "page 1 of 2" in page(amina_in)
    assert len(table(amina_in)) == 66


def test_decisions_about_records_and_failed_tries_are_in_the_audit(amina_in, office):
    for name in ("OMS", "WHO"):
        add_document(Story(f"{name}.").partner("f1", name, type="un_agency").reading())
    merge(*Partner.objects.order_by("pk"), office[Role.REVIEWER])
    for _ in range(limits.PER_NAME + 1):
        Client().post("/sign-in/", {"username": "lea", "password": "no"})
    shown = page(amina_in)
    assert "merged" in shown
    assert "wrong name or password" in shown
    assert "held back" in shown


def test_copies_are_in_the_audit_with_both_texts(amina_in):
    for story in copies_of_a_gift()[:2]:
        add_document(story.reading())
    row = next(row for row in table(amina_in) if row["what"] == "copy")
    assert {row["about"], row["other"]} == {f"document {document.pk}" for document in Document.objects.all()}
    assert "marked as a copy" in page(amina_in)
