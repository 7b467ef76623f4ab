"""What the official schemas of OCDS 1.1.5 say of a file: every finding at once, each with where it is.

Promise: findings come from the schemas in ``standard/`` (structure, types, closed codelists, date-time, URI) and two
rules that the standard states in words: identifiers tell objects of one list apart, and an award of a contract exists.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT4

from cosante.exchange.ocds.files import Json, kind_of, releases_of

_HERE = Path(__file__).parent / "standard"
_FILES = {
    "release": "release-schema",
    "release-package": "release-package-schema",
    "record-package": "record-package-schema",
}
_FORMATS = FormatChecker(formats=())


@dataclass(frozen=True, slots=True)
class Finding:
    """``path`` as a JSON Pointer; ``found`` is what stands there, shortened."""

    path: str
    message: str
    found: str

    def as_dict(self) -> dict[str, str]:
        """As the report in JSON has it."""
        return {"path": self.path, "message": self.message, "found": self.found}


def _is_moment(value: object) -> bool:
    """RFC 3339: a day, a time and an offset."""
    if not isinstance(value, str):
        return True
    try:
        return len(value) > 18 and value[10] in "Tt" and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _is_uri(value: object) -> bool:
    """RFC 3986: a scheme, and no blanks."""
    if not isinstance(value, str):
        return True
    try:
        return bool(urlsplit(value).scheme) and not any(sign.isspace() for sign in value)
    except ValueError:
        return False


_FORMATS.checks("date-time")(_is_moment)
_FORMATS.checks("uri")(_is_uri)


@cache
def schema(kind: str) -> Json:
    """The schema of a release, a release package or a record package."""
    loaded: Json = json.loads((_HERE / f"{_FILES[kind]}.json").read_text("utf-8"))
    return loaded


@cache
def _validator(kind: str) -> Draft4Validator:
    known = [(schema(one)["id"], DRAFT4.create_resource(schema(one))) for one in _FILES]
    registry: Registry[Any] = Registry().with_resources(known)
    return Draft4Validator(schema(kind), registry=registry, format_checker=_FORMATS)


def findings(document: Json) -> list[Finding]:
    """All of them, in the order of the file's paths. ``BadValue`` where it is no OCDS at all."""
    found = []
    for error in _validator(kind_of(document)).iter_errors(document):
        for leaf in _leaves(error):
            path = "".join(f"/{part}" for part in leaf.absolute_path)
            found.append(Finding(path, leaf.message[:300], json.dumps(leaf.instance, default=str)[:80]))
    found = list(dict.fromkeys(found))
    return found if found else list(_said_in_words(document))


def _leaves(error: Any) -> Iterator[Any]:
    """Of an alternative that nothing fits, what is wrong with the one that was meant: the one that goes furthest."""
    if not error.context:
        yield error
        return
    by_branch: dict[Any, list[Any]] = {}
    for one in error.context:
        by_branch.setdefault(one.schema_path[0], []).append(one)
    for one in max(by_branch.values(), key=lambda errors: max(len(one.path) for one in errors)):
        yield from _leaves(one)


def _said_in_words(document: Json) -> Iterator[Finding]:
    for ocid, releases in releases_of(document).items():
        for release in releases:
            where = f"{ocid}:{release.get('id', '')}"
            for name in ("awards", "contracts", "parties"):
                ids = [str(one.get("id")) for one in release.get(name, [])]
                for twice in sorted({one for one in ids if ids.count(one) > 1}):
                    yield Finding(f"{where}/{name}", "Two of this list have the same id, so one is lost.", twice)
            awards = {str(one.get("id")) for one in release.get("awards", [])}
            for one in release.get("contracts", []) if awards else []:
                if str(one.get("awardID")) not in awards:
                    yield Finding(f"{where}/contracts", "No award of this release has this awardID.", one["awardID"])
