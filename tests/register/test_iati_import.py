"""Activities that others published: looked at, kept, matched with what news tells, taken back, and given out again."""

import json
from pathlib import Path

import pytest
from deeds import deed
from lxml import etree

from cosante.commands import iati_register
from cosante.commands.rows import _clipped
from cosante.exchange.iati.nodes import to_node
from cosante.intake.iati import (
    bring_published,
    keep_published,
    keeping,
    not_used,
    take_back_published,
    tell_published_rows,
)
from cosante.intake.iati.telling import reading_of_activity
from cosante.publishing import write_activities, write_published
from cosante.register.actions import add_document, processes
from cosante.register.actions.access import owner
from cosante.register.actions.kept import erase
from cosante.register.actions.sheets import keep_sheet
from cosante.register.backup import tables
from cosante.register.models import (
    Act,
    BroughtFile,
    Change,
    Document,
    Fact,
    IatiActivity,
    IatiOrganisation,
    Indicator,
    Partner,
    ResultValue,
)
from cosante.register.queries.kept_rows import cited_by
from cosante.register.queries.personal import rows_of as rows_named
from cosante.register.queries.sheets import rows_of
from cosante.vocabulary.errors import BadValue, UnreadableDocument
from cosante.web.looks import looks
from cosante.web.sheets.shown import page_of

pytestmark = pytest.mark.django_db
OURS = Path(__file__).parents[1] / "exchange" / "iati" / "valid.xml"
ORGANISATIONS = OURS.with_name("organisations.xml")
SHARED = Path(__file__).parents[3] / "shared" / "iati" / "published"


@pytest.fixture
def brought(tmp_path):
    """Our own sample, changed, as a file that is brought."""
    file = tmp_path / "activities.xml"

    def bring(**changes: str):
        text = OURS.read_text("utf-8")
        for old, new in changes.values():
            assert old in text
            text = text.replace(old, new)
        file.write_text(text, "utf-8")
        return bring_published(file, file.name, owner())

    return bring


def numbers(sheet) -> tuple[int, int, int, int]:
    assert sheet.added + sheet.changed + sheet.same + sheet.wrong == sheet.rows
    return sheet.added, sheet.changed, sheet.same, sheet.wrong


def test_a_file_is_looked_at_kept_brought_again_changed_and_taken_back(brought):
    me = owner()
    sheet = brought()
    assert numbers(sheet) == (2, 0, 0, 0)
    assert not IatiActivity.objects.exists()
    assert not Document.objects.exists()
    assert not_used(sheet) == {"our:delegation": 1}
    sheet = keep_published(sheet, me)
    assert numbers(brought()) == (0, 0, 2, 0)

    shifted = brought(line=("<!-- two", "<!--\n\n two"))  # other lines, the same activities
    assert numbers(shifted) == (0, 0, 2, 0)
    changed = brought(value=("100000.50", "90000"), title=("Un envoi de vaccins", "Un envoi"))
    assert numbers(changed) == (0, 2, 0, 0)
    look = looks()["iati-activity"]
    fields = [field for line in page_of(look, changed, "change", None)[1] for field in line.fields]
    before, after = next(field[1:] for field in fields if "90000" in field[2])
    assert before.replace("100000.50", "90000") == after
    assert ("Title", "Un envoi de vaccins", "Un envoi") in fields
    changed = keep_published(changed, me)
    money = Fact.objects.live().get(kind="money", document__kind="iati")
    assert (money.payload["amount"], money.currency) == (90000, "EUR")
    assert Document.objects.filter(kind="iati").count() == 2  # the same two sources, read anew

    take_back_published(changed, me)
    assert Fact.objects.live().get(kind="money", document__kind="iati").payload["amount"] == 100000.5
    take_back_published(sheet, me)
    assert not IatiActivity.objects.filter(withdrawn=False).exists()
    assert not Fact.objects.live().filter(document__kind="iati").exists()
    assert not Act.objects.filter(sources__gt=0).exists()
    assert Change.objects.filter(noun="iati-activity").count() == 8  # nothing is deleted
    keep_published(brought(), me)
    assert Fact.objects.live().filter(kind="act", document__kind="iati").count() == 2
    assert Document.objects.filter(kind="iati").count() == 2


