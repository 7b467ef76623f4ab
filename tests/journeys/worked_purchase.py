"""The worked year's English article: an agency buys for a ministry, and a hospital is made ready."""

import re

from desk import Desk
from worked_year import party

SERVICES = "UNOPS buys for the ministry"


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
