"""docs/supply.md says what happens, and maps every column that an exchange needs."""

import doctest
import re
from pathlib import Path

import pytest

from cosante.register.models import kept_models

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "supply.md"
TEXT = DOCUMENT.read_text("utf-8")
MAPPED = re.findall(r"`([a-z-]+)\.([a-z_]+)`", TEXT.split("## As OCDS 1.1.5")[1].replace("` | `", "`\n`"))


@pytest.mark.once("a document tells the same, whichever the database")
@pytest.mark.django_db
def test_the_worked_example_does_what_it_says():
    (_before, example) = TEXT.split("```python\n")
    found = doctest.DocTestParser().get_doctest(example.split("```")[0], {}, "docs/supply.md", str(DOCUMENT), 0)
    said: list[str] = []
    failed, tried = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(found, out=said.append)
    assert tried > 20
    assert not failed, "".join(said)


@pytest.mark.parametrize("noun", ["item", "order", "order-line"])
def test_every_column_of_what_is_exchanged_is_mapped(noun):
    mapped = {column for of, column in MAPPED if of == noun}
    assert mapped == {field.name for field in kept_models()[noun].own_fields()}


def test_every_noun_of_the_field_is_described():
    for noun in (
        *("item", "reference-price", "store", "need", "order", "order-line", "substitution", "shipment"),
        *("shipment-line", "receipt", "receipt-line", "distribution", "loss", "return", "equipment", "maintenance"),
    ):
        assert noun in kept_models()
        assert f"`{noun}`" in TEXT