def test_the_command_tells_each_change_from_what_to_what_before_and_after_it_is_kept(brought, tmp_path, capsys):
    keep_published(brought(), None)
    brought(value=("100000.50", "90000"), title=("Un envoi de vaccins", "Un envoi"))
    file = tmp_path / "activities.xml"
    for keep in (False, True):
        assert iati_register._bring(file, keep, "") == 0
        told = capsys.readouterr().out
        assert "0 added, 2 changed" in told
        (title,) = [line for line in told.splitlines() if line.endswith("Title: Un envoi de vaccins → Un envoi")]
        assert title.startswith(f"{file}: activity ")
        (money,) = [line for line in told.splitlines() if "100000.50" in line]
        assert "90000" in money.partition(" → ")[2]


def test_of_long_values_that_differ_far_in_the_difference_is_told():
    one, other = _clipped("long " * 100 + "before", "long " * 100 + "after")
    assert (one[0], one[-6:], other[-5:]) == ("…", "before", "after")
    assert _clipped("a\n b", "c") == ["a b", "c"]


def test_facts_say_the_line_and_the_path_in_the_file(brought):
    keep_published(brought(), owner())
    row = IatiActivity.objects.get(identifier="XM-DAC-928-EX-1")
    assert [one.document.path for one in cited_by(row)] == ["XM-DAC-928-EX-1"]
    document = cited_by(row)[0].document
    lines = OURS.read_text("utf-8").splitlines()
    for fact in document.facts.all():
        for evidence in fact.evidence.all():
            number, path = evidence.quote.split()[:2]
            name = path.rstrip(":").rpartition("/")[2].partition("[")[0]
            assert f"<{name}" in lines[int(number) - 1]
            found = etree.parse(OURS).xpath(path.rstrip(":"))
            assert len(found) == 1
            assert found[0].sourceline == int(number)


def test_refused_activities_and_doubles_are_shown(brought, tmp_path):
    same = brought(double=("EX-2</iati-identifier>", "EX-1</iati-identifier>"))
    assert numbers(same) == (1, 0, 0, 1)
    (row,) = rows_of(same, "wrong")
    assert row.line == 2
    assert "activity 1" in row.wrong[0][2]["en"]
    assert "other things" in row.wrong[0][2]["en"]
    assert numbers(brought(none=("<iati-identifier>XM-DAC-928-EX-2</iati-identifier>", ""))) == (1, 0, 0, 1)
    for old, new in (('version="2.03"', 'version="1.05"'), ("</iati-activities>", "")):
        with pytest.raises(UnreadableDocument):
            brought(bad=(old, new))
    assert not IatiActivity.objects.exists()


def test_what_cannot_be_told_holds_up_no_other_and_waits(brought, monkeypatch, caplog):
    def told(row):
        if row == IatiActivity.objects.earliest("pk"):
            raise ValueError("not to be told")
        return reading_of_activity(row)

    monkeypatch.setattr(keeping, "reading_of_activity", told)
    keep_published(brought(), owner())
    first, second = IatiActivity.objects.order_by("pk")
    assert (first.told, second.told) == (0, second.version)
    assert f"activity {first.pk} could not be told" in caplog.text
    monkeypatch.undo()
    assert tell_published_rows(owner()) == 1
    assert not IatiActivity.waiting().exists()


