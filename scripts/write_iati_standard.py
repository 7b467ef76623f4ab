#!/usr/bin/env python3
"""Makes src/cosante/exchange/iati/standard/*.tsv, IATI 2.03 as data, from the files its makers publish.

    python scripts/write_iati_standard.py FOLDER            write the tables
    python scripts/write_iati_standard.py FOLDER --check    fail when a table is not what the files give

FOLDER holds the schemas (``iati-*-schema.xsd``, ``iati-common.xsd``, ``xml.xsd``), ``codelist-mapping.xml``,
``codelists/*.xml`` and ``rulesets/standard.json``, as the repositories IATI-Schemas, IATI-Codelists and IATI-Rulesets
have them for version 2.03. Facts only are taken: names, orders, occurrences, types, codes and their names, conditions
of rules; no description. ``iati_codelist_rules.tsv`` beside this file gives the ids under which findings on codes
are known. Promise: the same files give the same bytes.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "src" / "cosante" / "exchange" / "iati" / "standard"
XSD = "{http://www.w3.org/2001/XMLSchema}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ROOTS = ("iati-activities", "iati-organisations")
STANDARD = ("path", "place", "least", "most", "type", "codelists", "rules")
MAPPING = ("path", "codelist", "attribute", "value", "default", "id", "category")
LISTS = ("codelist", "en", "fr", "complete", "embedded", "categories")
CODES = ("codelist", "code", "en", "fr", "category", "status", "activation", "withdrawal")
RULES = ("id", "severity", "category", "context", "rule", "case")
Rows = list[tuple[str, ...]]


class Schema:
    """One of the two schemas with what it includes: global elements, types and attributes by name."""

    def __init__(self, folder: Path, root: str) -> None:
        self.elements: dict[str, Any] = {}
        self.types: dict[str, Any] = {}
        self.attributes: dict[str, Any] = {}
        for name in (f"{root}-schema.xsd", "iati-common.xsd"):
            for node in etree.parse(str(folder / name)).getroot():
                kinds = {f"{XSD}element": self.elements, f"{XSD}complexType": self.types}
                kinds[f"{XSD}attribute"] = self.attributes
                if node.tag in kinds:
                    kinds[node.tag].setdefault(node.get("name"), node)

    def rows(self, root: str) -> Iterator[tuple[str, ...]]:
        """The root, then everything below it, each element before its attributes and children."""
        yield from self._element(self.elements[root], root, "1", "1", "1")

    def _element(self, node: Any, path: str, place: str, least: str, most: str) -> Iterator[tuple[str, ...]]:
        body = node.find(f"{XSD}complexType")
        named = (node.get("type") or "").removeprefix("xsd:")
        if body is None and named in self.types:
            body = self.types[named]
        if body is None:
            yield path, place, least, most, named or "string"
            return
        base = body.find(f"{XSD}simpleContent/{XSD}extension")
        yield path, place, least, most, "elements" if base is None else base.get("base").removeprefix("xsd:")
        parts = self._parts(body) if base is None else [base]
        yield from dict.fromkeys(row for part in parts for row in self._attributes(part, path))
        children = [child for part in parts for child in part.iterfind(f"{XSD}sequence/*")]
        for number, child in enumerate(children, 1):
            yield from self._child(child, path, str(number))

    def _parts(self, body: Any) -> list[Any]:
        """A complex type as the parts it is made of, the type that it extends first."""
        extension = body.find(f"{XSD}complexContent/{XSD}extension")
        return [body] if extension is None else [*self._parts(self.types[extension.get("base")]), extension]

    def _child(self, child: Any, path: str, place: str) -> Iterator[tuple[str, ...]]:
        least = child.get("minOccurs", "1")
        most = child.get("maxOccurs", "1").replace("unbounded", "*")
        if child.tag == f"{XSD}any":
            yield f"{path}/*", place, least, most, "other-namespace"
        else:
            node = self.elements[child.get("ref")] if child.get("ref") else child
            yield from self._element(node, f"{path}/{node.get('name')}", place, least, most)

    def _attributes(self, body: Any, path: str) -> Iterator[tuple[str, ...]]:
        for node in body.iterfind(f"{XSD}attribute"):
            name = node.get("name") or node.get("ref")
            declared = self.attributes.get(name) if name != "xml:lang" and not node.get("type") else node
            kind = "string" if declared is None else declared.get("type", "language").removeprefix("xsd:")
            yield f"{path}/@{name}", "", "1" if node.get("use") == "required" else "0", "1", kind
        if body.find(f"{XSD}anyAttribute") is not None:
            yield f"{path}/@*", "", "0", "*", "other-namespace"


def mapping(folder: Path) -> Rows:
    """Which codelist governs which path, on which condition, and the id and category of a finding there."""
    known = [line.split("\t") for line in (HERE / "iati_codelist_rules.tsv").read_text("utf-8").splitlines()[1:]]
    rows: Rows = []
    for node, (path, codelist, identifier, category) in zip(
        etree.parse(str(folder / "codelist-mapping.xml")).getroot().iter("mapping"), known, strict=True
    ):
        if (node.findtext("path"), node.find("codelist").get("ref")) != (path, codelist):
            raise SystemExit(
                f"iati_codelist_rules.tsv names {path} {codelist}; the mapping has {node.findtext('path')}"
            )
        attribute, value, default = _condition(node.findtext("condition") or "")
        rows.append((_whole(path), codelist, attribute, value, default, identifier, category))
    return rows


def _condition(text: str) -> tuple[str, str, str]:
    """``@vocabulary = '1' or not(@vocabulary)`` as attribute, value, and whether that is the default."""
    if not text:
        return "", "", ""
    name, value = text.split(" or ")[0].split(" = ")
    return name.strip("@ "), value.strip("' "), "1" if " or not(" in text else "0"


def _whole(path: str) -> str:
    for root in ROOTS:
        one = "iati-activity" if root == "iati-activities" else "iati-organisation"
        if path.startswith(f"//{one}/"):
            return f"{root}/{path[2:]}"
    return path if path == "//@xml:lang" else path[2:]


def codelists(folder: Path) -> tuple[Rows, Rows]:
    """The codelists, and their codes with English and French names, status and dates."""
    lists: Rows = []
    codes: Rows = []
    for file in sorted((folder / "codelists").glob("*.xml")):
        root = etree.parse(str(file)).getroot()
        name = root.get("name")
        own = _names(root.find("metadata"))
        lists.append(
            (name, *own, root.get("complete", ""), root.get("embedded", ""), root.get("category-codelist", ""))
        )
        for item in root.iter("codelist-item"):
            about = (item.findtext("category") or "", item.get("status", "active"))
            when = (item.get("activation-date", ""), item.get("withdrawal-date", ""))
            codes.append(
                (name, (item.findtext("code") or "").strip(), *_names(item), _plain(about[0]), about[1], *when)
            )
    return lists, list(dict.fromkeys(codes))


def _names(item: Any) -> tuple[str, str]:
    names: dict[str, str] = {}
    for narrative in item.iterfind("name/narrative"):
        names.setdefault(narrative.get(LANG, "en"), _plain(narrative.text or ""))
    return names.get("en", ""), names.get("fr", "")


def _plain(text: str) -> str:
    return " ".join(text.split())


def rules(folder: Path) -> Rows:
    """The cases of the standard ruleset; those within a loop have their ids within the loop's case."""
    rows: Rows = []
    for context, kinds in json.loads((folder / "rulesets" / "standard.json").read_text("utf-8")).items():
        for rule, body in kinds.items():
            for case in body["cases"]:
                about = _about(case)
                case = {key: value for key, value in case.items() if key != "ruleInfo"}
                if rule == "loop":
                    case = {**case, "do": {name: _bare(inner) for name, inner in case["do"].items()}}
                text = json.dumps(case, ensure_ascii=False)
                rows.append((about["id"], about["severity"], about["category"], context, rule, text))
    return rows


