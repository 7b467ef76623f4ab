"""Every table as HXL: a hashtag a column; values are codes; SDMX; no figure is no nought."""

import csv
import io
import json
from decimal import Decimal

import pytest
from deeds import deed, tell
from supplies import Story

from cosante.exchange.hxl.tags import tags
from cosante.exchange.sdmx.csv_file import code
from cosante.intake import load_people_samples
from cosante.intake.money_sample import load_money_sample
from cosante.register.queries.south import items
from cosante.register.records.south import Item, flat, table
from cosante.register.records.south_observations import observations
from cosante.web import exports, flat_lists, south
from cosante.web.hxl import hxl_columns, named
from cosante.web.looks import looks

pytestmark = pytest.mark.django_db


def rows_of(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.getvalue().decode())))


def test_every_column_of_every_table_has_a_hashtag_and_none_twice():
    tables = {noun: tags(noun, hxl_columns(look)) for noun, look in looks().items()}
    for of, columns in (
        ("acts", exports.COLUMNS),
        ("partners", flat_lists.PARTNERS),
        ("totals", flat_lists.TOTALS),
        ("south-south", south.COLUMNS),
        ("money", flat_lists.MONEY),
    ):
        tables[of] = next(iter(csv.reader(["".join(named(of, columns, [])).splitlines()[1]])))
    for of, found in tables.items():
        assert all(found), of
        assert len({frozenset(tag.replace("#", "").split("+")) for tag in found}) == len(found), of


def test_a_list_has_its_hashtags_under_the_headings_and_codes_in_every_language(client, owner):
    story = Story(owner)
    tell(deed(money=(1_200_000, "USD", "disbursement")), reviewed=False)
    heads, hashtags, row = rows_of(client.get("/order-lines.hxl"))
    assert (heads[:4], hashtags[:4]) == (
        ["#", "Order", "Order #", "Item"],
        ["#meta+id", "#operations+name", "#operations+id", "#item+name"],
    )
    told = dict(zip(hashtags, row, strict=True))
    assert (told["#operations+id"], told["#item+num"], told["#value+num"]) == (str(story.order.pk), "10000", "0.05")
    _heads, _hashtags, order = rows_of(client.get("/stores.hxl?q=hospital", headers={"accept-language": "fr"}))
    assert (_heads[1], order[1:3]) == ("Nom", ["Hospital of the North", "hospital"])
    for address in ("/acts", "/partners", "/totals", "/totals", "/south-south"):
        _heads, tagged, *_rows = rows_of(client.get(f"{address}.hxl"))
        assert all(tag.startswith("#") for tag in tagged)
        assert client.get(f"{address}.json").status_code == 200
    (amounts,) = rows_of(client.get("/totals.hxl?measure=money&count=unreviewed"))[2:]
    assert amounts[2:6] == ["disbursement", "USD", "1200000", "1"]
    (none,) = rows_of(client.get("/totals.hxl?measure=money"))[2:]
    assert none[2:] == ["disbursement", "USD", "", "0", "1"]


def test_observations_of_all_years_and_countries_are_the_table(client):
    load_people_samples()
    found = items(("unreviewed",))
    told: dict[tuple[str, ...], Decimal] = {}
    for one in observations(found):
        _freq, area, flow, *key, year = one.key
        assert year.isdecimal()
        if area == flow == "_T" and key[2] != "TRIANGULAR":
            told[tuple(key)] = told.get(tuple(key), Decimal(0)) + one.value
    dated = table(one for one in found if one.year)
    assert told == {(g, code(m), code(w), code(u)): n for g, m, _n, _t, w, u, n in flat(dated)}
    given = Item(1, "training", frozenset({"NP", "LA"}), frozenset({"BD"}), 2024, {"people": Decimal(12)})
    sides = {one.key[1:3] for one in observations([given])}
    assert sides == {("_T", "_T"), ("NP", "PROVIDED"), ("LA", "PROVIDED"), ("BD", "RECEIVED")}
    head, *lines = rows_of(client.get("/south-south.sdmx?count=unreviewed"))
    assert head[:4] == ["STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ"]
    assert {(line[0], line[2]) for line in lines} == {("dataflow", "I")}


def test_money_is_converted_by_a_rate_that_is_named_and_without_one_has_no_figure(client, owner):
    load_money_sample()
    head, _hashtags, *lines = rows_of(client.get("/money/rows.hxl?in=USD"))
    rows = [dict(zip(head, line, strict=True)) for line in lines]
    assert {row["currency"] for row in rows if not row["converted"]} == {"ZMW"}
    assert not [row for row in rows if row["converted"] in ("0", "0.00")]
    other = [row for row in rows if row["currency"] not in ("USD", "ZMW")]
    assert other
    assert all(row["rate"] and row["rate_source"] and row["rate_day"] <= row["day"] for row in other)
    (none,) = [row for row in client_json(client, "/money/rows.json?in=USD") if row["currency"] == "ZMW"]
    assert (none["converted"], none["rate"], none["rate_source"]) == (None, None, "")
    assert not any(row["converted"] for row in client_json(client, "/money/rows.json"))


def client_json(client, address: str) -> list[dict[str, object]]:
    return json.loads(client.get(address).getvalue())
