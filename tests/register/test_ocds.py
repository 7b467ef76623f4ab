"""OCDS: orders go out as valid releases and come back as they were; releases merge; a preview does what it shows."""

import copy
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from supplies import Story

from cosante.commands.ocds import document_in, validate
from cosante.exchange.ocds.files import package, read, record_package, written
from cosante.exchange.ocds.items import item_in, item_out
from cosante.exchange.ocds.merge import compiled, record
from cosante.exchange.ocds.releases import process_in, release_out
from cosante.exchange.ocds.validate import findings
from cosante.intake.process_files import bring_files, hold_file, keep_file
from cosante.register.actions.access import owner
from cosante.register.actions.kept import change, take_back
from cosante.register.models import Change, Order, OrderLine, Partner, Receipt, ReceiptLine, Shipment
from cosante.register.queries.supply.processes import processes
from cosante.vocabulary.errors import BadValue

NOW = datetime(2024, 6, 1, tzinfo=UTC)
URI = "https://example.org/releases.json"
MINE = "ocds-a1b2c3"


@pytest.fixture
def story(db) -> Story:
    told = Story(owner())
    told.receive()
    change(told.line, {"cancelled": "1000"}, told.line.version, told.by)
    return told


def out() -> dict:
    """All orders as a release package that was written and read."""
    return read(written(package([release_out(*one) for one in processes(MINE)], "Ministry", URI, NOW)).encode())


def bring(document: dict, prefix: str = MINE, kept: bool = True):
    return bring_files([document], prefix, owner(), "file", kept, True)


def test_an_order_goes_out_as_a_valid_release_and_comes_back_as_it_was(story):
    (process, *_rest) = next(iter(processes(MINE)))
    document = out()
    assert findings(document) == []
    assert findings(read(written(record_package([record(document["releases"])], "M", URI, NOW)).encode())) == []
    (release,) = document["releases"]
    assert release["tag"] == ["planning", "tender", "award", "contract", "implementation"]
    again = process_in(release)
    assert (again.values, again.parties) == (process.values, process.parties)
    assert [(one.id, one.item, one.values) for one in again.lines] == [
        (one.id, one.item, one.values) for one in process.lines
    ]
    assert [[lot.values["lot"] for lot in one.lots] for one in again.deliveries] == [["L1"], ["L1"]]
    (outcome,) = bring(document).outcomes
    assert (outcome.done, outcome.changes, outcome.why) == ("unchanged", [], "")


def test_what_is_shown_is_what_is_kept_and_is_taken_back_whole(story):
    document = out()
    document["releases"][0]["ocid"] = "ocds-other-7"
    broken = copy.deepcopy(document["releases"][0]) | {"ocid": "ocds-other-8"}
    broken["tender"]["items"][0]["dosageForm"] = "a form that nobody has"
    document["releases"].append(broken)
    before = (Order.objects.count(), Change.objects.count())
    shown = bring(document, kept=False)
    assert (Order.objects.count(), Change.objects.count()) == before
    assert shown.counts() == {"added": 1, "changed": 0, "unchanged": 0, "refused": 1}
    assert "a form that nobody has" in shown.outcomes[1].why
    kept = bring(document)
    assert kept.counts() == shown.counts()
    order = Order.objects.get(number="ocds-other-7")
    line = OrderLine.objects.get(order=order)
    assert (line.item, line.quantity, line.cancelled) == (story.item, Decimal(10000), Decimal(1000))
    lot = ReceiptLine.objects.get(receipt__shipment__order=order)
    assert (lot.accepted, lot.rejected, lot.expiry, lot.reason) == (5900, 100, date(2026, 1, 31), "wet boxes")
    document["releases"][0]["tender"]["title"] = "Antibiotics, again"
    (changed, _broken) = bring(document).outcomes
    assert changed.changes == [(f"order #{order.pk}", "title", "Antibiotics 2024", "Antibiotics, again")]
    take_back(Change.objects.filter(noun="order", record=order.pk).latest("pk"), owner())
    take_back(kept.lead, owner())
    assert not Order.objects.filter(number="ocds-other-7", withdrawn=False).exists()
    assert (Shipment.objects.filter(withdrawn=False).count(), Receipt.objects.filter(withdrawn=False).count()) == (1, 1)


