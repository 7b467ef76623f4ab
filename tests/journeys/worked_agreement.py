"""The worked year's French article: a biennial agreement, its plan, courses, order, indicator, clock and briefing."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from desk import Desk, Values, tick
from worked_year import accept_all, party

#: What the agreement of Astana names, and the words for two of its areas that have the same code.
AREAS = ("tuberculosis", "hiv_aids", "maternal_newborn_child", "cancer", "ncd", "health_workforce")
MORE = ("health_information", "other")
TITLE = "WHO and Kazakhstan, 2024–2025"
VALUES = """period	value	source
2020	82.5	National tuberculosis programme
2021	84	National tuberculosis programme
2022	85.5	National tuberculosis programme
2023	87	National tuberculosis programme
2024	88.5	National tuberculosis programme
"""


def look_through(desk: Desk, document: str) -> None:
    """The agreement is corrected: who, its term, sum and areas. What is told twice is rejected; all else is accepted at once."""
    desk.go("p.work a")
    lines = "ol.order a:text-matches('^Act: Agreement')"
    first, *again = desk.page.locator(lines).evaluate_all("all => all.map(one => one.href)")
    desk.page.goto(first)
    boxes = {"v-when": "2024/2025", "v-money": "=USD 1,800,000", "v-health_areas": (*AREAS, *MORE)}
    desk.fill(boxes, "form#values")
    tick(desk, "v-actors", lambda said: said.casefold().startswith(("minist", "bureau")))
    desk.shot("review", "p.where", 620)
    desk.go("#accept")
    for address in again:
        desk.page.goto(address)
        desk.go("form#reject button[value=said-elsewhere]")
    accept_all(desk, document)


def make_agreement(desk: Desk, document: str) -> None:
    """From the act's page; what the article says is there already."""
    desk.page.goto(document)
    desk.go(".card.act:has-text('Agreement'):not(:has(.rejected)) .foot a:text-matches('act page')")
    desk.go("text=Follow this agreement")
    desk.see("What its sources say is filled in.")
    page = desk.page
    assert page.input_value("[name=amount]") == "1,800,000"
    assert page.input_value("[name=kind]") == "biennial"
    assert (page.input_value("[name=in_force]"), page.input_value("[name=ends]")) == ("2024-01-01", "2025-12-31")
    ours = "Medicines and supplies: the money is for experts, methods and technical support."
    desk.fill({"title": TITLE, "signed": "2023-10-26", "renewal": "agreed", "notice_days": "60", "excludes": ours})
    for one in page.locator("label[for^=id_side]").all():
        named, field = one.inner_text(), page.locator(f"#{one.get_attribute('for')}")
        field.select_option("ours" if named.startswith("Minist") else "theirs")
    desk.shot("follow", "p.crumb", 1580)
    desk.keep({})
    desk.see(
        TITLE, "1,800,000", "Medicines and supplies: the money is for", "ended on 31 December 2025", "8 areas promised"
    )


def promise_nine(desk: Desk) -> None:
    """Two of the nine areas have one code: the ninth is entered beside it, and both are told apart by words."""
    desk.go("#promises ~ .scroll tr:has-text('Health workforce') a:text-matches('Change')")
    desk.keep({"what": "Capacities of health workers"})
    desk.part("promises", {"area": "health_workforce", "what": "Training of medical staff"})
    desk.see("9 areas promised, 0 with activity")


def plan_the_year(desk: Desk) -> None:
    """A work plan with three activities and two milestones."""
    agreement = desk.page.url
    desk.go("section[aria-labelledby=plans] a:text-matches('^New')")
    desk.keep({"title": "Work plan 2025", "year": "2025"})
    course = {"kind": "training", "country": "KZ", "state": "done"}
    desk.part(
        "planned-activities",
        course | {"what": "Course on tuberculosis", "area": "tuberculosis", "starts": "2025-03-10", "ends": "2025-03-14",
                  "place": "Astana", "theirs": "WHO country office", "amount": "60,000", "currency": "USD"},
        course | {"what": "Course on cancer screening", "area": "cancer", "starts": "2025-05-19", "ends": "2025-05-23",
                  "place": "Almaty", "theirs": "WHO country office", "amount": "45,000", "currency": "USD"},
        {"what": "Guideline on care of newborns", "area": "maternal_newborn_child", "kind": "policy",
         "starts": "2025-09-01", "ends": "2025-11-30", "theirs": "WHO country office"},
    )  # fmt: skip
    desk.part(
        "milestones",
        {"what": "Trainers are named", "due": "2025-02-15", "reached": "2025-02-12"},
        {"what": "Guideline goes to print", "due": "2025-12-15"},
    )
    desk.see("2 of 3 activities done", "1 of 2 milestones reached")
    desk.page.goto(agreement)