def test_many_are_told_some_together_and_ask_the_database_less(tmp_path, django_assert_max_num_queries):
    text = OURS.read_text("utf-8")
    begin, end = text.index("<iati-activity "), text.rindex("</iati-activities>")
    many = "".join(text[begin:end].replace("928-EX-", f"928-EX-{n}-") for n in range(30))
    (tmp_path / "many.xml").write_text(text[:begin] + many + text[end:], "utf-8")
    keep_sheet(bring_published(tmp_path / "many.xml", "many.xml", owner()), owner())
    heard = []
    with django_assert_max_num_queries(60 * 45):
        assert tell_published_rows(owner(), lambda done, of: heard.append((done, of))) == 60
    assert heard == [(50, 60), (60, 60)]
    assert not IatiActivity.waiting().exists()
    assert Document.objects.count() == 60


@pytest.mark.parametrize(("when", "status"), [("2024-03-01/2024-06-30", "ongoing"), ("2024-05-13", "done")])
def test_the_same_deed_told_by_news_is_one_with_two_sources(brought, when, status):
    add_document(deed("funding", by="KZ", for_="KG", when=when, status=status, areas=["other_communicable"]).reading())
    giver = ('role="4"/>', 'role="1"><narrative xml:lang="en">Kazakhstan</narrative></participating-org>')
    swap = {"ref": ('<participating-org ref="XM-DAC-928" type="40" ' + giver[0],
                    '<participating-org type="10" ' + giver[1])}  # fmt: skip
    keep_published(brought(to=('code="SN"/>', 'code="KG"/>'), **swap), owner())
    news = Act.objects.get(facts__document__kind="archived", facts__kind="act")
    activity = Act.objects.get(facts__document__path="XM-DAC-928-EX-2", facts__kind="act")
    assert news.pk == activity.pk
    assert (news.sources, news.conflicts) == (2, [])
    assert Partner.objects.filter(name="Kazakhstan", sources=2).count() == 1


def test_an_organisation_file_is_kept_told_given_out_and_taken_back(tmp_path):
    sheet = bring_published(ORGANISATIONS, "organisations.xml", owner())
    assert numbers(sheet) == (2, 0, 0, 0)
    assert not_used(sheet) == {"budget-line": 1, "expense-line": 1, "our:seal": 1}
    sheet = keep_published(sheet, owner())
    us = IatiOrganisation.objects.get(identifier="XM-DAC-928")
    facts = Fact.objects.live().filter(document__in=[one.document for one in cited_by(us)])
    sums = {(one.payload["stage"], str(one.payload["amount"]), one.currency) for one in facts if one.kind == "money"}
    spent = ("expenditure", "880000.5", "EUR")
    assert sums == {
        ("allocation", "900000.0", "EUR"),
        ("allocation", "1200", "USD"),
        ("allocation", "350000", "EUR"),
        spent,
    }
    assert {one.payload["name"] for one in facts if one.kind == "partner"} > {"Hôpital de l’essai", "Senegal"}
    assert Partner.objects.filter(identifier="XM-DAC-928", sources=2).count() == 1  # told twice, once by each
    assert not Act.objects.exists()  # a budget is no deed, and in no total
    for fact in facts:
        for evidence in fact.evidence.all():
            number, path = evidence.quote.split()[:2]
            (found,) = etree.parse(ORGANISATIONS).xpath(path.rstrip(":"))
            assert found.sourceline == int(number)
    out = tmp_path / "out.xml"
    with out.open("wb") as target:
        assert write_published(target, IatiOrganisation.objects.order_by("pk")) == 2
    items = [[to_node(one) for one in etree.parse(file).getroot()] for file in (out, ORGANISATIONS)]
    assert items[0] == items[1]
    other = tmp_path / "other.xml"
    text = ORGANISATIONS.read_text("utf-8").replace("350000", "360000")
    other.write_text(text.replace("<organisation-identifier>SN-EX-1<", "<organisation-identifier>XM-DAC-928<"), "utf-8")
    again = bring_published(other, "other.xml", owner())
    assert numbers(again) == (0, 1, 0, 1)
    assert "organisation 1 (line 3)" in rows_of(again, "wrong")[0].wrong[0][2]["en"]
    take_back_published(sheet, owner())
    assert not Fact.objects.live().exists()


