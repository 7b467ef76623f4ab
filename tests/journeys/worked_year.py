"""A year of an office, in a browser: three articles, and what is kept of the work that they tell of.

Each chapter takes a desk, and does there what a person does: follows links, fills in forms, presses buttons. A chapter
is about the facts of its article and not about its words, so that it holds for every text that tells the same.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from desk import Desk, Values, tick

#: What the agreement of Astana names, and the words for two of its areas that have the same code.
AREAS = ("tuberculosis", "hiv_aids", "maternal_newborn_child", "cancer", "ncd", "health_workforce")
MORE = ("health_information", "other")
TITLE = "WHO and Kazakhstan, 2024–2025"
LAO_CAI, VIENTIANE = ("লাও কাই", "স্বাস্থ্য বিভাগ"), ("ভিয়েনতিয়েন", "স্বাস্থ্য বিভাগ")
VALUES = """period	value	source
2020	82.5	National tuberculosis programme
2021	84	National tuberculosis programme
2022	85.5	National tuberculosis programme
2023	87	National tuberculosis programme
2024	88.5	National tuberculosis programme
"""
SERVICES = "UNOPS buys for the ministry"


# The French article


def read(desk: Desk, text: str) -> str:
    """Paste a text; the address of the document."""
    desk.go("nav a.add")
    desk.page.fill("textarea[name=text]", text)
    desk.go("form.add button")
    return str(desk.page.url.split("?")[0])


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


def accept_all(desk: Desk, document: str) -> None:
    """Whatever waits in this document, at once."""
    desk.page.goto(document)
    desk.go("p.work a", "text=Accept many of its facts at once", "form.ask button")
    desk.see("accepted", inside="[role=status]")


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


def party(desk: Desk, side: str) -> str:
    """The first party on that side, as the agreement's page calls it."""
    return desk.said(f"section[aria-labelledby=agreement-parties] tr:has-text('{side}') >> nth=0 >> td >> nth=0")


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


def brief(desk: Desk, agreement: str) -> bytes:
    """The partner's briefing, in two languages side by side; and the PDF of it."""
    desk.page.goto(agreement)
    desk.go("section[aria-labelledby=agreement-parties] tr:has-text('the other side') a >> nth=0")
    desk.go("text=Briefing")
    desk.fill({"language": "en", "beside": "fr"}, "form.filters")
    desk.go("form.filters button")
    desk.see("Briefing: WHO Regional Office for Europe", "Note : Bureau")
    desk.see("2; 54 trainees", "2; 54 personnes formées", "WHO and Kazakhstan, renewed")
    desk.shot("briefing", "p.crumb", 1120)
    with desk.page.expect_download() as saved:
        desk.page.click(".files a:text-is('PDF')")
    return Path(saved.value.path()).read_bytes()


# The Bengali article


def look_through_exchange(desk: Desk, document: str) -> None:
    """Where the text leaves unsaid for whom something was done, it was for the neighbour: that is filled in."""
    desk.go("p.work a")
    deeds = "Visit or meeting|Training|Care given|Donation|Conference"
    lines = desk.page.locator(f"ol.order a:text-matches('^Act: ({deeds})')").filter(has_not_text="→")
    for address in lines.evaluate_all("all => all.map(one => one.href)"):
        desk.page.goto(address)
        tick(desk, "v-actors", lambda said: all(word in said for word in LAO_CAI))
        tick(desk, "v-recipients", lambda said: all(word in said for word in VIENTIANE))
        desk.go("#accept")
    accept_all(desk, document)


def fifteen_years(desk: Desk) -> None:
    """The partner's page, year by year in both directions, and the ledger of the two."""
    desk.go("nav >> text=Partners")
    desk.go(f".row:has-text('{LAO_CAI[0]}'):has-text('{LAO_CAI[1]}') a.title")
    desk.shot("timeline", "#when", 340)
    years = desk.said("section[aria-labelledby=when]")
    assert all(year in years for year in ("2010", "2012", "2018", "2025")), years
    desk.see("450 patients", "2 doctors", inside="section[aria-labelledby=ledger]")
    desk.go("section[aria-labelledby=with] a >> nth=0")
    desk.see("450 patients", "2 doctors", "delegations")
    desk.shot("ledger", "p.crumb", 880)


# The English article


def agree_on_buying(desk: Desk, document: str) -> None:
    """The purchase that the article tells of is followed as an agreement: who buys is the agent of the ministry."""
    desk.page.goto(document)
    desk.go(".card.act:has-text('Procurement'):has-text('Project Services') .foot a:text-matches('act page')")
    desk.go("text=Follow it as an agreement")
    areas = ("malaria", "tuberculosis", "covid19", "medicines_supply", "hospital_care", "surgery", "laboratory")
    desk.fill({"title": SERVICES, "signed": "2024-02-19", "areas": areas})
    assert desk.page.input_value("[name=kind]") == "procurement"
    desk.keep({})
    if "Ministry of Health" not in desk.said("section[aria-labelledby=agreement-parties]"):
        desk.go("section[aria-labelledby=agreement-parties] a:text-matches('^New')")
        desk.fill({"partner": "Ministry of Health", "side": "ours"})
        desk.go("form.kept-form .buttons button")
        if several := re.search(r"#\d+", desk.said()):  # partners of that name: the page asks for a number
            desk.keep({"partner": several[0]})
    desk.see("procurement services", "7 areas promised")
    assert "agent of both" in desk.said("tr:has-text('Project Services')")


