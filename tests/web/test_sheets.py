"""Spreadsheets of what the office keeps: taken out and brought back, looked at row by row, kept and taken back whole."""

import io
import struct
import zipfile

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from python_calamine import CalamineWorkbook
from supplies import Story
from xlsxwriter import Workbook

from cosante.intake import load_people_samples, load_sample_results, load_supplies
from cosante.register.actions.kept import change, erase, keep, take_back
from cosante.register.models import Change, Item, Order, OrderLine, Participant, Partner, Sheet, Training
from cosante.register.queries.kept_rows import rows
from cosante.register.records.naturals import NATURAL, sets_of
from cosante.vocabulary.errors import BadValue, Undecidable, UserError
from cosante.web.kept_lists import as_csv, as_workbook
from cosante.web.looks import looks
from cosante.web.sheets.bringing import bring_rows
from cosante.web.sheets.files import rows_in
from cosante.web.sheets.headings import alike, headings
from cosante.web.sheets.planning import Plan
from cosante.web.sheets.shown import wrong_said

pytestmark = pytest.mark.django_db

HEADS = "Title,Order number,Donor,Currency,Promised for\n"


def plan(text: str | bytes, noun: str = "order", leave_out: bool = False) -> list[tuple[int, str]]:
    """What each row would do."""
    data = text.encode() if isinstance(text, str) else text
    return [(row.line, row.done) for row in Plan(looks()[noun], rows_in(data), leave_out).rows()]


def wrong(text: str, noun: str = "order") -> list[list[str]]:
    """What is wrong with the rows."""
    found = Plan(looks()[noun], rows_in(text.encode())).rows()
    return [list(one) for row in found for one in wrong_said(looks()[noun], row)]


def book(*cells: list[object]) -> bytes:
    """A workbook with these rows."""
    file = io.BytesIO()
    with Workbook(file) as made:
        sheet = made.add_worksheet()
        for n, row in enumerate(cells):
            sheet.write_row(n, 0, row)
    return file.getvalue()


def after(client, noun: str, text: str, **more: str):
    """The page of a sheet that was brought."""
    file = io.BytesIO(text.encode())
    file.name = "brought.csv"
    return client.post(f"/{noun}/import/", {"file": file, **more}, follow=True)


def test_what_is_taken_out_and_brought_back_changes_nothing(owner):
    load_supplies()
    load_people_samples()
    load_sample_results()
    seen = 0
    for noun, look in looks().items():
        found = rows(look.model)
        if not found.exists():
            continue
        with translation.override(("en", "fr", "bn")[seen % 3]):
            text = "".join(as_csv(look, found))
            assert {done for _line, done in plan(text, noun)} == {"same"}, noun
            done = plan(as_workbook(look, found).read(), noun)
            assert [one for _line, one in done] == ["same"] * found.count(), noun
        seen += 1
    assert seen > 20


def test_headings_tell_columns_apart_in_every_language_and_natural_keys_are_columns():
    for noun, look in looks().items():
        fields = {field.name for field in look.model.own_fields()}
        assert {name for names in sets_of(noun) for name, _must in names} <= fields
        for language in ("en", "fr", "bn"):
            with translation.override(language):
                labels = [alike(one.label) for one in headings(look)]
            assert len(set(labels)) == len(labels), (noun, language)
    assert set(NATURAL) <= set(looks())


