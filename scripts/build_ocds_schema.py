"""Write what OCDS 1.1.5 and two of its extensions ask for, as schemas without prose.

Promise: ``src/cosante/exchange/ocds/standard/*.json`` is made from the official schemas and nothing else: titles and
descriptions are left out, and of extensions only the medicines and the item attributes are kept.

    python scripts/build_ocds_schema.py CORE.json PATCHED.json PACKAGE.json RECORDS.json

CORE is the release schema (the structure of 1.1.5 is that of 1.1.4), PATCHED the release schema 1.1.5 with extensions
applied, PACKAGE and RECORDS the package schemas 1.1.5. The source archives of ocdsmerge (``tests/fixtures/
release-schema-1__1__4.json``) and of ocdskit (``tests/fixtures/a/``) hold copies.
"""

import json
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent.parent / "src/cosante/exchange/ocds/standard"
BASE = "https://standard.open-contracting.org/schema/1__1__5/"
#: Fields of items, and the definitions that they need.
FIELDS = ("activeIngredients", "dosageForm", "administrationRoute", "immediateContainer", "attributes")
DEFINITIONS = ("ActiveIngredient", "ImmediateContainer", "Quantity", "SimpleUnit", "Attribute")
_PROSE = ("title", "description", "$comment", "extension")


def bare(node: Any, names: bool = False) -> Any:
    """A schema without prose. ``names``: its keys are names of fields, none of which is prose."""
    if isinstance(node, list):
        return [bare(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if names or key not in _PROSE or not isinstance(value, str)}
    inner = ("properties", "definitions", "patternProperties")
    return {key: bare(value, not names and key in inner) for key, value in kept.items()}


def release(core: dict[str, Any], patched: dict[str, Any]) -> dict[str, Any]:
    """The release schema with the two extensions."""
    made, more = bare(core), bare(patched)
    made["id"] = BASE + "release-schema.json"
    item = made["definitions"]["Item"]["properties"]
    item.update({name: more["definitions"]["Item"]["properties"][name] for name in FIELDS})
    made["definitions"].update({name: more["definitions"][name] for name in DEFINITIONS})
    return made


def records(whole: dict[str, Any]) -> dict[str, Any]:
    """The record package schema, releases in it by reference again."""
    made = bare(whole)
    fields = made["properties"]["records"]["items"]["properties"]
    by_name = {"$ref": BASE + "release-schema.json"}
    linked, embedded = fields["releases"]["oneOf"]
    fields["releases"]["oneOf"] = [linked, embedded | {"items": by_name}]
    fields["compiledRelease"] = by_name
    fields["versionedRelease"] = {"type": "object", "required": ["ocid", "initiationType"]}
    return made


def main() -> None:
    """Read the four, write the three."""
    core, patched, package, whole = (json.loads(Path(name).read_text("utf-8")) for name in sys.argv[1:])
    written = {
        "release-schema": release(core, patched),
        "release-package-schema": bare(package),
        "record-package-schema": records(whole),
    }
    for name, schema in written.items():
        (OUT / f"{name}.json").write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
