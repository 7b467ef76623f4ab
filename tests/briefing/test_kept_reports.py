"""What the office keeps, in reports and in the briefing on a partner: figures that add up, sources, nobody's name."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from itertools import chain

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree, html
from test_files import FOOT, letters, text_of

from cosante.briefing.content import Content, Paragraph, Table
from cosante.briefing.making import Wanted, as_file, make
from cosante.briefing.pdf import pdf
from cosante.briefing.releases import release
from cosante.register.actions.kept import change, keep, withdraw
from cosante.register.models import (
    Account,
    Agreement,
    AgreementParty,
    Delegation,
    DelegationMember,
    Order,
    Partner,
    Role,
    Rules,
    Training,
    Transaction,
)
from cosante.web import briefing_words

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)
NAMES = ("Sunita", "Limbu", "Koirala", "Roshani", "Subedi")


@pytest.fixture(scope="module")
def samples(django_db_setup, django_db_blocker):
    """Supplies, people and money, once for the file."""
    from django.db import transaction

    from cosante.intake import load_people_samples, load_supplies

    with django_db_blocker.unblock(), transaction.atomic():
        load_supplies(TODAY)
        load_people_samples()
        _money()
        yield
        transaction.set_rollback(True)


def _money() -> None:
    giver, receiver = (Partner.objects.get(name__startswith=name) for name in ("Chiang", "Bokeo"))
    given = {"title": "Nurses across the river", "kind": "mou", "signed": "2025-01-10", "ends": "2027-01-09"}
    agreement = keep(Agreement, given, None)
    about = {"agreement": agreement, "provider": giver, "receiver": receiver, "value_date": "2026-02-01"}
    for stage, amount, currency, more in (
        ("commitment", "100.10", "USD", {}),
        ("commitment", "0.20", "USD", {}),
        ("commitment", "70", "THB", {}),
        ("expenditure", "5", "USD", {}),
        ("expenditure", "3", "USD", {"funding": "delegated"}),
    ):
        keep(Transaction, about | {"stage": stage, "amount": amount, "currency": currency} | more, None)
    keep(AgreementParty, {"agreement": agreement, "partner": giver, "contact": "Secret Person"}, None)
    visit = {"giver": giver, "receiver": receiver, "starts": "2026-10-01", "ends": "2026-10-02"}
    visited = keep(Delegation, visit | {"title": "Visit to Bokeo", "outcome": "A course was agreed."}, None)
    keep(DelegationMember, {"delegation": visited, "name": "Secret Head", "function": "Director", "leads": True}, None)
    keep(Training, {"title": "Next course", "giver": giver, "starts": "2027-02-01", "state": "planned"}, None)


@pytest.fixture
def kept(samples, db):
    return lambda report, *languages, **about: make(Wanted(report, about, languages), TODAY, briefing_words)


@pytest.fixture
def partner(samples, db):
    return Partner.objects.get(name__startswith="Chiang")


def tables(content: Content, title: str) -> list[Table]:
    blocks = next(section.blocks for section in content.sections if section.title == title)
    return [block for block in blocks if isinstance(block, Table)]


def without_hyphens(text: str) -> str:
    """PDFium has a sign of its own for the one at the end of a line."""
    return letters(text).replace("-", "").replace("\x02", "")


def figures(table: Table, column: int) -> list[Decimal]:
    return [Decimal(row[column].value or 0) for row in table.rows]


def test_what_was_ordered_is_received_to_come_or_cancelled(kept):
    (made,) = kept("procurement", "en")
    (table,) = tables(made, "Items")
    ordered, *parts = (figures(table, at) for at in (1, 2, 3, 4))
    assert ordered == [sum(some) for some in zip(*parts, strict=True)]
    assert sum(ordered) == 50_000 + 96_000 + 4 + 4_400
    (steps,) = tables(made, "Orders by step")
    assert sum(figures(steps, 2)) == Order.objects.count() == len(tables(made, "Orders")[0].rows)
    prices = {"USD": Decimal("4400") * Decimal("0.28") + 50_000 * Decimal("0.021") + 96_000 * Decimal("0.06") + 3600}
    assert sum(figures(steps, 4)) == prices["USD"]


def test_what_expires_runs_out_or_comes_after_its_money_is_told(kept):
    (made,) = kept("procurement", "en")
    lines = " ".join(made.lines()).replace("\xa0", " ")
    assert "AL-2201" in lines
    assert "out of stock" in lines
    assert "its money ends on 26 December 2026" in lines
    (past,) = kept("procurement", "en", year=2025)
    assert not {"What will run out", "Equipment"} & {section.title for section in past.sections}


def test_the_orders_of_a_figure_are_those_of_the_list_that_it_opens(kept, client):
    client.force_login(Account.objects.create_user("rea", password="a long password", role=Role.READER))
    (made,) = kept("procurement", "en", year=2026)
    (table,) = tables(made, "Orders by step")
    for row in table.rows:
        code = row[0].text
        page = html.fromstring(client.get(f"/supply/orders/?step={code}&year=2026").content)
        assert len(page.xpath("//tbody/tr")) == int(row[2].value)
    assert "None is like that" in client.get("/supply/orders/?year=1999").content.decode()


def test_however_people_are_parted_the_parts_add_up(kept):
    (made,) = kept("trainings", "en")
    (kinds,) = tables(made, "All kinds")
    trainings = next(row for row in kinds.rows if row[0].text == "Trainings")
    people, days = Decimal(trainings[3].value), Decimal(trainings[4].value)
    assert (trainings[1].value, trainings[2].value, people) == ("2", "1", 45)
    parted = tables(made, "Who took part")
    assert [table.heads[0] for table in parted] == ["Cadre", "Sex", "Level", "Province"]
    for table in parted:
        assert (sum(figures(table, 1)), sum(figures(table, 2))) == (people, days)
    for title in ("Trainings by health area", "Trainings by place"):
        (table,) = tables(made, title)
        assert (sum(figures(table, 2)), sum(figures(table, 3))) == (people, days)


@pytest.mark.parametrize("report", ["procurement", "trainings"])
def test_every_row_has_a_source_with_its_address_and_nobody_is_named(kept, report):
    made = kept(report, "en", "bn")
    for table in (b for one in made for s in one.sections for b in s.blocks if isinstance(b, Table)):
        assert all(any(cell.notes for cell in row) for row in table.rows)
    notes = list(chain.from_iterable(one.notes() for one in made))
    assert all(note.text and note.address.startswith("/") for note in notes)
    said = " ".join(chain((note.text for note in notes), *(one.lines() for one in made)))
    assert not [name for name in NAMES if name in said]
    assert [note.key for note in made[0].notes()] == [note.key for note in made[1].notes()]


@pytest.mark.parametrize("languages", [("fr",), ("en", "bn")], ids="-".join)
@pytest.mark.parametrize("report", ["procurement", "trainings"])
def test_every_kind_of_file_says_it(kept, report, languages):
    made, wanted = kept(report, *languages), Wanted(report, {}, languages)
    files = {kind: as_file(kind, made, FOOT, wanted) for kind in wanted.kinds}
    printed = without_hyphens(text_of(files["pdf"]))
    document = docx.Document(io.BytesIO(files["docx"]))
    written = letters("".join(node.text or "" for node in document.element.body.iter(qn("w:t"))))
    with zipfile.ZipFile(io.BytesIO(files["xlsx"])) as file:
        shared = letters("".join(etree.fromstring(file.read("xl/sharedStrings.xml")).itertext()))
    for line in chain.from_iterable(one.lines() for one in made):
        assert without_hyphens(line) in printed
        assert letters(line) in written
    assert all(letters(note.text) in shared for note in made[0].notes())


def test_a_release_lists_what_came_of_an_order(samples, db, settings, tmp_path):
    settings.DATA = tmp_path
    wanted = Wanted("procurement", {"year": 2026}, ("en",))
    first = release(wanted, briefing_words, None)
    order = Order.objects.get(title__startswith="Amoxicillin")
    change(order, {"cancelled": "2026-11-20"}, order.version, None)
    second = release(wanted, briefing_words, None)
    assert (first.release.number, second.release.number, second.new) == (1, 2, True)
    assert any("cancelled" in one["is"] for one in second.release.changes)


def test_money_of_the_books_stands_by_stage_and_currency_and_is_never_added_over_them(kept, partner):
    (made,) = kept("briefing", "en", partner=partner.pk)
    (table,) = (one for one in tables(made, "Money by stage") if one.caption == "As the office keeps it")
    shown = {(row[0].text, row[1].text.replace("\xa0", " ")) for row in table.rows}
    assert shown == {
        ("committed", "THB 70"),
        ("committed", "USD 100.3"),
        ("spent", "USD 5"),
        ("spent (delegated funds)", "USD 3"),
    }
    assert all(row[1].notes and not row[2].notes for row in table.rows)
    (other,) = kept("briefing", "en", partner=partner.pk, ours="FR")
    assert "As the office keeps it" not in list(other.lines())


def test_the_last_meeting_and_the_next_dates_come_from_what_the_office_keeps(kept, partner):
    (made,) = kept("briefing", "en", partner=partner.pk)
    lines = list(made.lines())
    assert "What came of it: A course was agreed." in lines
    assert any("Next course" in line and line.startswith("1 February 2027") for line in lines)
    assert pdf([made], FOOT, 2).pages <= 2
    for block in chain.from_iterable(section.blocks for section in made.sections):
        assert not isinstance(block, Paragraph) or all(sentence.notes for sentence in block.sentences)


def test_promises_made_at_visits_are_open_until_they_are_kept(kept, samples):
    koshi = Partner.objects.get(name__contains="কোশি", type="ministry")
    (made,) = kept("briefing", "en", partner=koshi.pk)
    (table,) = tables(made, "Open promises")
    assert [row[2].text for row in table.rows] == ["31 March 2026, late", "31 December 2026"]


def test_a_contact_is_for_the_page_of_whoever_may_see_it_and_for_no_file(kept, partner, client):
    def secret(personal: bool) -> set[str]:
        (made,) = make(Wanted("briefing", {"partner": partner.pk}, ("en",)), TODAY, briefing_words, personal)
        said = " ".join(made.lines())
        return {name for name in ("Secret Person", "Secret Head") if name in said}

    assert secret(False) == set()
    assert secret(True) == {"Secret Person", "Secret Head"}
    Rules.objects.update_or_create(pk=1, defaults={"erase_after": 1})
    assert secret(True) == {"Secret Person"}
    address = f"/partners/{partner.pk}/briefing"
    for role, seen in ((Role.READER, False), (Role.CONTRIBUTOR, True)):
        client.force_login(Account.objects.create_user(role, password="a long password", role=role))
        assert ("Secret Person" in client.get(f"{address}/").content.decode()) == seen
        assert "SecretPerson" not in letters(text_of(client.get(f"{address}.pdf").content))


def test_what_is_withdrawn_is_in_no_report(kept):
    (before,) = kept("trainings", "en")
    training = Training.objects.get(title__startswith="Newborn")
    withdraw(training, None, "twice")
    (after,) = kept("trainings", "en")
    assert "Newborn care in district hospitals" in list(before.lines())
    assert "Newborn care in district hospitals" not in list(after.lines())