def test_added_changed_unchanged_and_refused_are_shown_and_nothing_is_written_before_it_is_kept(client, owner):
    order = keep(Order, {"title": "Vaccines", "number": "PO-1", "currency": "USD"}, owner)
    same = keep(Order, {"title": "Gloves", "number": "PO-2"}, owner)
    page = after(
        client,
        "orders",
        "Order number,Title,Currency,Promised for\nPO-1,Vaccines 2026,eur,31 May 2026\nPO-2,Gloves,,\nPO-3,Masks,XQX,soon\nPO-4,Beds,,\n",
    ).content.decode()
    sheet = Sheet.objects.get()
    assert (sheet.rows, sheet.added, sheet.changed, sheet.same, sheet.wrong) == (4, 1, 1, 1, 1)
    assert Order.objects.count() == 2
    assert "XQX is no currency of ISO 4217" in page
    assert "This is no day" in page
    french = client.get(f"/imports/{sheet.pk}/", headers={"accept-language": "fr"}).content.decode()
    assert "n’est pas un jour" in french
    changed = client.get(f"/imports/{sheet.pk}/?show=change").content.decode()
    assert "<del><bdi>Vaccines</bdi></del> <ins><bdi>Vaccines 2026</bdi></ins>" in changed
    assert "<del><bdi>USD</bdi></del> <ins><bdi>EUR</bdi></ins>" in changed
    assert "31 May 2026" in changed
    client.post(f"/imports/{sheet.pk}/keep/", {"why": "the agency’s list"})
    client.post(f"/imports/{sheet.pk}/keep/", {"why": "sent twice"})
    assert set(Order.objects.values_list("title", "currency")) == {
        ("Vaccines 2026", "EUR"),
        ("Gloves", ""),
        ("Beds", ""),
    }
    assert [one.why for one in Change.objects.filter(record=order.pk)] == ["", "the agency’s list"]
    assert Change.objects.filter(record=same.pk).count() == 1
    assert "2 rows were kept" in client.get(f"/imports/{sheet.pk}/").content.decode()
    assert "Beds" in client.get(f"/imports/{sheet.pk}/?show=add").content.decode()
    refused = b"".join(client.get(f"/imports/{sheet.pk}/refused.csv").streaming_content).decode()
    assert "4,Currency,XQX,XQX is no currency" in refused
    client.post(f"/imports/{sheet.pk}/take-back/")
    assert set(rows(Order).values_list("title", "currency")) == {("Vaccines", "USD"), ("Gloves", "")}
    assert "All of it was taken back" in client.get(f"/imports/{sheet.pk}/").content.decode()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.lists(
        some.tuples(
            some.sampled_from(["", "Vaccines", "Gloves", "=1+1", "গ্লাভস"]),
            some.sampled_from(["", "PO-1", "PO-2", "PO-9", "৭"]),
            some.sampled_from(["", "Nobody", "#0", "-"]),
            some.sampled_from(["", "USD", "?"]),
            some.sampled_from(["", "2026-05-31", "31/05/2026", "2026-02-30", "-"]),
        ),
        max_size=12,
    )
)
def test_every_row_is_counted_once_whatever_it_says(given_rows):
    if not Order.objects.exists():
        keep(Order, {"title": "Vaccines", "number": "PO-1", "currency": "USD"}, None)
    there = [row for row in given_rows if any(row)]
    found = plan(HEADS + "\n".join(map(",".join, given_rows)) + "\n")
    assert len(found) == len(there)
    assert len({line for line, _done in found}) == len(found)
    sheet = bring_rows(looks()["order"], rows_in((HEADS + "\n".join(map(",".join, given_rows))).encode()), "a", None)
    assert sheet.rows == len(there) == sheet.added + sheet.changed + sheet.same + sheet.wrong
    sheet.delete()


def test_brought_a_second_time_it_is_all_unchanged_even_where_nothing_tells_rows_apart(client, owner):
    story = Story(owner)
    story.receive()
    text = "lot,store,day,quantity,kind\n#1,Central store,2024-06-01,5,\n#1,Central store,2024-06-01,5,\n"
    text = text.replace("#1", f"#{story.receive().pk}")
    after(client, "losses", text)
    client.post(f"/imports/{Sheet.objects.get().pk}/keep/")
    after(client, "losses", text)
    again = Sheet.objects.last()
    assert (again.rows, again.same) == (2, 2)


def test_rows_are_found_by_title_number_or_both_and_doubt_is_refused(owner):
    story = Story(owner)
    other = keep(Item, {"name": "amoxicillin", "strength": "500 mg", "form": "capsule"}, owner)
    keep(Order, {"title": "Masks", "number": "7"}, owner)
    assert "called otherwise" in wrong(f"Order,Item #,Item,Quantity\n7,{other.pk},Gloves,2\n", "order-line")[0][2]
    said = wrong(f'Order,Item,Quantity\n7,"{story.item}",2\n8,#{other.pk},2\n', "order-line")
    assert f"#{other.pk}" in said[0][2]
    assert "There is no “8” among orders" in said[1][2]
    found = plan(f"Order,Item,Quantity\nAntibiotics 2024,#{story.item.pk},10000\n7,#{other.pk},২.৫\n", "order-line")
    assert found == [(2, "same"), (3, "add")]
    twice = plan(f"Order,Item,Quantity\n7,#{other.pk},1\n7,#{other.pk},2\n", "order-line")
    assert twice == [(2, "add"), (3, "wrong")]


