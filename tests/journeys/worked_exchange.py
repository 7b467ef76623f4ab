"""The worked year's Bengali article: fifteen years of exchange between two provinces across a border."""

from desk import Desk, tick
from worked_year import accept_all

LAO_CAI, VIENTIANE = ("লাও কাই", "স্বাস্থ্য বিভাগ"), ("ভিয়েনতিয়েন", "স্বাস্থ্য বিভাগ")
#: How pages in English call the first of them.
IN_ENGLISH = ("Lao Cai", "Health")


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
    desk.go(f".row:has-text('{IN_ENGLISH[0]}'):has-text('{IN_ENGLISH[1]}') a.title")
    desk.shot("timeline", "#when", 340)
    years = desk.said("section[aria-labelledby=when]")
    assert all(year in years for year in ("2010", "2012", "2018", "2025")), years
    desk.see("450 patients", "2 doctors", inside="section[aria-labelledby=ledger]")
    desk.go("section[aria-labelledby=with] a >> nth=0")
    desk.see("450 patients", "2 doctors", "delegations")
    desk.shot("ledger", "p.crumb", 880)