def name_the_works(desk: Desk) -> None:
    """The article gives no days: what it tells of laboratories is named by hand as done under the agreement."""
    agreement = desk.page.url
    desk.go("section[aria-labelledby=against] tr:has-text('Laboratory') td.num a")
    desk.see("Acts of its parties without a day")
    desk.shot("named", "p.crumb", 740)
    planned = desk.said("section[aria-labelledby=offered] li >> nth=0 >> .badge") == "planned"
    desk.go("section[aria-labelledby=offered] li >> nth=0 >> button")
    desk.see("somebody named it here")
    desk.page.goto(agreement)
    came = "only planned" if planned else "with activity"
    assert came in desk.said("section[aria-labelledby=against] tr:has-text('Laboratory')")


def order_for_three(desk: Desk) -> None:
    """One order through UNOPS with a line for each of the three programmes."""
    agreement, ministry = desk.page.url, party(desk, "our side")
    things = (
        ("artemether + lumefantrine", "medicine", "20 mg + 120 mg", "malaria", "120,000", "0.06"),
        ("rifampicin + isoniazid + pyrazinamide + ethambutol", "medicine", "150/75/400/275 mg", "tuberculosis", "90,000", "0.09"),
        ("SARS-CoV-2 antigen test", "test", "", "covid19", "20,000", "1.10"),
    )  # fmt: skip
    for name, kind, strength, programme, n, _price in things:
        desk.work("Items")
        desk.go("text=New: item")
        desk.keep({"name": name, "kind": kind, "strength": strength, "unit": "test" if kind == "test" else "tablet"})
        desk.work("Needs")
        desk.go("text=New: need")
        desk.keep({"item": f"={name} {strength}".rstrip(), "programme": programme, "method": "stated", "quantity": n})
    desk.page.goto(agreement)
    desk.go("section[aria-labelledby=orders] p > a")
    who = {"agency": "United Nations Office for Project Services", "buyer": ministry}
    desk.keep(who | {"title": "Three programmes 2024", "currency": "USD", "requested": "2024-03-04"})
    for name, _kind, strength, _programme, n, price in things:
        item = f"{name} {strength}".rstrip()
        desk.part("order-lines", {"item": f"={item}", "need": f"={item}", "quantity": n, "unit_price": price})
    desk.see("United Nations Office for Project Services", "USD 37,300")
    desk.do("Approve", {"approved": "2024-03-11"})
    desk.do("Place the order", {"ordered": "2024-03-18", "due": "2024-09-30"})
    desk.page.goto(agreement)


def capital_works(desk: Desk) -> None:
    """Intensive care, surgery and laboratory of a hospital, as they are before the works and after them."""
    agreement = desk.page.url
    for block in ("icu", "surgery", "laboratory"):
        desk.page.goto(agreement)
        desk.go("section[aria-labelledby=results] a:text-matches('^New: readiness')")
        desk.keep({"facility": "Provincial hospital", "block": block, "before": "2024-03-01", "after": "2025-10-01"})
        desk.go(".buttons button:text-matches('^Put in')")
        for field in desk.page.locator("form.answers :is(select, [name^=number_])").all():
            before = str(field.get_attribute("name")).startswith(("before", "number_before"))
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option("no" if before else "yes")
            else:
                field.fill("4" if before else "10")
        desk.go("form.answers .buttons button")
        if block == "icu":
            desk.shot("readiness", "#readiness-items", 640)
    desk.page.goto(agreement)
    for words in ("intensive care", "surgery", "laboratory"):
        desk.see(f"Provincial hospital: {words}", inside="section[aria-labelledby=results]")


def see_the_agency(desk: Desk) -> None:
    """The agreement's page has all of it: the agent, the three programmes, and the works, planned or under way."""
    desk.see("procurement services", "Three programmes 2024", "7 areas promised")
    said = {
        area: desk.said(f"section[aria-labelledby=against] tr:has(th:has-text('{area}'))")
        for area in ("Malaria", "Tuberculosis", "COVID-19", "Surgery", "Laboratory", "Hospital care")
    }
    assert all("with activity" in said[area] for area in ("Malaria", "Tuberculosis", "COVID-19")), said
    came = "only planned" if "only planned" in said["Laboratory"] else "with activity"
    assert all(came in said[area] for area in ("Surgery", "Laboratory", "Hospital care")), said
    desk.see("4 with activity" if came == "only planned" else "7 with activity")
    desk.shot("services", "#against", 500)