def test_who_changed_a_row_since_it_was_taken_out_loses_nothing(owner):
    order = keep(Order, {"title": "Vaccines", "number": "PO-1", "currency": "USD"}, owner)
    taken = "".join(as_csv(looks()["order"], rows(Order)))
    change(order, {"currency": "EUR"}, 1, owner)
    assert plan(taken) == [(2, "same")]
    assert plan(taken.replace("Vaccines", "Vaccines 2026")) == [(2, "change")]
    assert "Somebody else changed it meanwhile: currency" in wrong(taken.replace("USD", "XOF"))[0][2]


def test_what_was_changed_between_the_preview_and_the_keeping_is_left_out_and_told(client, owner):
    order = keep(Order, {"title": "Vaccines", "number": "PO-1", "currency": "USD"}, owner)
    after(client, "orders", "Title,Order number,Currency\nVaccines,PO-1,EUR\nMasks,PO-2,\nBeds,PO-3,\n")
    change(order, {"currency": "XOF"}, 1, owner)
    keep(Order, {"title": "Masks", "number": "PO-2"}, owner)
    client.post(f"/imports/{Sheet.objects.get().pk}/keep/")
    sheet = Sheet.objects.get()
    assert (sheet.rows, sheet.added, sheet.changed, sheet.same, sheet.wrong) == (3, 1, 0, 0, 2)
    page = client.get(f"/imports/{sheet.pk}/").content.decode()
    assert "Somebody entered it meanwhile" in page
    assert Order.objects.get(pk=order.pk).currency == "XOF"
    assert sorted(rows(Order).values_list("title", flat=True)) == ["Beds", "Masks", "Vaccines"]


def test_an_import_is_taken_back_whole_or_not_at_all(client, owner):
    after(client, "orders", "Title,Order number\nVaccines,PO-1\nMasks,PO-2\n")
    client.post(f"/imports/{Sheet.objects.get().pk}/keep/")
    after(client, "orders", "Title,Order number\nVaccines 2026,PO-1\nMasks 2026,PO-2\n")
    last = Sheet.objects.last()
    client.post(f"/imports/{last.pk}/keep/")
    order = Order.objects.get(number="PO-2")
    change(order, {"title": "Gloves"}, order.version, owner)
    with pytest.raises(Undecidable, match="Gloves"):
        take_back(Sheet.objects.get(pk=last.pk).lead, owner)
    assert client.post(f"/imports/{last.pk}/take-back/").status_code == 409
    assert Order.objects.get(number="PO-1").title == "Vaccines 2026"


def test_a_partner_that_is_not_known_is_entered_only_where_that_is_asked(client, owner):
    text = "Title,Donor\nBeds,Ministère de la Santé du Bénin\nMasks,Ministère de la Santé du Bénin\n"
    page = after(client, "orders", text).content.decode()
    assert "Ministère de la Santé du Bénin" in page
    client.post(f"/imports/{Sheet.objects.get().pk}/keep/")
    assert (Sheet.objects.get().wrong, Order.objects.count(), Partner.objects.count()) == (2, 0, 0)
    after(client, "orders", text)
    client.post(f"/imports/{Sheet.objects.last().pk}/keep/", {"partners": "on"})
    assert {order.donor for order in Order.objects.all()} == {Partner.objects.get()}


