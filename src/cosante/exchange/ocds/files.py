"""Files of OCDS: read exactly, told apart by what they hold, and taken apart into releases.

Promise: numbers are exact (``Decimal``), and whatever cannot be read is a ``BadValue`` that says why.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from importlib.util import find_spec
from typing import Any

from cosante.vocabulary.errors import BadValue

Json = dict[str, Any]
#: What a file can be, told by the key that only it has.
KINDS = {"records": "record-package", "releases": "release-package", "ocid": "release"}
EXTENSIONS = (
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_medicine_extension/master/extension.json",
    "https://gitlab.com/dncp-opendata/ocds_item_attributes_extension/raw/master/extension.json",
)


def can_be_judged() -> bool:
    """Are the packages of the extra ``ocds`` there, which judge and merge?"""
    return find_spec("ocdsmerge") is not None and find_spec("jsonschema") is not None


def read(data: bytes) -> Json:
    """The object of a file."""
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise BadValue(f"Byte {error.start} is no UTF-8. Save the file as UTF-8.") from error
    except json.JSONDecodeError as error:
        raise BadValue(f"Line {error.lineno}, column {error.colno} is no JSON: {error.msg}.") from error
    except RecursionError as error:
        raise BadValue("The file is nested too deeply to be OCDS.") from error
    if not isinstance(found, dict):
        raise BadValue("The file holds no object. A release, a release package or a record package is one.")
    return found


def _no_number(text: str) -> Any:
    raise BadValue(f"{text} is no number of JSON.")


def kind_of(document: Mapping[str, Any]) -> str:
    """Which of ``KINDS`` it is."""
    for key, kind in KINDS.items():
        if key in document:
            return kind
    raise BadValue("This is no OCDS: it has neither records nor releases nor an ocid.")


def releases_of(document: Json) -> dict[str, list[Json]]:
    """Releases by their ocid, as the file has them; of a record without releases in it the compiled one."""
    kind = kind_of(document)
    found: dict[str, list[Json]] = {}
    if kind == "record-package":
        for record in _objects(document["records"], "records"):
            given = [one for one in _objects(record.get("releases", []), "releases") if "ocid" in one]
            compiled = record.get("compiledRelease")
            given = given or ([compiled] if isinstance(compiled, dict) else [])
            found.setdefault(str(record.get("ocid", "")), []).extend(given)
        return found
    for one in _objects(document["releases"], "releases") if kind == "release-package" else [document]:
        found.setdefault(str(one.get("ocid", "")), []).append(one)
    return found


def _objects(value: Any, name: str) -> list[Json]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise BadValue(f"{name} is no list of objects.")
    return value


def package(releases: list[Json], publisher: str, uri: str, now: datetime) -> Json:
    """A release package."""
    return _head(publisher, uri, now) | {"releases": releases}


def record_package(records: list[Json], publisher: str, uri: str, now: datetime) -> Json:
    """A record package."""
    return _head(publisher, uri, now) | {"records": records}


def _head(publisher: str, uri: str, now: datetime) -> Json:
    return {
        "uri": uri,
        "version": "1.1",
        "extensions": list(EXTENSIONS),
        "publishedDate": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "publisher": {"name": publisher},
    }


def written(document: Json) -> str:
    """The text of a file. Numbers of up to 15 digits, which is what a register keeps, are exact."""
    return json.dumps(document, ensure_ascii=False, indent=2, default=_number) + "\n"


def _number(value: Any) -> int | float:
    if not isinstance(value, Decimal):
        raise TypeError(value)
    return int(value) if value == value.to_integral_value() else float(value)
