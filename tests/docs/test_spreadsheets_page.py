"""docs/spreadsheets.md says what happens, and by what every kind of row is told apart."""

import doctest
from pathlib import Path

import pytest

from cosante.register.records.naturals import NATURAL

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "spreadsheets.md"
TEXT = DOCUMENT.read_text("utf-8")


@pytest.mark.once("a document tells the same, whichever the database")
@pytest.mark.django_db
def test_the_worked_example_does_what_it_says():
    example = TEXT.split("```python\n")[1].split("```")[0]
    found = doctest.DocTestParser().get_doctest(example, {}, "docs/spreadsheets.md", str(DOCUMENT), 0)
    said: list[str] = []
    failed, tried = doctest.DocTestRunner().run(found, out=said.append)
    assert tried > 15
    assert not failed, "".join(said)


def test_the_table_is_that_of_the_code():
    table = TEXT.split("<!-- naturals -->")[1].split("<!-- end -->")[0].strip().splitlines()[2:]
    said = {
        noun: ", or ".join(", ".join(f"`{name}`" for name in names.split()) for names in sets)
        for noun, sets in NATURAL.items()
    }
    assert table == [f"| `{noun}` | {told} |" for noun, told in said.items()]
