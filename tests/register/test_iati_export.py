"""The register as IATI files: the rules of the standard find nothing, stages stay apart, shares add up to 100."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from cosante.exchange.iati.parallel import every as findings
from cosante.exchange.iati.validate import Options
from cosante.intake import (
    enter_partner,
    load_people_samples,
    load_sample_agreements,
    load_sample_results,
    load_samples,
    load_supplies,
)
from cosante.intake.money_sample import load_money_sample
from cosante.publishing import LeftOut, checklist, chosen, write_activities, write_organisation
from cosante.publishing.activities import every, reporting
from cosante.publishing.parts import sectors, shares
from cosante.register.actions.access import owner
from cosante.register.actions.kept import keep
from cosante.register.models import (
    Agreement,
    AgreementParty,
    Baseline,
    Indicator,
    IndicatorAgreement,
    Item,
    Order,
    OrderLine,
    Partner,
    Receipt,
    ReceiptLine,
    Reporter,
    ResultValue,
    Store,
    Target,
    Transaction,
)
from cosante.register.queries.filters import Asked

SAMPLES = Path("src/cosante/samples")


def judged(file: Path) -> list[str]:
    """What the standard's rules find, but for advisories."""
    found = findings(file, Options(datetime.now(UTC)))
    return [f"{one.id} {one.identifier} {one.path} {one.message}" for one in found if one.severity != "advisory"]


@pytest.fixture
def office(db):
    """The sample register, and as whom it reports."""
    load_samples([SAMPLES])
    load_sample_agreements()
    load_people_samples()
    load_supplies()
    load_sample_results()
    load_money_sample()
    me = owner()
    values = {"name": "Ministry of Health", "org_id": "XM-DAC-928", "type": "10", "currency": "USD"}
    keep(Reporter, values | {"address": "https://register.example.org"}, me)
    return me


@pytest.mark.once("what is written does not depend on the database")
def test_nothing_is_found_in_what_the_sample_register_publishes(office, tmp_path):
    file, left = tmp_path / "out.xml", []
    with file.open("wb") as target:
        written = write_activities(target, chosen(reporting(), every(Asked()), False), left.append)
    assert judged(file) == []
    root = etree.parse(file).getroot()
    assert written == len(root.findall("iati-activity")) > 10
    for activity in root:
        shared = [Decimal(one.get("percentage")) for one in activity.findall("sector") if one.get("percentage")]
        assert not shared or sum(shared) == 100
    whole = [one for one in left if not one.part]
    assert all(isinstance(one, LeftOut) and one.why for one in left)
    everything = sum(found.count() for found in every(Asked()).values())
    alone = Transaction.objects.filter(withdrawn=False, agreement=None).count()
    assert written + len({one.record for one in whole}) == everything + alone
    # every own transaction with a day that is past is there once, under its own type
    types = {"pledge": "12", "commitment": "2", "disbursement": "3", "expenditure": "4", "delivered": "3"}
    told = {one.get("ref"): one for one in root.iter("transaction") if one.get("ref")}
    rows = Transaction.objects.filter(withdrawn=False, agreement__isnull=False, value_date__lte=date.today())
    for row in rows.exclude(funding="delegated").exclude(stage="allocation"):
        one = told.pop(f"T{row.pk}")
        assert one.find("transaction-type").get("code") == types[row.stage]
        assert Decimal(one.findtext("value")) == row.amount
    assert not told
    assert {"D01", "D02", "E01"} <= {one.get("code") for one in root.iter("default-aid-type")}
    assert {"en", "fr", "bn"} <= {
        one.get("{http://www.w3.org/XML/1998/namespace}lang") for one in root.iter("narrative")
    }
    assert list(root.iter("{urn:cosante:iati:1}delegation"))
    organisation = tmp_path / "organisation.xml"
    with organisation.open("wb") as target:
        write_organisation(target, reporting())
    assert judged(organisation) == []