def test_what_is_held_of_a_person_goes_from_sheets_too(client, owner):
    training = keep(Training, {"title": "Midwives"}, owner)
    text = "Training,Name,Days\nMidwives,Mai Li,3\nMidwives,Bo Ko,three\n"
    after(client, "participants", text)
    client.post(f"/imports/{Sheet.objects.get().pk}/keep/")
    after(client, "participants", text)
    erase(Participant.objects.get(training=training), owner, "asked for")
    assert Sheet.objects.filter(kept_at=None).count() == 0
    assert Sheet.objects.get().lines.get(done="wrong").wrong[0][1] == ""


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"Title\n", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "xls"),
        (b"PK\x03\x04 broken", "damaged"),
        ("Title\nDon\u00e9".encode("latin-1"), "Line 2 is not text in UTF-8"),
        (b"%PDF-1.7\x00\x01", "neither a workbook"),
        (b"Title,Title\nA,B\n", "Columns A and B"),
        (b"Title,Colour\nA,red\n", "Column B is headed .Colour."),
        (b"Title,Order numbr\nA,1\n", "order number"),
        (b"Currency\nUSD\n", "lacks what every new row needs: Title"),
        (b"Title,\nA,left over\n", "Column B has no heading, but row 2 has"),
        (b'Title\n"A\n' + b"x" * 200_000, "Row 2 is no row"),
        (b"Title\n" + b"A\n" * 100_002, "at most 100,?000"),
        (b"," * 300 + b"\n", "column KO"),
        (book([""] * 250 + ["far"]), "column IQ"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_what_to_do(data, says):
    if says is None:
        assert plan(data) == []
        return
    with pytest.raises(UserError, match=says):
        plan(data)


def test_a_workbook_that_lies_about_its_size_is_not_unpacked(client, owner):
    far = book(["Title"], ["A"])
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(far)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, text.replace(b'r="A2"', b'r="XFD1048576"') if b"sheet1" in name.encode() else text)
    with pytest.raises(UserError, match="row 1048576"):
        rows_in(packed.getvalue())
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", b"")
        made.writestr("xl/sharedStrings.xml", b"0" * 210_000_000)
    data = bytearray(bomb.getvalue())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    with pytest.raises(UserError, match="larger than 200 million"):
        rows_in(bytes(data))
    file = io.BytesIO(packed.getvalue())
    file.name = "far.xlsx"
    assert client.post("/orders/import/", {"file": file}).status_code == 422


def test_the_template_brought_as_it_is_adds_nothing_and_lists_what_is_allowed(client, owner):
    data = b"".join(client.get("/items/import/template.xlsx").streaming_content)
    rows_, takes = (CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(n).to_python() for n in (0, 1))
    assert "Name *" in rows_[0]
    assert ["Kind", "One of the allowed values.", "medicine", "medicine"] in takes
    assert plan(data, "item") == []
    with translation.override("bn"):
        assert plan(client.get("/items/import/template.csv").content, "item") == []


def test_other_columns_are_left_out_where_that_is_asked_and_a_formula_is_none(client, owner):
    assert plan("Title,Colour\nA,red\n", leave_out=True) == [(2, "add")]
    keep(Order, {"title": "=HYPERLINK(1)"}, owner)
    text = "".join(as_csv(looks()["order"], rows(Order)))
    assert "'=HYPERLINK(1)" in text
    assert plan(text) == [(2, "same")]


def test_readers_may_not_bring_anything(client, as_reader):
    for address in ("/orders/import/", "/orders/import/template.csv"):
        assert client.get(address).status_code == 403
    assert "/orders/import/" not in client.get("/orders/").content.decode()


def test_a_row_that_was_withdrawn_or_never_was_is_refused(owner):
    with pytest.raises(BadValue, match="The sheet is empty"):
        plan(b"\n\n,\n")
    assert "There is no such row" in wrong("#,Title\n9,A\n")[0][2]
    assert "This is no number of a row" in wrong("#,Title\nnine,A\n")[0][2]
    assert OrderLine.objects.count() == 0


def test_a_list_as_a_workbook_offers_what_its_cells_take(owner):
    Story(owner)
    with translation.override("fr"):
        file = as_workbook(looks()["store"], rows(looks()["store"].model)).read()
    with zipfile.ZipFile(io.BytesIO(file)) as made:
        sheet = made.read("xl/worksheets/sheet1.xml").decode()
    listed = CalamineWorkbook.from_filelike(io.BytesIO(file))
    name, values = listed.sheet_names[1], listed.get_sheet_by_index(1).to_python()
    assert ["Hôpital", "hospital"] in [[str(cell).capitalize() for cell in row[2:3]] + row[3:4] for row in values]
    assert sheet.count("<dataValidation ") == 2  # kind and country
    assert f"{name}'!$C$" in sheet.replace("&apos;", "'")
    assert plan(file, "store") == [(2, "same"), (3, "same")]
