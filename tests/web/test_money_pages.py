"""Pages of money: figures that open what is in them, the burn-down, problems, rates loaded from a table."""

from decimal import Decimal

import fake_language
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html
from test_kept_pages import form_at

from cosante.intake.money_sample import WHY, load_money_sample
from cosante.register.actions.kept import keep
from cosante.register.models import Account, Agreement, BudgetLine, Document, Partner, Rate, Role, Transaction
from cosante.web.looks.money import LOOKS

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(owner):
    given = {"title": "Nine areas", "amount": "1000", "currency": "USD", "signed": "2024-01-01", "ends": "2024-12-31"}
    return keep(Agreement, given, owner)


@pytest.fixture
def sample():
    return load_money_sample()


def figures(page: bytes, caption: str) -> dict[str, list[str]]:
    """The rows of a table by their heads, cells as their figures."""
    found = html.fromstring(page).xpath(f"//table[caption='{caption}']//tr[th[@scope='row']]")
    return {
        row.xpath("string(th)").strip(): [" ".join(cell.text_content().split()) for cell in row.xpath("td")]
        for row in found
    }


def amount(text: str) -> Decimal:
    return Decimal(text.partition(" ")[0].replace(",", "")) if text else Decimal(0)


def test_the_agreement_shows_its_money_by_stage_and_by_area_and_year(client, sample):
    page = client.get(sample.get_absolute_url()).content
    stages = figures(page, "Money by stage")
    assert stages["Budgeted"][:3] == ["1,795,000", "90,236", "210,000"]
    assert stages["Spent"][0] == "1,607,203.57 +1"
    areas = figures(page, "Money by area and year")
    assert areas["Malaria"] == ["140,000", "130,000", "270,000"]
    assert len(areas) == 9 + 1
    for row in areas.values():
        assert amount(row[0]) + amount(row[1]) == amount(row[2])
    for column in range(3):
        last = amount(areas["All together"][column])
        assert sum(amount(row[column]) for name, row in areas.items() if name != "All together") == last


def test_every_figure_of_the_pages_opens_rows_that_add_up_to_it(client, sample):
    for address in (
        sample.get_absolute_url(),
        f"{sample.get_absolute_url()}?stage=expenditure&whose=own",
        "/money/",
        "/money/?by=area&in=USD",
        "/money/?by=provider&of=EUR",
        "/money/?by=year&in=USD&funding=delegated",
    ):
        shown = html.fromstring(client.get(address).content)
        links = shown.xpath("//table[contains(@class, 'sums')]//td/a[text() != '0']")
        assert links, address
        for link in links:
            behind = client.get(link.get("href")).content.decode()
            head = html.fromstring(behind).xpath("string(//h1)").split()[-1]
            assert head == link.text, (address, link.get("href"))


def test_the_burn_down_is_drawn_over_a_table_with_the_same_figures(client, sample):
    page = client.get(sample.get_absolute_url())
    steps = figures(page.content, "Money against time")
    assert steps["31 December 2024"] == ["49.1 %", "813,667.73", "45.2 %", "986,332.27"]
    assert steps["31 December 2025"] == ["100 %", "1,600,803.57", "88.9 %", "199,196.43"]
    assert steps["After the end"][1] == "6,400"
    text = page.content.decode()
    assert text.count("<circle") == len(steps)  # the eve of the first day, and each step; the end once
    assert "88.9 % of USD 1,800,000 is spent" in " ".join(text.replace("\xa0", " ").split())


def test_what_does_not_fit_is_on_the_page_and_in_the_list_with_the_rows_it_is_about(client, sample):
    said = (
        "The budget lines add up to USD 1,795,000; the agreement is of USD 1,800,000.",
        "“HIV: tests and treatment in districts, 2024”: USD 90,000 are allocated, the line has USD 85,000.",
    )
    for address in (sample.get_absolute_url(), "/money/problems/"):
        text = client.get(address).content.decode().replace("\xa0", " ")
        assert all(sentence in text for sentence in said)
    page = html.fromstring(client.get("/money/problems/?kind=no-rate").content)
    (href,) = page.xpath("//ul[contains(@class, 'problems')]//a/@href")
    rows = client.get(href).content.decode()
    assert "across the border" in rows
    assert "no rate" in rows
    assert "The budget lines add up" not in client.get("/money/problems/?kind=no-rate").content.decode()


def test_a_conversion_shows_its_rate_its_day_and_who_says_so(client, sample):
    page = client.get("/money/rows/?funding=cofinanced&stage=expenditure&in=USD").content.decode().replace("\xa0", " ")
    assert "EUR 1 = USD 1.1087, 1 October 2024, Made up for the sample" in page
    page = client.get(sample.get_absolute_url()).content.decode()
    assert "5 rates of exchange were used" in page


def test_currencies_are_never_added_unless_one_is_asked_for(client, agreement, owner):
    for code, number in (("USD", "10"), ("XOF", "6000")):
        given = {"stage": "pledge", "amount": number, "currency": code, "value_date": "2024-05-01"}
        keep(Transaction, given, owner)
    assert figures(client.get("/money/").content, "Money")["Pledged"] == ["10", "6,000"]
    text = " ".join(html.fromstring(client.get("/money/rows/").content).text_content().split())
    assert "Pledged: USD 10 Pledged: XOF 6,000" in text
    assert figures(client.get("/money/?in=USD").content, "Money")["Pledged"] == ["10 +1", "10 +1"]
    given = {"currency": "USD", "into": "XOF", "date": "2024-04-30", "rate": "600", "source": "a bank"}
    keep(Rate, given, owner)
    assert figures(client.get("/money/?in=USD").content, "Money")["Pledged"] == ["20", "20"]