def _about(case: dict[str, Any]) -> dict[str, str]:
    if "do" not in case:
        return dict(case["ruleInfo"])
    found = [inner["ruleInfo"] for body in case["do"].values() for inner in body["cases"]]
    if len(found) != 1:
        raise SystemExit("a loop with several rules: the table has one id a line")
    return dict(found[0])


def _bare(body: dict[str, Any]) -> dict[str, Any]:
    return {"cases": [{key: value for key, value in case.items() if key != "ruleInfo"} for case in body["cases"]]}


def whole(folder: Path) -> dict[str, tuple[tuple[str, ...], Rows]]:
    """Every table by name: its columns and its rows."""
    codes_at: dict[str, list[str]] = {}
    mapped = mapping(folder)
    for path, codelist, attribute, value, default, identifier, _ in mapped:
        when = f"[@{attribute}={value}{'|-' if default == '1' else ''}]" if attribute else ""
        codes_at.setdefault(path, []).append(f"{codelist}{when}:{identifier}")
    tested = rules(folder)
    rules_at: dict[str, list[str]] = {}
    for identifier, _, _, context, _, _ in tested:
        for one in context.split(" | "):
            rules_at.setdefault(_bare_path(one), []).append(identifier)
    standard: Rows = []
    for root in ROOTS:
        for row in Schema(folder, root).rows(root):
            where = row[0].removesuffix("/text()")
            listed = codes_at.get(where, []) or codes_at.get(f"{where}/text()", [])
            if where.endswith("/@xml:lang"):
                listed = codes_at.get("//@xml:lang", [])
            held = [*rules_at.get(where, []), *rules_at.get("//" + where.rpartition("/")[2], [])]
            standard.append((*row, ";".join(listed), ";".join(dict.fromkeys(held))))
    lists, codes = codelists(folder)
    return {
        "standard.tsv": (STANDARD, standard),
        "mapping.tsv": (MAPPING, mapped),
        "codelists.tsv": (LISTS, lists),
        "codes.tsv": (CODES, codes),
        "rules.tsv": (RULES, tested),
    }


def _bare_path(context: str) -> str:
    """A context without its predicates, as a path of the table."""
    path, depth = "", 0
    for char in context if context.startswith("//") else context.lstrip("/"):
        depth += (char == "[") - (char == "]")
        path += char if depth == 0 and char != "]" else ""
    return path


def main(arguments: list[str]) -> int:
    """Write or compare; the exit status."""
    folders = [argument for argument in arguments if argument != "--check"]
    if len(folders) != 1 or not (Path(folders[0]) / "codelists").is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    stale = []
    for name, (columns, rows) in whole(Path(folders[0])).items():
        text = "".join("\t".join(row) + "\n" for row in [columns, *rows])
        file = TARGET / name
        if file.exists() and file.read_text("utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            file.write_text(text, "utf-8")
    if stale and "--check" in arguments:
        print(f"Not what the files give: {', '.join(stale)}. Run scripts/write_iati_standard.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
