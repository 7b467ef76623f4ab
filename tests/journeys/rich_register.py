"""A register in which every page has something to show: deeds in all directions, sums, sources that differ, copies,
questions, decisions of every kind, a text in several parts, remarks, searches, rules, tokens, webhooks, invitations.
"""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import NamedTuple

from deeds import deed, tell
from PIL import Image
from rich_work import Work, work
from stories import Story, copies_of_a_gift, gifts, hospitals, training_in_english, training_in_french

from cosante.briefing.making import Wanted
from cosante.briefing.releases import release
from cosante.exchange.ocds.files import written
from cosante.intake import load_people_samples, load_sample_results, load_supplies
from cosante.intake.process_files import hold_file, packaged
from cosante.intake.terms import prepare_search
from cosante.register.actions import (
    accept,
    add_document,
    attach,
    complete,
    confirm,
    correct,
    describe,
    merge,
    reject,
    save_search,
    webhooks,
    write_note,
)
from cosante.register.actions.access import invite, make_token, set_rules, trust
from cosante.register.actions.add_document import Origin
from cosante.register.actions.keep_file import Given, keep_file, name_original
from cosante.register.actions.sheets import keep_sheet
from cosante.register.models import Account, Act, Document, Fact, Layout, Order, Partner, Release, Role, Scope
from cosante.register.queries.filters import Asked
from cosante.register.queries.pairs import open_pairs
from cosante.register.records.reasons import because
from cosante.vocabulary.facts import Reading
from cosante.web import briefing_words
from cosante.web.looks import looks
from cosante.web.sheets.bringing import bring_rows
from cosante.web.sheets.files import rows_in

#: Public, and nobody is asked: nothing is delivered here.
HOOK = "https://93.184.216.34/told"


class Register(NamedTuple):
    """What pages of one record are looked at."""

    document: Document  # all of it is reviewed
    long: Document
    waiting: Document
    act: Act  # its sources differ
    agreement: Act
    partner: Partner
    fact: Fact  # waits
    link: str  # the end of an invitation's address
    work: Work
    release: Release


def fill(people: Mapping[str, Account]) -> Register:
    """All of it, as the office made it."""
    prepare_search()
    reviewed = tell(*_deeds())
    training = _trainings(people)
    long = add_document(_long()).document
    for story in (*hospitals(), *copies_of_a_gift(), *gifts(), Story("Rain fell.", relevant=False)):
        add_document(story.reading())
    _decide(people)
    link = _run_the_office(people)
    load_supplies()
    load_people_samples()
    load_sample_results()
    _bring(people[Role.CONTRIBUTOR])
    document = reviewed[0].facts.get().document
    complete(document, people[Role.REVIEWER])
    write_note(document, "The embassy has the original.", people[Role.CONTRIBUTOR])
    attach(document, "letter.txt", b"A letter.", people[Role.CONTRIBUTOR])
    _scan(document)
    return Register(
        document,
        long,
        training,
        Act.objects.filter(merged_into=None).exclude(conflicts=[])[0],
        reviewed[3],
        Partner.objects.get(country="KZ", type="country"),
        training.facts.filter(status="proposed", kind="partner")[0],
        link,
        work(reviewed[3], people),
        release(Wanted("agreements"), briefing_words, people[Role.CONTRIBUTOR]).release,
    )


def _bring(by: Account) -> None:
    """A spreadsheet that waits, each kind of row in it, and one that was kept."""
    order = Order.objects.get(number="PO-17")
    heads = f"#,Title,Order number,Donor,Promised for\n{order.pk},{order.title} again,,,\n"
    for name, more in (("orders.csv", ",Gloves,PO-99,Nobody yet,2026-05-31\n,Syringes,,,soon\n"), ("kept.csv", "")):
        sheet = bring_rows(looks()["order"], rows_in((heads + more).encode()), name, by)
    keep_sheet(sheet, by)
    made = packaged("ocds-other", "Agency", "https://example.org/r.json", datetime(2024, 6, 1, tzinfo=UTC), [], False)
    made["releases"].append(
        made["releases"][0] | {"ocid": "ocds-other-0", "tender": {"id": "0", "items": [{"id": "1"}]}}
    )
    hold_file(written(made).encode(), "releases.json", "", by)