def hold_trainings(desk: Desk) -> None:
    """Two courses under the agreement, with the people in them by cadre and sex."""
    agreement = desk.page.url
    common = {
        "giver": party(desk, "the other side"),
        "receiver": party(desk, "our side"),
        "country": "KZ",
        "agreement": f"={TITLE}",
        "state": "done",
    }
    for title, area, place, starts, ends, groups in (
        ("Course on tuberculosis", "tuberculosis", "Astana", "2025-03-10", "2025-03-14",
         (("221", "female", "14"), ("221", "male", "6"), ("3212", "female", "8"))),
        ("Course on cancer screening", "cancer", "Almaty", "2025-05-19", "2025-05-23",
         (("2221", "female", "18"), ("221", "female", "5"), ("221", "male", "3"))),
    ):  # fmt: skip
        desk.page.goto(agreement)
        desk.work("Trainings")
        desk.go("text=New: training")
        desk.keep(common | {"title": title, "area": area, "place": place, "starts": starts, "ends": ends})
        rows = ({"cadre": cadre, "sex": sex, "number": n, "level": "facility"} for cadre, sex, n in groups)
        desk.part("participant-groups", *rows)
    desk.see("26 people", "130 person-days")
    desk.shot("training", "#who-they-are", 440)
    desk.page.goto(agreement)


def order_medicines(desk: Desk) -> None:
    """One order, shipped and received in two parts."""
    agreement, ministry = desk.page.url, party(desk, "our side")
    desk.work("Items")
    desk.go("text=New: item")
    desk.keep(
        {
            "name": "rifampicin + isoniazid",
            "kind": "medicine",
            "strength": "150 mg + 75 mg",
            "form": "tablet",
            "unit": "tablet",
            "pack_size": "672",
            "atc": "J04AM02",
        }
    )
    desk.work("Stores and facilities")
    desk.go("text=New: store or facility")
    desk.keep({"name": "Central store, Astana", "kind": "central", "country": "KZ"})
    desk.work("Orders")
    desk.go("text=New: order")
    desk.keep(
        {
            "title": "First-line tuberculosis medicines 2025",
            "agreement": f"={TITLE}",
            "agency": "Global Drug Facility",
            "buyer": ministry,
            "currency": "USD",
            "requested": "2025-01-15",
        }
    )
    desk.part(
        "order-lines",
        {"item": "=rifampicin + isoniazid 150 mg + 75 mg, tablet", "quantity": "1,344,000", "unit_price": "0.035"},
    )
    desk.do("Approve", {"approved": "2025-01-27"})
    desk.do("Place the order", {"ordered": "2025-02-03", "number": "PO-2025-014", "due": "2025-07-31"})
    for shipped, lot, half, came in (
        ("2025-05-12", "RH-2501", "806,400", "2025-06-10"),
        ("2025-08-18", "RH-2507", "537,600", "2025-09-16"),
    ):
        line = {"quantity": half, "lot": lot, "expiry": "2027-12-31"}
        arrive(desk, {"shipped": shipped}, (line,), {"received": came, "store": "=Central store, Astana"})
        if lot == "RH-2501":
            desk.see("received in part", "537,600")
            desk.shot("order", "p.crumb", 720)
    desk.see("received", "USD 47,040", "1,344,000")
    desk.page.goto(agreement)