@pytest.mark.once("what is written does not depend on the database")
def test_results_and_orders_of_an_agreement_are_in_its_activity(db, tmp_path):
    me = owner()
    keep(Reporter, {"name": "Ministry of Health", "org_id": "XM-DAC-928", "type": "10"}, me)
    giver, agency, ours = (
        enter_partner(name, me, "en") for name in ("Donor of Trials", "Agency of Trials", "Ministry")
    )
    agreement = keep(Agreement, {"title": "Medicines for a year", "signed": "2024-01-10"}, me)
    keep(AgreementParty, {"agreement": agreement.pk, "partner": ours.pk, "side": "ours"}, me)
    indicator = keep(Indicator, {"code": "3.1.2", "keys": ["residence"], "where": "Trialland"}, me)
    keep(IndicatorAgreement, {"indicator": indicator.pk, "agreement": agreement.pk}, me)
    of = {"indicator": indicator.pk}
    keep(Baseline, of | {"period": "2023", "value": "61.5", "source": "Survey"}, me)
    keep(Target, of | {"period": "2025", "value": "80", "part": "residence=rural"}, me)
    keep(ResultValue, of | {"period": "2024-01/2024-06", "value": "63", "weight": "1200"}, me)
    keep(ResultValue, of | {"period": "2025", "value": "70", "part": "residence=rural"}, me)
    bare = keep(Indicator, {"name": "Nothing yet"}, me)
    keep(IndicatorAgreement, {"indicator": bare.pk, "agreement": agreement.pk}, me)
    item = keep(Item, {"name": "amoxicillin", "unit": "capsule"}, me)
    days = {"requested": "2024-01-12", "ordered": "2024-02-01"}
    about = {"title": "Antibiotics", "currency": "USD", "agency": agency.pk, "donor": giver.pk, "buyer": ours.pk}
    order = keep(Order, about | days | {"agreement": agreement.pk}, me)
    line = keep(OrderLine, {"order": order.pk, "item": item.pk, "quantity": 24000, "unit_price": "0.05"}, me)
    keep(OrderLine, {"order": order.pk, "item": item.pk, "quantity": 10}, me)  # of no price: no money
    store = keep(Store, {"name": "Central"}, me)
    receipt = keep(Receipt, {"store": store.pk, "received": "2024-05-02"}, me)
    got = {"receipt": receipt.pk, "item": item.pk, "line": line.pk, "accepted": 20000, "rejected": 500}
    keep(ReceiptLine, got, me)

    file, left = tmp_path / "out.xml", []
    with file.open("wb") as target:
        write_activities(target, chosen(reporting(), every(Asked()), False), left.append)
    assert judged(file) == []
    (activity,) = etree.parse(file).getroot()
    moved = [(one.find("transaction-type").get("code"), one.findtext("value")) for one in activity.iter("transaction")]
    assert moved == [("2", "1200"), ("3", "1000")]  # committed, and of that delivered: never added
    delivered = activity.findall("transaction")[1]
    assert delivered.find("aid-type").get("code") == "C01"
    assert delivered.find("disbursement-channel").get("code") == "3"
    assert [delivered.findtext(f"{side}-org/narrative") for side in ("provider", "receiver")] == [giver.name, ours.name]
    (result,) = activity.findall("result")
    assert result.find("indicator").attrib == {"measure": "2", "ascending": "1"}
    codes = [(one.get("vocabulary"), one.get("code")) for one in result.iter("reference")]
    assert codes == [("9", "3.1.2"), ("1", "MDG_0000000025")]
    (baseline,) = result.iter("baseline")
    assert (baseline.get("year"), baseline.get("value"), baseline.findtext("comment/narrative")) == (
        "2023",
        "61.5",
        "Survey",
    )
    half, year = result.iter("period")
    assert [one.get("iso-date") for one in half[:2]] == ["2024-01-01", "2024-06-30"]
    assert half.find("actual").get("value") == "63"
    assert half.findtext("actual/{urn:cosante:iati:1}counted-over") == "1200"
    for name, value in (("target", "80"), ("actual", "70")):
        assert year.find(name).get("value") == value
        assert dict(year.find(f"{name}/dimension").attrib) == {"name": "residence", "value": "rural"}
    assert [one.why for one in left] == [
        "“amoxicillin” of order “Antibiotics” has no price",
        "“Nothing yet” has neither a baseline nor a target nor a value",
    ]

    booked = {"agreement": agreement.pk, "stage": "commitment", "amount": "1200", "currency": "USD"}
    keep(Transaction, booked | {"value_date": "2024-02-01"}, me)  # the same, as the office books it: once
    found = [one for one in chosen(reporting(), every(Asked()), False) if not isinstance(one, LeftOut)]
    assert [one["@ref"][0] for one in found[0]["transaction"]] == ["T", "R"]


def test_what_leads_to_an_agreement_leads_to_one_that_is_published(db):
    me = owner()
    keep(Reporter, {"name": "Ministry of Health", "org_id": "XM-DAC-928", "type": "10"}, me)
    partner = enter_partner("Ministry", me, "en")
    first = keep(Agreement, {"title": "Without parties", "signed": "2023-01-10"}, me)
    second = keep(Agreement, {"title": "Renewed", "signed": "2024-01-10", "renews": first.pk}, me)
    keep(AgreementParty, {"agreement": second.pk, "partner": partner.pk, "side": "ours"}, me)
    left, told = list(chosen(reporting(), every(Asked()), False))
    assert left.why == "it has no parties"
    assert "related-activity" not in told


@pytest.mark.once("what is written does not depend on the database")
def test_who_has_no_part_is_a_secondary_reporter(office, tmp_path):
    reporter = Reporter.objects.get()
    party = Partner.objects.filter(parts__listed=True, parts__act__type="training").first()
    reporter.partner = party
    us = reporting()
    us.reporter.partner = party
    told = {}
    for one in chosen(us, {"acts": every(Asked())["acts"]}, False):
        if not isinstance(one, LeftOut):
            names = {org["narrative"][0]["#"] for org in one["participating-org"]}
            told.setdefault(party.name in names, set()).add(one["reporting-org"][0].get("@secondary-reporter"))
    assert told == {True: {None}, False: {"1"}}


def test_shares_add_up_to_exactly_a_hundred():
    assert shares({"a": 1, "b": 1, "c": 1}) == {"a": "33.34", "b": "33.33", "c": "33.33"}
    assert sum(map(Decimal, shares({str(n): n for n in range(1, 40)}).values())) == 100
    assert sectors({"malaria": 5}) == [{"@vocabulary": "1", "@code": "12262"}]


def test_the_checklist_says_what_is_missing_and_where(db):
    assert [(line.good, line.address) for line in checklist()] == [(False, "/reporters/new/")]
    keep(Reporter, {"name": "Office", "org_id": "office-1", "type": "10"}, owner())
    keep(Agreement, {"title": "Without a day"}, owner())
    agreement = Agreement.objects.get()
    found = {line.address for line in checklist() if not line.good}
    assert agreement.get_absolute_url() in found
    assert any(address.startswith("/reporters/") for address in found)