def test_stages_are_never_added(client, sample):
    head, sums = (
        html.fromstring(client.get("/money/rows/?funding=cofinanced&in=USD").content).xpath(path)
        for path in ("string(//h1)", "//ul[@class='by-stage']/li")
    )
    assert head == "Rows of money"
    assert [" ".join(one.text_content().split()) for one in sums] == [
        "Budgeted: USD 90,236",
        "Committed: USD 65,736",
        "Disbursed: USD 37,947",
        "Spent: USD 34,647.43",
        "Delivered: USD 24,500",
    ]


def test_a_transaction_is_entered_from_the_page_of_its_agreement(client, agreement, owner):
    line = keep(BudgetLine, {"agreement": agreement, "what": "Nets", "amount": "9", "currency": "USD"}, owner)
    page = html.fromstring(client.get(agreement.get_absolute_url()).content)
    (address,) = page.xpath("//a[contains(@href, '/transactions/new/')]/@href")
    filled = form_at(client, address)
    assert filled["agreement"] == str(agreement.pk)
    filled |= {"stage": "expenditure", "amount": "1 234,5", "value_date": "2024-03-01", "budget_line": str(line.pk)}
    assert client.post(address, filled | {"amount": "1234.5"}).status_code == 302
    made = Transaction.objects.get()
    assert (made.agreement, made.budget_line, made.amount) == (agreement, line, Decimal("1234.5"))


def test_a_budget_line_is_offered_under_its_agreement(client, agreement, owner):
    keep(
        BudgetLine, {"agreement": agreement, "what": "Nets", "area": "malaria", "amount": "9", "currency": "USD"}, owner
    )
    form = html.fromstring(client.get("/transactions/new/").content)
    (option,) = form.xpath("//select[@name='budget_line']/optgroup[@label='Nine areas']/option")
    assert option.text.replace("\xa0", " ") == "Nets · Malaria · USD 9"


def test_an_agreement_without_money_asks_for_it_and_shows_no_figures(client, agreement):
    page = client.get(agreement.get_absolute_url()).content.decode()
    assert "New: budget line" in page
    assert "By stage" not in page
    assert "There is nothing to add up" in client.get("/money/").content.decode()
    assert "Everything fits" in client.get("/money/problems/").content.decode()


def table_of_rates(content: bytes, **more):
    return {"file": SimpleUploadedFile("rates.csv", content)} | more


def test_rates_are_loaded_from_a_table(client):
    content = b"from,to,date,rate\nEUR,USD,2024-05-31,1.0852\n"
    page = client.post("/rates/load/", table_of_rates(content, source="a bank"), follow=True).content.decode()
    assert "1 rate was loaded; 0 were there already" in page
    assert "1.0852" in page
    refused = client.post("/rates/load/", table_of_rates(content))
    assert refused.status_code == 422
    assert "line 2: it has no source" in refused.content.decode()
    assert Rate.objects.count() == 1


@pytest.mark.parametrize("address", ["/money/", "/money/rows/", "/money/problems/", "/transactions/", "/rates/"])
def test_readers_look_at_money_and_change_nothing(address, sample):
    reader = Client(SERVER_NAME="localhost")
    assert reader.get(address).status_code == 302
    reader.force_login(Account.objects.create_user("rea", role=Role.READER))
    assert reader.get(address).status_code == 200
    assert reader.get("/rates/load/").status_code == 403
    assert reader.post("/rates/load/", table_of_rates(b"x")).status_code == 403
    assert "/new/" not in reader.get(sample.get_absolute_url()).content.decode()


@pytest.fixture
def fake(settings, tmp_path):
    settings.LOCALE_PATHS = [fake_language.write(tmp_path)]
    settings.LANGUAGES = [("en", "English"), (fake_language.CODE, "پارسی")]


def test_money_is_said_in_the_language_of_the_page(client, sample, fake):
    client.post("/language/", {"language": fake_language.CODE, "next": "/"})
    typed = {sample.title, sample.about, sample.excludes, WHY, "owner", "Made up for the sample", "a bank"}
    for model, column in ((Document, "name"), (Partner, "name"), (BudgetLine, "what"), (Transaction, "about")):
        typed |= set(model.objects.values_list(column, flat=True))
    typed |= set(BudgetLine.objects.exclude(price_reference="").values_list("price_reference", flat=True))
    said: dict[str, str] = {}
    for address in (
        "/money/", "/money/?by=year&in=USD", "/money/?by=agreement", "/money/?by=funding", "/money/?by=receiver", "/money/rows/?in=USD",
        "/money/problems/", "/rates/load/", "/rates/", "/transactions/", "/budget-lines/", "/transactions/new/", "/rates/new/",
        f"/budget-lines/new/?agreement={sample.pk}", sample.get_absolute_url(),
    ):  # fmt: skip
        page = client.get(address, follow=True).content.decode()
        said |= dict.fromkeys(fake_language.unmarked(page, frozenset(typed)), address)
    assert {text: where for text, where in said.items() if not any(words in text for words in typed)} == {}


def test_each_table_of_money_has_a_look():
    assert [look.noun for look in LOOKS] == ["budget-line", "transaction", "rate"]