def arrive(desk: Desk, shipment: Values, lines: Sequence[Values], receipt: Values) -> None:
    """A shipment of the order whose page this is, and its receipt; back to the order."""
    order = desk.page.url
    desk.go("main .buttons a >> text=Enter a shipment")
    rows = desk.page.locator("fieldset.asked-row")
    for n, line in enumerate(lines):
        for name, value in line.items():
            rows.nth(n).locator(f"[name^='{name}-']").fill(value)
    desk.keep(shipment)
    desk.go("section[aria-labelledby=shipments] li:has-text('under way') a.button")
    desk.keep({"inspection": "passed", "inspected": receipt["received"], "inspector": "K. Serik"} | receipt)
    desk.page.goto(order)


def measure(desk: Desk) -> None:
    """An indicator of the catalogue, with where it began, where it is to go, and its values pasted."""
    agreement = desk.page.url
    desk.work("Indicators")
    desk.go("text=The catalogue: SDG 3, universal health coverage, programmes")
    desk.go("main nav a >> text=Tuberculosis", "form:has(input[value=tb-success]) button")
    desk.keep({"where": "Kazakhstan"})
    page = desk.page.url
    desk.part("baselines", {"period": "2019", "value": "82", "source": "National tuberculosis programme"})
    desk.part("targets", {"period": "2025", "value": "90", "source": "Work plan 2025"})
    desk.go("main .buttons a >> text=Bring values as a table")
    desk.page.fill("textarea[name=text]", VALUES)
    desk.go("form.add button")
    desk.see("New: 5")
    desk.go("form.plain .buttons button")
    desk.page.goto(page)
    desk.part("indicator-agreements", {"agreement": f"={TITLE}"})
    desk.see("on track", "from 82 % (2019) to 90 % (2025)")
    desk.shot("indicator", "p.crumb", 760)
    desk.page.goto(agreement)
    desk.see("Treatment success rate")


def see_what_came_of_it(desk: Desk) -> None:
    """Promised against done: the courses and the order count in their areas."""
    desk.see("9 areas promised, 2 with activity", "3 deeds that your office keeps")
    for area in ("Tuberculosis", "Cancer"):
        assert "with activity" in desk.said(f"section[aria-labelledby=against] tr:has-text('{area}')")
    desk.shot("agreement", "#against", 560)
    agreement = desk.page.url
    desk.go("section[aria-labelledby=plans] a >> text=Work plan 2025")
    assert "no act of the register says so" not in desk.said()
    desk.shot("plan", "p.crumb", 980)
    desk.page.goto(agreement)


def keep_the_clock(desk: Desk, today: date) -> None:
    """A report by a day, and a renewal that ends before long."""
    agreement = desk.page.url
    desk.go("section[aria-labelledby=duties] a:text-matches('^New')")
    desk.keep({"what": "Final report to WHO", "kind": "report", "due": f"{today + timedelta(days=20)}"})
    desk.page.goto(agreement)
    desk.go("button:text-is('Renew it')")
    desk.keep(
        {
            "title": "WHO and Kazakhstan, renewed",
            "signed": "2025-12-11",
            "in_force": "2026-01-01",
            "ends": f"{today + timedelta(days=60)}",
            "notice_days": "30",
        }
    )
    desk.see("in force until")
    desk.go("nav >> text=Work", "text=The agreement clock")
    desk.see("WHO and Kazakhstan, renewed", "Final report to WHO")
    desk.shot("clock", "p.crumb", 1000)


def brief(desk: Desk, agreement: str, trainings: int) -> bytes:
    """The partner's briefing, in two languages side by side; and the PDF of it."""
    desk.page.goto(agreement)
    desk.go("section[aria-labelledby=agreement-parties] tr:has-text('the other side') a >> nth=0")
    desk.go("text=Briefing")
    desk.fill({"language": "en", "beside": "fr"}, "form.filters")
    desk.go("form.filters button")
    desk.see("Briefing: WHO Regional Office for Europe", "Note : Bureau")
    desk.see(f"{trainings}; 54 trainees", f"{trainings}; 54 personnes formées", "WHO and Kazakhstan, renewed")
    desk.shot("briefing", "p.crumb", 1120)
    with desk.page.expect_download() as saved:
        desk.page.click(".files a:text-is('PDF')")
    return Path(saved.value.path()).read_bytes()