def test_a_person_named_in_an_activity_is_erased_from_all_that_is_kept(brought):
    name = ('<activity-status code="2"/>', '<activity-status code="2"/>')
    contact = '<contact-info type="1"><person-name><narrative>Amadou Dème</narrative></person-name></contact-info>'
    keep_published(brought(one=(name[0], name[1] + contact)), owner())
    brought(one=(name[0], name[1] + contact), other=("100000.50", "90000"))  # held, and not kept
    held = json.dumps({"name": "Amadou Dème"})  # as programs write it: escaped
    processes.hold("orders.json", held, [], [], owner())
    processes.hold("other.json", "{}", [], [], owner())
    (row,) = rows_named("amadou deme")
    assert not rows_named("90000")  # only contacts are looked through
    erase(row, owner(), "asked to")
    assert not rows_named("amadou deme")
    assert not [line for table in tables.tables() for line in tables.lines(table) if "Amadou" in line.decode()]
    assert [one.name for one in BroughtFile.objects.all()] == ["other.json"]
    row.refresh_from_db()
    assert "contact-info" not in row.node()
    assert row.title
    tell_published_rows(owner())
    assert Fact.objects.live().filter(kind="act", document__kind="iati").count() == 2  # what was done stays told
    again = brought(one=(name[0], name[1] + contact))
    assert numbers(again) == (0, 1, 1, 0)  # whoever keeps the file again sees that it names somebody


def nodes(file: Path) -> dict[str, list]:
    """Every activity of a file, with all that it holds."""
    found: dict[str, list] = {}
    for one in etree.parse(file).getroot().iterchildren("iati-activity"):
        found.setdefault(one.findtext("iati-identifier").strip(), []).append(to_node(one))
    return found


@pytest.mark.once("what is kept does not depend on the database")
def test_what_came_in_goes_out_with_every_value(tmp_path):
    """Of our own file, and of every valid 2.03 file that lies beside the repository."""
    names = ("who-arg", "unops-at-activity", "flattener-beis", "usaid-798", "worldbank-sv")
    files = [OURS, *(file for name in names if (file := SHARED / f"{name}.xml").exists())]
    for file in files:
        sheet = keep_sheet(bring_published(file, file.name, owner()), owner())
        assert sheet.wrong == 0
        assert sheet.added == sheet.rows
        out = tmp_path / "out.xml"
        rows = IatiActivity.objects.filter(source__file=file.name).order_by("pk").iterator(chunk_size=20)
        with out.open("wb") as target:
            assert write_activities(target, (row.node() for row in rows)) == sheet.rows
        assert nodes(out) == nodes(file)


def test_sums_and_results_that_are_no_numbers_are_told_in_the_preview(brought):
    text = OURS.read_text("utf-8")
    value = text[text.index("<value ") :].split("</value>", 1)[0]
    said = value.rsplit(">", 1)[0] + ">4,500,000.00"
    sheet = brought(sum=(value, said), measure=('<actual value="11"/>', '<actual value="11,5"/>'))
    notes = not_used(sheet)
    assert [notes[name] for name in notes if name.endswith("/value = 4,500,000.00")] == [text.count(value)]
    assert notes["actual/@value = 11,5"] == 1
    assert not [name for name in not_used(brought()) if " = " in name]


def test_results_of_published_activities_are_entered_from_the_command_line(brought, capsys):
    keep_published(brought(), owner())
    assert iati_register._results([], False, "") == 0
    assert not Indicator.objects.exists()
    assert iati_register._results(["XM-DAC-928-EX-1"], True, "asked by the unit") == 0
    assert ResultValue.objects.filter(withdrawn=False).count() == 1
    assert iati_register._results([], True, "") == 0
    assert ResultValue.objects.count() == 1  # again, nothing new
    said = capsys.readouterr().out
    assert "Nothing is entered" in said
    assert "XM-DAC-928-EX-1: 3 numbers of 1 indicators, 0 left out; 4 rows entered." in said
    with pytest.raises(BadValue, match="XM-NO"):
        iati_register._results(["XM-NO"], True, "")
