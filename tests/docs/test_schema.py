"""The published schema is the contract's code, and holds for what is written."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from cosante.reading import read_bytes
from cosante.vocabulary.facts import Document, Evidence, Money, ReadError, Reading, to_json

ROOT = Path(__file__).parent.parent.parent
SCHEMA = json.loads((ROOT / "docs" / "reading.schema.json").read_text("utf-8"))
SAMPLES = sorted((ROOT / "src" / "cosante" / "samples").glob("*.txt"))


def test_the_published_schema_is_current():
    script = ROOT / "scripts" / "write_schema.py"
    done = subprocess.run([sys.executable, str(script), "--check"], env={"PYTHONPATH": str(ROOT / "src")}, check=False)
    assert done.returncode == 0


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_schema_holds_for_every_sample(sample):
    jsonschema.validate(json.loads(to_json(read_bytes(sample.name, sample.read_bytes()))), SCHEMA)


def test_the_schema_holds_for_a_document_that_could_not_be_read():
    unread = Reading(document=Document(path="x"), error=ReadError("empty", "x: the file is empty."))
    jsonschema.validate(json.loads(to_json(unread)), SCHEMA)


@pytest.mark.parametrize("evidence", [[], [{"start": -1, "end": 2, "quote": "x"}]])
def test_the_schema_refuses_a_fact_without_good_evidence(evidence):
    money = Money(
        id="f1", evidence=[Evidence(0, 1, "5")], confidence=1, reader="t", amount=Decimal("5.5"), currency="USD"
    )
    read = json.loads(
        to_json(Reading(document=Document(path="x"), relevant=True, relevance=1.0, facts=[money], notices=[]))
    )
    jsonschema.validate(read, SCHEMA)
    read["facts"][0]["evidence"] = evidence
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(read, SCHEMA)