def test_a_file_waits_until_it_is_kept_and_partners_are_entered_only_where_that_is_asked(story):
    document = out()
    document["releases"][0]["ocid"] = "ocds-other-9"
    text = written(document).replace("Procurement Agency", "An Agency that nobody knows").encode()
    held = hold_file(text, "r.json", MINE, owner())
    assert (held.partners, [one["done"] for one in held.outcomes]) == (["An Agency that nobody knows"], ["added"])
    assert not Order.objects.filter(number="ocds-other-9").exists()
    assert not Partner.objects.filter(name="An Agency that nobody knows").exists()
    refused = keep_file(hold_file(text, "r.json", MINE, owner()), MINE, owner(), "", False)
    assert ([one["done"] for one in refused.outcomes], refused.lead) == (["refused"], None)
    kept = keep_file(held, MINE, owner(), "", True)
    assert (kept.text, keep_file(kept, MINE, owner(), "", True).lead) == ("", kept.lead)
    assert Order.objects.get(number="ocds-other-9").agency.name == "An Agency that nobody knows"
    with pytest.raises(BadValue, match="/releases/0/date"):
        hold_file(written(document).replace('"date": "', '"date": "on ', 1).encode(), "r.json", MINE, owner())


def test_releases_merge_by_identifier_and_the_later_holds():
    first = {"ocid": "x", "id": "1", "date": "2024-01-01T00:00:00Z", "tag": ["tender"], "initiationType": "tender"}
    later = first | {"id": "2", "date": "2024-02-01T00:00:00Z"}
    first["tender"] = {"id": "t", "title": "A", "items": [{"id": "1", "quantity": 5}, {"id": "2", "quantity": 6}]}
    later["tender"] = {"id": "t", "title": None, "items": [{"id": "1", "quantity": 7}]}
    merged = compiled([later, first])
    assert [one["quantity"] for one in merged["tender"]["items"]] == [7, 6]
    assert "title" not in merged["tender"]


def test_findings_are_all_told_with_their_place():
    release = {"ocid": "x", "id": "1", "date": "2024-01-01", "tag": ["tende"], "initiationType": "tender"}
    release["tender"] = {"id": "t", "items": [{"id": "1", "quantity": "7"}], "procurementMethod": "opened"}
    found = {one.path for one in findings(json.loads(json.dumps(release)))}
    assert found == {"/date", "/tag/0", "/tender/items/0/quantity", "/tender/procurementMethod"}


@pytest.mark.parametrize(
    "about",
    [
        {"name": "artemether + lumefantrine", "strength": "20 mg + 120 mg", "form": "tablet", "atc": "P01BF01"},
        {"name": "insulin", "strength": "about 100 IU in 1 ml", "container": "vial", "cold": True},
        {"name": "gloves", "kind": "consumable", "pack_size": Decimal(100), "unspsc": "42132203"},
    ],
)
def test_an_item_comes_back_as_it_was(about):
    item = {"kind": "medicine", "unit": "piece"} | about
    assert {name: str(value) for name, value in item_in(item_out(item)).items()} == {
        name: str(value) for name, value in item.items()
    }


def test_a_file_that_cannot_be_read_is_named_once(tmp_path, capsys):
    broken = tmp_path / "broken.json"
    broken.write_text("{x", "utf-8")
    assert validate([tmp_path / "none.json", broken], "text") == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f"cosante: {tmp_path / 'none.json'} cannot be read")
    assert second.startswith(f"cosante: {broken}: Line 1, column 2 is no JSON")
    with pytest.raises(BadValue, match=f"^{broken}: Line 1"):
        document_in(broken)