def _scan(document: Document) -> None:
    """Let it have been read from a picture of one page, its words in a line that is hard to read."""
    drawn = io.BytesIO()
    Image.new("L", (400, 300), "white").save(drawn, "PNG")
    given = Given("scan.png", drawn.getvalue())
    name_original(document, given, keep_file(given.name, given.data))
    lines = [[0, len(document.text), 1, 40, 40, 360, 60, 0.5]]
    Layout.objects.create(document=document, pages=[[400, 300]], spans=lines)


def _deeds() -> list[Story]:
    place = {"name": "Bishkek", "country": "KG", "identifier": "KG-GB"}
    return [
        deed(count=(12, "doctors"), areas=["malaria"], place=place),
        deed("visit", by="KG", for_="KZ", when="2023-01-02/2023-01-09", count=(1, "delegations")),
        deed("funding", by="KG", for_="KZ", when="2022-03-04", money=(1_234_567, "USD", "disbursement")),
        deed("agreement", by="KZ KG", for_="", when="2021-01-01/2027-01-15", money=(5_000_000, "EUR", "commitment")),
        deed("donation", by="JP", for_="FJ", when="2020-05", count=(500, "kits"), areas=["medicines_supply"]),
    ]


def _trainings(people: Mapping[str, Account]) -> Document:
    """One training, told twice and otherwise; the document that waits."""
    story = training_in_english(when="2024-10-29/2024-12-03")
    story.fact("f7", "money", "12", amount=1234567, currency="USD", stage="commitment")
    story.fact("f8", "health_area", "nurses", code="health_workforce")
    story.person("f9", "Lao Cai", role="director", partner="f2")
    story.notices.append({"code": "encoding-guessed", "message": "The file is not UTF-8; it was read as cp1252."})
    english = add_document(story.reading(), Origin(people[Role.CONTRIBUTOR], {"publisher": "Ministry of Health"}))
    french = add_document(training_in_french(number=14).reading()).document
    told = [document.facts.get(kind="act").act for document in (english.document, french)]
    if told[0] != told[1]:
        merge(*told, people[Role.REVIEWER], "one training")
    return english.document


def _long() -> Reading:
    """A text in several parts, with facts all over it."""
    line = (
        "In {year} the WHO sent {n} kits for malaria to Fiji, and the ministry thanked for them in a long speech.\n\n"
    )
    text = "".join(line.format(year=1900 + n % 100, n=n) for n in range(1, 400))
    story = (
        Story(text, title="A long report").partner("f1", "WHO", type="un_agency").partner("f2", "Fiji", country="FJ")
    )
    for n in range(1, 100):
        story.fact(f"f{n + 2}", "count", f"{n} kits", value=n, of="kits")
    return story.reading()


def _decide(people: Mapping[str, Account]) -> None:
    by = people[Role.REVIEWER]
    accept(Fact.objects.live().filter(kind="place"), by)
    accept(Fact.objects.filter(document__title__in=["A long report", "Formation d’infirmières"], local_id="f4"), by)
    reject([Fact.objects.filter(kind="person")[0]], by, because("not-said"))
    correct(Fact.objects.filter(kind="money", status="proposed")[0], {"qualifier": "about"}, by, "the minutes say so")
    confirm(open_pairs("partner")[0], by)
    gift = Document.objects.filter(title="Don du Japon").get()
    describe(gift, {"publisher": "Ambassade", "publisher_kind": "media"}, by)


def _run_the_office(people: Mapping[str, Account]) -> str:
    amina = people[Role.ADMINISTRATOR]
    for account in people.values():
        save_search("Trainings of Kyrgyzstan", Asked(type="training", country="KG"), account)
        make_token(account, "a sheet", [Scope.READ], 30, account)
    set_rules(Role.REVIEWER, Decimal(100_000), "USD", amina)
    trust("Ministry of Health", 0.95, amina)
    webhooks.try_out(webhooks.add(HOOK, webhooks.new_secret(), [], amina), amina)
    return invite(Role.CONTRIBUTOR, amina, "bo@example.org").token
